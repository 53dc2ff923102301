import { describe, expect, it } from 'vitest'
import { answersFile, scoreFiles, scoreReport } from './run-score.ts'

const rows = ['a,ann,x', 'a,ben,x', 'b,ann,y', 'b,ben,x']
const plainly = async () => (await scoreReport({ 'l.csv': answersFile(...rows) }, 'l.csv')).report

describe('columns that are not needed', () => {
  it.each<[what: string, header: string, row: (plain: string, at: number) => string, told: string]>([
    ['a timestamp', 'item,annotator,label,timestamp', (row) => `${row},2026-01-05`, '"timestamp", which is'],
    ["pandas' index", ',item,annotator,label', (row, at) => `${at},${row}`, '1 column without a name, which is'],
    [
      "R's index",
      '"","item","annotator","label"',
      (row, at) => `"${at + 1}",${row}`,
      '1 column without a name, which is',
    ],
    ['a trailing comma', 'item,annotator,label,', (row) => `${row},`, '1 column without a name, which is'],
    [
      'many others',
      'mood,item,a,annotator,b,label,c,',
      (row) => {
        const [item, annotator, label] = row.split(',')
        return `fine,${item},1,${annotator},2,${label},3,`
      },
      '"mood", "a", "b", 1 more and 1 column without a name, which are',
    ],
  ])('are passed over with a note: %s', async (_what, header, row, told) => {
    const file = `${header}\n${rows.map((plain, at) => `${row(plain, at)}\n`).join('')}`
    const { report, notes } = await scoreReport({ 'l.csv': file }, 'l.csv')
    expect(notes).toEqual([`l.csv: passed over ${told} not needed.`])
    expect({ ...report, notes: [] }).toEqual(await plainly())
  })

  it('are refused by line where the file is not in UTF-8', async () => {
    const danish = answersFile('d00,anna,l\u00e5n', 'd00,cilie,l\u00f8n', 'd01,anna,andet', 'd01,cilie,andet')
    const { code, stdout, stderr } = await scoreFiles({ 'l.csv': Buffer.from(danish, 'latin1') }, 'l.csv')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/line 2:/u)
    expect((await scoreReport({ 'l.csv': danish }, 'l.csv')).report.classes).toEqual(['andet', 'l\u00e5n', 'l\u00f8n'])
  })

  it('are no matter in rows alone, nor under the names of crowd-kit', async () => {
    const rowsAlone = `item,annotator,label\n${rows.map((row) => `${row},\n`).join('')}`
    const crowd = `worker,task,label\n${rows.map((row) => row.replace(/^(\w),(\w+)/u, '$2,$1')).join('\n')}\n`
    const numbered = `item,annotator,label\n${rows.map((row, at) => `${at + 1},${row}\n`).join('')}`
    const objects = rows.map((row) => row.split(',')).map(([item, annotator, label]) => ({ label, item, annotator }))
    const jsonl = objects.map((one) => `${JSON.stringify(one)}\n`).join('')
    for (const file of [rowsAlone, crowd, numbered, jsonl]) {
      expect((await scoreReport({ 'l.csv': file }, 'l.csv')).report).toEqual(await plainly())
    }
  })
})

