import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelSpellings } from '../../src/offline/label-spellings.ts'
import { answersFile, scoreFiles, scoreReport } from './run-score.ts'

/** Two people say the same of two items, a third gives `third` on both. */
const withThird = (third: string) =>
  answersFile('a,ann,x', 'a,ben,x', `a,cem,${third}`, 'b,ann,y', 'b,ben,y', `b,cem,${third}`)

describe('one label in two spellings', () => {
  it('is one label where only the Unicode form differs', async () => {
    const { report, notes, jsonNotes } = await scoreReport(
      { 'l.csv': answersFile('a,ann,\u00e9', 'a,ben,e\u0301', 'b,ann,x', 'b,ben,x') },
      'l.csv',
    )
    expect(report.agreement.alpha.value).toBe(1)
    expect(report.classes).toEqual(['x', '\u00e9'])
    expect(notes).toEqual(['l.csv: "e\u0301" (1 answer) is read as "\u00e9", written with other characters.'])
    expect(jsonNotes).toEqual(notes)
  })

  it('is one number at ordinal level', async () => {
    const rows = ['a,ann,1', 'a,ben,1.0', 'b,ann,2', 'b,ben,2.0', 'c,ann,1', 'c,ben,2.0']
    const { report, notes } = await scoreReport({ 'l.csv': answersFile(...rows) }, 'l.csv', '--level', 'ordinal')
    expect(report.agreement.alpha.value).toBeCloseTo(0.4444, 4)
    expect(report.classes).toEqual(['1', '2.0'])
    expect(notes).toEqual(['l.csv: "1.0" (1 answer) is read as "1".', 'l.csv: "2" (1 answer) is read as "2.0".'])
  })

  it('is one number where known labels give it twice to one item, unless they are words', async () => {
    const files = { 'l.csv': answersFile('a,ann,1', 'a,ben,1', 'b,ann,2'), 'k.csv': 'item,label\na,1\na,1.0\n' }
    expect((await scoreFiles(files, 'l.csv', '--gold', 'k.csv', '--level', 'ordinal')).code).toBe(0)
    const { code, stderr } = await scoreFiles(files, 'l.csv', '--gold', 'k.csv')
    expect([code, stderr]).toEqual([2, expect.stringContaining('line 3: another label for item "a" than at line 2')])
  })

  it('is a number in full width, or with what nobody sees, at interval level', async () => {
    const file = answersFile('a,ann,\uff11', 'a,ben,\uff11', 'b,ann,2\u200b', 'b,ben,2\u200b')
    const { report } = await scoreReport({ 'l.csv': file }, 'l.csv', '--level', 'interval')
    expect(report).toMatchObject({ classes: ['1', '2'], agreement: { alpha: { value: 1 } } })
  })

  it('is one number at nominal level too, unless two spellings are known to be labels', async () => {
    const file = answersFile('a,ann,1', 'a,ben,01', 'b,ann,2', 'b,ben,2')
    const classes = async (...words: string[]) =>
      (await scoreReport({ 'l.csv': file, 'k.csv': 'item,label\na,1\nb,01\n' }, 'l.csv', ...words)).report.classes
    expect(await classes()).toEqual(['1', '2'])
    expect(await classes('--labels', '1,01,2')).toEqual(['01', '1', '2'])
    expect(await classes('--truth', 'k.csv')).toEqual(['01', '1', '2'])
    expect(await classes('--gold', 'k.csv')).toEqual(['01', '1', '2'])
    expect(await classes('--labels', '1,01,2', '--level', 'ordinal')).toEqual(['1', '2'])
  })

  it('is one label in gold, truth and suggestions', async () => {
    const files = {
      'l.csv': answersFile('q0,ann,yes', 'q0,ben,yes', 'q1,ann,no', 'q1,ben,no'),
      'g.csv': 'item,label\nq0,Yes\n',
      's.csv': 'item,annotator,suggestion,shown\nq0,ann,\u00a0YES,no\n',
    }
    for (const known of ['--gold', '--truth']) {
      const { report, notes } = await scoreReport(files, 'l.csv', known, 'g.csv', '--suggestions', 's.csv')
      expect(report.classes).toEqual(['no', 'yes'])
      expect(report.annotatorQuality).toMatchObject([
        { annotator: 'ann', correct: 1, judged: 1 },
        { annotator: 'ben', correct: 1, judged: 1 },
      ])
      expect(report.suggestions.hidden).toEqual({ agree: 1, answers: 1 })
      expect(notes).toEqual(['g.csv: "Yes" (1 item) is read as "yes".'])
    }
  })

  it('goes by the spelling that is declared, else by the one that most answers have', async () => {
    const file = { 'l.csv': answersFile('a,ann,YES', 'a,ben,yes', 'b,ann,yes', 'b,ben,no') }
    expect((await scoreReport(file, 'l.csv')).report.classes).toEqual(['no', 'yes'])
    const { report, notes } = await scoreReport(file, 'l.csv', '--labels', 'Yes,No')
    expect(report.classes).toEqual(['No', 'Yes'])
    expect(notes).toEqual([
      'l.csv: "YES" (1 answer) and "yes" (2 answers) are read as "Yes".',
      'l.csv: "no" (1 answer) is read as "No".',
    ])
  })

  it('makes no difference to any figure', async () => {
    const plain = ['a,ann,x', 'a,ben,x', 'a,cem,y', 'b,ann,y', 'b,ben,y', 'b,cem,y', 'c,ann,x', 'c,ben,y']
    const spelled = plain.map((row, at) =>
      at % 2 === 0 ? row.toUpperCase().toLowerCase() : row.replace(/,x$/u, ',\u200bX '),
    )
    const { notes: _, ...one } = (await scoreReport({ 'l.csv': answersFile(...plain) }, 'l.csv')).report
    const { notes: __, ...other } = (await scoreReport({ 'l.csv': answersFile(...spelled) }, 'l.csv')).report
    expect({ ...other, classes: [] }).toEqual({ ...one, classes: [] })
    expect(other.classes).toHaveLength(2)
  })
})