describe('an export of ours', () => {
  const header =
    'item,annotator,label,confidence,given_at,elapsed_ms,guideline_version,counted,text,task_type,superseded_at'
  const row = (plain: string, more = {}) => {
    const { counted, type, superseded } = { counted: 'true', type: 'choice', superseded: '', ...more }
    return `${plain},,2026-01-05T10:00:00.000Z,900,1,${counted},"Some, text",${type},${superseded}`
  }

  it('is read without the answers that do not count, or that a later one replaced', async () => {
    const file = [
      header,
      ...rows.map((plain) => row(plain)),
      row('b,cem,y', { counted: 'false' }),
      row('a,ann,y', { superseded: '2026-01-05T11:00:00.000Z' }),
    ].join('\r\n')
    const { report, notes } = await scoreReport({ 'l.csv': file }, 'l.csv')
    expect({ ...report, notes: [] }).toEqual(await plainly())
    expect(notes).toEqual([
      'l.csv: passed over "confidence", "elapsed_ms" and "text", which are not needed.',
      'l.csv: left out 1 answer that does not count and 1 answer that a later one replaced.',
    ])
  })

  it('is read alike when a spreadsheet, pandas or R wrote it anew', async () => {
    for (const [yes, no, none] of [
      ['TRUE', 'FALSE', ''],
      ['True', 'False', ''],
      ['TRUE', 'FALSE', 'NA'],
    ] as const) {
      const again = [...rows.map((plain) => row(plain, { counted: yes, superseded: none }))]
      const file = [header, ...again, row('b,cem,y', { counted: no, superseded: none })].join('\n')
      const { report, notes } = await scoreReport({ 'l.csv': file }, 'l.csv')
      expect({ ...report, notes: [] }).toEqual(await plainly())
      expect(notes.at(-1)).toBe('l.csv: left out 1 answer that does not count.')
    }
  })

  it('counts the first answer of each person, who may have had two accounts', async () => {
    const file = [header, ...rows.map((plain) => row(plain)), row('a,ann,y')].join('\r\n')
    const { report, notes } = await scoreReport({ 'l.csv': file }, 'l.csv')
    expect({ ...report, notes: [] }).toEqual(await plainly())
    expect(notes.at(-1)).toBe('l.csv: 1 answer is given twice and counted once.')
  })

  it('tells that its labels are ratings, or several at once', async () => {
    const ratings = [
      header,
      ...['a,ann,1', 'a,ben,01', 'b,ann,2', 'b,ben,2'].map((one) => row(one, { type: 'rating' })),
    ]
    const rated = await scoreReport({ 'l.csv': ratings.join('\n') }, 'l.csv', '--labels', '1,01,2')
    expect(rated.report.classes).toEqual(['1', '2'])
    expect(rated.notes).toContain('l.csv: these are ratings; --level ordinal compares them as the campaign does.')
    const sets = [
      header,
      ...['a,ann,x', 'a,ben,x;y', 'b,ann,y', 'b,ben,y'].map((one) => row(one, { type: 'multi-choice' })),
    ]
    const found = await scoreReport({ 'l.csv': sets.join('\n') }, 'l.csv')
    expect(found.report.classes).toEqual(['x', 'y'])
    expect(found.notes).toContain('l.csv: an answer may hold several labels; they are compared label by label.')
  })
})

describe('several labels in one cell', () => {
  const file = answersFile('a,ann,x;y', 'a,ben,y ; X', 'b,ann,x', 'b,ben,x;z', 'c,ann,z', 'c,ben,z;')

  it('are compared label by label, the least agreed first', async () => {
    const { report, written } = await scoreReport({ 'l.csv': file }, 'l.csv', '--several', '--consensus-out', 'out.csv')
    const oneByOne = (...answers: string[]) =>
      answersFile(...answers.map((yes, at) => `${'abc'[at >> 1]},${at % 2 === 0 ? 'ann' : 'ben'},${yes}`))
    const alphaOf = async (...answers: string[]) =>
      (await scoreReport({ 'l.csv': oneByOne(...answers) }, 'l.csv')).report.agreement.alpha.value
    const alphas = [
      ['x', await alphaOf('y', 'y', 'y', 'y', 'n', 'n')],
      ['y', await alphaOf('y', 'y', 'n', 'n', 'n', 'n')],
      ['z', await alphaOf('n', 'n', 'n', 'y', 'y', 'y')],
    ] as const
    expect(report.classes).toEqual(['x', 'y', 'z'])
    expect(
      report.byLabel.map((one: { label: string; agreement: { alpha: { value: number } } }) => [
        one.label,
        one.agreement.alpha.value,
      ]),
    ).toEqual(alphas)
    expect(report.agreement).toMatchObject({ label: 'z', alpha: { value: alphas[2][1] } })
    expect(
      written
        .trim()
        .split('\n')
        .map((line) => line.split(',').slice(0, 2)),
    ).toEqual([
      ['item', 'majority'],
      ['a', 'x;y'],
      ['b', 'x'],
      ['c', 'z'],
    ])
  })

  it('are right where all of them are', async () => {
    const known = 'item,label\na,Y;X\nb,x;z\nc,z;w\n'
    const { report, notes } = await scoreReport(
      { 'l.csv': file, 'k.csv': known },
      'l.csv',
      '--several',
      '--truth',
      'k.csv',
    )
    expect(report.annotatorQuality).toMatchObject([
      { annotator: 'ann', correct: 1, judged: 3 },
      { annotator: 'ben', correct: 2, judged: 3 },
    ])
    expect(report.consensus).toMatchObject({ judged: 3, majority: { tied: 1, accuracy: 0.5 } })
    expect(notes.at(-1)).toBe('k.csv: "w" (1 item) is a label that nobody gave: the labels are "x", "y" and "z".')
  })

  it('read well as text, and are asked about where it is not told that there are several', async () => {
    const { stdout } = await scoreFiles({ 'l.csv': file }, 'l.csv', '--several')
    expect(stdout).toContain(
      'Agreement on "z", the label people agree about least, on 3 items with two answers or more',
    )
    expect(stdout).toMatch(/Each label by itself: alpha, AC1\n {2}x {2}1\.0000 {2}1\.0000\n/u)
    const { notes } = await scoreFiles({ 'l.csv': file }, 'l.csv')
    expect(notes).toContain('l.csv: "x;y" is read as one label; if it holds several, add --several.')
  })
})

describe('agreement that cannot be told', () => {
  it('has a reason where everybody gave the same label, and consensus is written all the same', async () => {
    const same = answersFile('a,ann,x', 'a,ben,x', 'b,ann,x', 'b,ben,x')
    const files = { 'l.csv': same, 'g.csv': 'item,label\na,x\n' }
    const { report, written } = await scoreReport(files, 'l.csv', '--gold', 'g.csv', '--consensus-out', 'out.csv')
    const { alpha, ac1, fleissKappa, cohenKappa, percentAgreement } = report.agreement
    expect(percentAgreement.value).toBe(1)
    for (const { value = null, mean = null, reason } of [alpha, ac1, fleissKappa, cohenKappa]) {
      expect([value, mean]).toEqual([null, null])
      expect(reason).not.toBe('')
    }
    expect(written).toBe('item,majority,live,dawidSkene,posterior\na,x,x,x,1\nb,x,x,x,1\n')
    const { code, stdout } = await scoreFiles(files, 'l.csv')
    expect(code).toBe(0)
    expect(stdout).toMatch(/alpha +undefined: all answers are the same/u)
    expect(stdout).not.toMatch(/NaN|Infinity/u)
  })

  it('tells that items answered once count in AC1 and kappa', async () => {
    const once = answersFile('a,ann,x', 'a,ben,x', 'b,ann,x', 'b,ben,x', 'c,ann,y')
    const { report } = await scoreReport({ 'l.csv': once }, 'l.csv')
    expect(report.agreement).toMatchObject({ alpha: { value: null }, fleissKappa: { value: 1 }, itemsAnsweredOnce: 1 })
    const said =
      "AC1 and Fleiss' kappa: 1 item answered once counts in the agreement expected by chance (Gwet's convention)"
    expect((await scoreFiles({ 'l.csv': once }, 'l.csv')).stdout).toContain(said)
    const apart = answersFile('a,ann,x', 'b,ben,y', 'c,ann,y')
    const { fleissKappa, ac1, percentAgreement } = (await scoreReport({ 'l.csv': apart }, 'l.csv')).report.agreement
    for (const { value, reason } of [fleissKappa, ac1, percentAgreement]) {
      expect([value, reason]).toEqual([null, 'no item has two answers'])
    }
    expect((await scoreFiles({ 'l.csv': apart }, 'l.csv')).stdout).not.toContain('answered once')
  })

  it("tells which pairs are left out of Cohen's mean", async () => {
    const items = Array.from({ length: 12 }, (_, at) => `i${at}`)
    const rows = items.flatMap((item, at) => [
      `${item},ann,${at % 2 === 0 ? 'x' : 'y'}`,
      `${item},ben,${at % 3 === 0 ? 'x' : 'y'}`,
      ...(at < 3 ? [`${item},dan,x`] : []),
    ])
    const same = items.flatMap((item) => [`${item}+,eva,x`, `${item}+,fay,x`])
    const { stdout } = await scoreFiles({ 'l.csv': answersFile(...rows, ...same) }, 'l.csv')
    expect(stdout).toMatch(
      /Cohen's kappa +-?0\.\d{4}, mean of 1 pair; left out: 1 pair that gave one and the same label throughout, 2 pairs that share fewer than 10 items\n/u,
    )
  })
})