describe('what is no answer', () => {
  it.each(['NaN', 'nan', 'null', 'NA', 'N/A', '#N/A', ''])('%s is left out, and counted in a note', async (nothing) => {
    const { report, notes } = await scoreReport({ 'l.csv': withThird(nothing) }, 'l.csv')
    expect(report.agreement.alpha.value).toBe(1)
    expect(report).toMatchObject({ labels: 4, annotators: 2, classes: ['x', 'y'] })
    const said =
      nothing === ''
        ? 'blank (2 answers) are no answer and left out.'
        : `"${nothing}" (2 answers) are no answer and left out; name it with --labels if it is a label.`
    expect(notes).toEqual([`l.csv: ${said}`])
  })

  it('is called blank where nothing can be seen', async () => {
    const file = answersFile('a,ann,x', 'a,ben,x', 'b,ann,y', 'b,ben,y', 'a,cem,', 'b,cem,\u200b')
    expect((await scoreReport({ 'l.csv': file }, 'l.csv')).notes).toEqual([
      'l.csv: blank (2 answers) are no answer and left out.',
    ])
  })

  it('is a label where it is declared, or truth or gold hold it', async () => {
    const known = 'item,label\na,NaN\nb,y\n'
    for (const words of [
      ['--labels', 'x,y,NaN'],
      ['--truth', 'k.csv'],
      ['--gold', 'k.csv'],
    ]) {
      const { report, notes } = await scoreReport({ 'l.csv': withThird('NaN'), 'k.csv': known }, 'l.csv', ...words)
      expect(report.agreement.alpha.value).toBeCloseTo(1 / 6, 4)
      expect(report.classes).toEqual(['NaN', 'x', 'y'])
      expect(notes).toEqual([])
    }
  })

  it.each(['None', '-'])('%s may be a label: it stays, and the note names it', async (label) => {
    const { report, notes } = await scoreReport({ 'l.csv': withThird(label) }, 'l.csv')
    expect(report.classes).toEqual([label, 'x', 'y'])
    expect(report.agreement.alpha.value).toBeCloseTo(1 / 6, 4)
    expect(notes).toEqual([
      `l.csv: "${label}" (2 answers) are taken as a label; take it out of the file if it is no answer.`,
    ])
  })

  it('takes an item with it that has no other', async () => {
    const { report, written } = await scoreReport(
      { 'l.csv': answersFile('n,dan,NaN', 'a,ann,x', 'a,ben,x', 'm,ann,', 'b,ann,y', 'b,ben,y', 'm,ben,nan') },
      'l.csv',
      '--consensus-out',
      'out.csv',
    )
    expect(report).toMatchObject({ items: 2, annotators: 2, labels: 4 })
    expect(written.split('\n').map((line) => line.split(',').slice(0, 2).join())).toEqual([
      'item,majority',
      'a,x',
      'b,y',
      '',
    ])
  })
})

describe('a label or a row that fits nothing', () => {
  const labels = answersFile('q0,ann,yes', 'q0,ben,yes', 'q1,ann,no', 'q1,ben,no')

  it('is told with its count and the nearest label, in gold and truth', async () => {
    const known = 'item,label\nq0,yess\nq1,no\nq7,yes\n'
    for (const option of ['--gold', '--truth']) {
      const { notes } = await scoreReport({ 'l.csv': labels, 'k.csv': known }, 'l.csv', option, 'k.csv')
      expect(notes).toEqual([
        'k.csv: 1 item has no answers and is passed over, such as "q7".',
        'k.csv: "yess" (1 item) is a label that nobody gave: did you mean "yes"?',
      ])
    }
  })

  it('is told in suggestions', async () => {
    const suggested = 'item,annotator,suggestion,shown\nq0,ann,maybe,no\nq0,ben,yes,no\nq0,cem,yes,no\nq9,ann,no,no\n'
    const { report, notes } = await scoreReport(
      { 'l.csv': labels, 's.csv': suggested },
      'l.csv',
      '--suggestions',
      's.csv',
    )
    expect(report.suggestions.hidden).toEqual({ agree: 1, answers: 2 })
    expect(notes).toEqual([
      's.csv: 2 suggestions fit no answer and are passed over.',
      's.csv: "maybe" (1 suggestion) is a label that nobody gave: the labels are "no" and "yes".',
    ])
  })

  it('is told where --labels does not name it', async () => {
    const { notes } = await scoreReport({ 'l.csv': labels }, 'l.csv', '--labels', '"yes, sure",noo,yes')
    expect(notes).toEqual(['l.csv: "no" (2 answers) is a label that --labels does not name: did you mean "noo"?'])
    const numbers = answersFile('a,ann,1e0', 'a,ben,2')
    expect((await scoreReport({ 'l.csv': numbers }, 'l.csv', '--labels', '1.0,2')).notes).toEqual([
      'l.csv: "1e0" (1 answer) is a label that --labels does not name: did you mean "1.0"?',
    ])
  })

  it('is told to be of another alphabet where it looks the same', async () => {
    const files = { 'l.csv': labels, 'k.csv': 'item,label\nq0,y\u0435s\nq1,no\n' }
    const { notes } = await scoreReport(files, 'l.csv', '--truth', 'k.csv')
    expect(notes).toEqual([
      'k.csv: "y\u0435s" (1 item) is a label that nobody gave, since its “\u0435” is a Cyrillic letter: did you mean "yes"?',
    ])
  })

  it('is told where two of the labels that people gave look the same', async () => {
    const file = answersFile('a,ann,pay', 'a,ben,p\u0430y', 'b,ann,no', 'b,ben,no')
    expect((await scoreReport({ 'l.csv': file }, 'l.csv')).notes).toEqual([
      'l.csv: "p\u0430y" looks like "pay" and is another label, since its “\u0430” is a Cyrillic letter.',
    ])
  })

  it('is told where a number has a decimal comma and another label is that number', async () => {
    const file = 'item;annotator;label\na;ann;1,0\na;ben;1\nb;ann;2,5\nb;ben;2,5\n'
    expect((await scoreReport({ 'l.csv': file }, 'l.csv')).notes).toEqual([
      'l.csv: "1,0" is another label than "1"; write numbers with a decimal point.',
    ])
  })

  it('is told where an item or an annotator is called nothing', async () => {
    const file = answersFile('a,NA,x', 'a,ben,x', 'nan,ann,y', 'nan,ben,y')
    expect((await scoreReport({ 'l.csv': file }, 'l.csv')).notes).toEqual([
      'l.csv: an item is called "nan"; take these rows out if that stands for nothing.',
      'l.csv: an annotator is called "NA"; take these rows out if that stands for nothing.',
    ])
  })

  it('is told where a spreadsheet wrote ids short, or a formula failed', async () => {
    const file = answersFile('4.89E+10,ann,x', '4.89E+10,ben,#REF!', 'b,ann,y', 'b,ben,y')
    expect((await scoreReport({ 'l.csv': file }, 'l.csv')).notes).toEqual([
      'l.csv: 1 item has an id that a spreadsheet wrote short, such as "4.89E+10"; several may have become one.',
      'l.csv: "#REF!" (1 answer) is taken as a label; take it out of the file if it is no answer.',
    ])
  })

  it('keeps its notes short, however many there are', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`i${at},ann,label ${at}`, `i${at},ben,LABEL ${at}`]).flat()
    const { code, notes, stderr } = await scoreFiles({ 'l.csv': answersFile(...rows) }, 'l.csv')
    expect(code).toBe(0)
    expect(notes).toHaveLength(11)
    expect(stderr).toContain('50 more labels are written in several ways')
  })
})

it('two texts are one label exactly if their keys are, or their numbers where nothing speaks against it', () => {
  const spelling = fc.constantFrom(
    'a',
    'A',
    ' a',
    '\u00e9',
    'e\u0301',
    '1',
    '1.0',
    '01',
    '2',
    'NaN',
    'nan',
    '-',
    'None',
    '',
  )
  fc.assert(
    fc.property(fc.array(spelling), fc.array(spelling), fc.boolean(), (given, declared, areNumbers) => {
      const answers = new Map(given.map((written) => [written, 1]))
      const { labelOf } = labelSpellings({ answers, declared, known: [], areNumbers })
      for (const written of [...given, ...declared]) {
        const label = labelOf(written)
        if (label !== null) expect(labelOf(label)).toBe(label)
        if (label === null) expect(['', 'NaN', 'nan']).toContain(written)
      }
      for (const written of declared.filter((one) => one !== '')) expect(labelOf(written)).not.toBeNull()
      if (![...given, ...declared].some((one) => Number(one) === 1)) return
      const apart = !areNumbers && new Set(declared.filter((one) => Number(one) === 1)).size > 1
      if (apart) expect(labelOf('1')).not.toBe(labelOf('1.0'))
      else expect(labelOf('1')).toBe(labelOf('01'))
    }),
  )
})
