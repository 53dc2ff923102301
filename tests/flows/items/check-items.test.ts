import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../../src/bots/words/said.ts'
import { parseLabelLines } from '../../../src/domain/labels/label-lines.ts'
import type { TaskTypeName } from '../../../src/domain/task-types/task-types.ts'
import { nearest } from '../../../src/domain/texts/nearest.ts'
import { sourceOfBytes, sourceOfText } from '../../../src/files/file-source.ts'
import { checkItems, type ItemsPolicy } from '../../../src/flows/items/check-items.ts'

const policy: ItemsPolicy = { overlap: 2, annotators: 3, goldShare: 0 }

function rules(taskType: TaskTypeName = 'choice', labels = 'Termination\nAssignment\nLiability limit') {
  return { taskType, labels: parseLabelLines(taskType, labels).labels, nearest }
}

function check(text: string, taskType: TaskTypeName = 'choice', labels?: string) {
  return checkItems(sourceOfText(text), rules(taskType, labels), policy)
}

async function problemsOf(text: string, taskType: TaskTypeName = 'choice', labels?: string) {
  return (await check(text, taskType, labels)).problems.map(({ line, what }) => [line, said.problems.of(what)])
}

describe('a fault in an items file', () => {
  it('is a label that does not exist, with the nearest one that does', async () => {
    expect(await problemsOf('text,gold\nx,liability limt\ny,Something else\n')).toEqual([
      [2, '“liability limt” is not one of the labels. Did you mean “Liability limit”?'],
      [3, '“Something else” is not one of the labels: Termination, Assignment, Liability limit.'],
    ])
    expect(await problemsOf('text,gold\nx,Termination; Asignment\n', 'multi-choice')).toEqual([
      [2, '“Asignment” is not one of the labels. Did you mean “Assignment”?'],
    ])
    expect(await problemsOf('text,gold\nx,6\ny,4.0\nz,four\n', 'rating', '1-5')).toEqual([
      [2, '“6” is no step of this rating, which goes from 1 to 5.'],
      [4, '“four” is no step of this rating, which goes from 1 to 5.'],
    ])
    expect(await problemsOf('text;gold\nx;4,0\n', 'rating', '1-5')).toEqual([
      [2, '“4,0” is no step of this rating, which goes from 1 to 5. Did you mean “4”?'],
    ])
    const orders = 'a,b,c,d,gold\nx,y,z,,C>A>B\nx,y,w,v,"A, B, C"\nx,y,u,,best\nx,y,t,s,d;c;b;a\n'
    const noOrder = 'In “gold”, name each text of its row once, the best first, as “B, A, C”.'
    expect(await problemsOf(orders, 'ranking')).toEqual([
      [3, noOrder],
      [4, noOrder],
    ])
    expect(await problemsOf('a,b,gold\nx,y,a\nx,z,TIE\nx,w,C\n', 'pairwise')).toEqual([
      [4, '“C” is not one of the labels: A, B, Tie.'],
    ])
  })

  it('is no label that is spelled otherwise, nor a number that is written otherwise', async () => {
    const labels = 'Caf\u00e9\nNot relevant\n1\n2'
    expect(
      await problemsOf('text,gold\nx,CAFE\u0301\ny,not\u00a0 relevant\u200b\nz,1.0\nw,01\nv,\n', 'choice', labels),
    ).toEqual([])
    expect(await problemsOf('text,gold\nx,1.0\ny,01\nz,2.0\n', 'choice', '1\n1.0\n2')).toEqual([
      [3, '“01” is not one of the labels: 1, 1.0, 2.'],
    ])
  })

  it('is a text that is missing', async () => {
    expect(await problemsOf('text,id\n"  ",1\n,2\nx,3\n')).toEqual([
      [2, '“text” is empty.'],
      [3, '“text” is empty.'],
    ])
    expect(await problemsOf('a,b\nx,\n', 'pairwise')).toEqual([[2, '“b” is empty.']])
    expect(await problemsOf('text,id\n\u200b\u2060,1\n#REF!,2\n"\u00a0 \u200b",#N/A\n')).toEqual([
      [2, '“text” holds nothing that can be seen, only such as zero-width spaces.'],
      [3, '“text” is #REF!: a formula that failed in a spreadsheet. Put the text itself there.'],
      [4, '“text” holds nothing that can be seen, only such as zero-width spaces.'],
      [4, '“id” is #N/A: a formula that failed in a spreadsheet. Put the id itself there.'],
    ])
    expect(await problemsOf('text,group\nx,#N/A\ny,\u200b\n')).toEqual([
      [2, '“group” is #N/A: a formula that failed in a spreadsheet. Put the group itself there.'],
    ])
  })

  it('is a key of JSONL that is not there, said once, with those that are', async () => {
    const rows = ['{"body": "x", "id": 1}', '{"text": "x", "id": 2}', '{"Body": "y"}', '{"body": "z"}']
    expect(await problemsOf(rows.join('\n'))).toEqual([
      [1, 'There is no “text” here, nor on 2 other lines. What is there: “body”, “id”.'],
    ])
    expect(await problemsOf('{"texts": "x"}\n{"texts": ""}')).toEqual([
      [1, 'There is no “text” here, nor on another line. Is it the one called “texts”?'],
    ])
    const report = await check(`${'{"text": ""}\n'.repeat(60)}{"body": "x"}`)
    expect([report.problems.length, report.problemCount, report.problems[0]?.line]).toEqual([50, 61, 61])
  })

  it('is an id, or all that an annotator would see, that was there before', async () => {
    expect(await problemsOf('text,id\nx,1\n"y\nz",2\nw,1\nx,4\n')).toEqual([
      [5, 'The id “1” is already on line 2.'],
      [6, 'The same text is already on line 2.'],
    ])
    expect(await problemsOf('text,id\nx,\ny,line-2\n')).toEqual([[3, 'The id “line-2” is already on line 2.']])
    expect(await problemsOf('a,b\nx,y\ny,x\nx,y\n', 'pairwise')).toEqual([[4, 'The same pair is already on line 2.']])
  })

  it('is not the same question about another picture or in another context', async () => {
    expect(await problemsOf('text,image\nWhat?,https://x.org/1.png\nWhat?,https://x.org/2.png\n')).toEqual([])
    expect(await problemsOf('text,context_page\nYes.,1\nYes.,2\n')).toEqual([])
  })

  it('is whatever is too long', async () => {
    expect(await problemsOf(`text,id,gold,explanation\n${'x'.repeat(20_001)},1,,\ny,${'2'.repeat(201)},,\n`)).toEqual([
      [2, '“text” has 20,001 characters; 20,000 is the most.'],
      [3, '“id” has 201 characters; 200 is the most.'],
    ])
    expect(await problemsOf(`text,gold,explanation\ny,Assignment,${'2'.repeat(2001)}\n`)).toEqual([
      [2, '“explanation” has 2,001 characters; 2,000 is the most.'],
    ])
    expect(await problemsOf(`text,context_x\ny,${'x'.repeat(20_001)}\n`)).toEqual([
      [2, '“context_x” has 20,001 characters; 20,000 is the most.'],
    ])
  })

  it('is a priority that is none', async () => {
    const rows = ['0', '9', '', '10', '-1', '1.5', 'high'].map((priority, at) => `t${at},${priority}`)
    expect(await problemsOf(`text,priority\n${rows.join('\n')}`)).toEqual(
      ['10', '-1', '1.5', 'high'].map((priority, at) => [
        5 + at,
        `“${priority}” is no priority: give a whole number from 0 to 9.`,
      ]),
    )
  })

  it('is a picture that cannot be fetched safely', async () => {
    const rows = ['https://x.org/a.png', 'http://x.org/a.png', 'a.png', 'javascript:alert(1)']
    expect(await problemsOf(`text,image\n${rows.map((image, at) => `t${at},${image}`).join('\n')}`)).toEqual(
      [3, 4, 5].map((line) => [line, 'The image must be an address that begins with https://.']),
    )
  })

  it('is a character that cannot be kept', async () => {
    expect(await problemsOf('{"text": "a\\u0000b"}\n{"text": "a\\ud800b"}\n{"text": "\\ud83d\\ude42"}')).toEqual([
      [1, '“text” holds a zero character, which cannot be kept.'],
      [2, '“text” holds half of a character.'],
    ])
  })

  it('is a column that is missing or there twice; then nothing else is said', async () => {
    expect(await problemsOf('texts,gold\nx,oops\n')).toEqual([
      [1, 'There is no column “text”. Is it the one called “texts”?'],
    ])
    expect(await problemsOf('te\u200bxt,\u00a0GOLD\nx,Termination\ny,\n')).toEqual([])
    expect(await problemsOf('text,gold,Gold\nx,oops,\n')).toEqual([[1, 'Two columns are called “gold”.']])
    expect(await problemsOf('text\nx\n', 'pairwise')).toEqual([
      [1, 'There is no column “a”. What is there: “text”.'],
      [1, 'There is no column “b”. What is there: “text”.'],
    ])
  })

  it('is more gold, context or name than any item has use for', async () => {
    const labels = Array.from({ length: 5 }, (_, at) => `Wrong ${at}`).join(';')
    expect(await problemsOf(`text,gold\nx,Termination;${labels}\n`, 'multi-choice')).toEqual([
      [2, '“Wrong 0” is not one of the labels: Termination, Assignment, Liability limit.'],
      [2, '“Wrong 1” is not one of the labels: Termination, Assignment, Liability limit.'],
      [2, '“Wrong 2” is not one of the labels: Termination, Assignment, Liability limit.'],
      [2, 'And 2 more in “gold” are not labels either.'],
    ])
    expect(await problemsOf(`text,gold\nx,"${'Termination;'.repeat(8_000)}"\n`, 'multi-choice')).toEqual([
      [2, '“gold” has 96,000 characters; 10,000 is the most.'],
    ])
    const names = Array.from({ length: 51 }, (_, at) => `context_${at}`)
    expect(await problemsOf(`text,${names}\nx${',y'.repeat(51)}\n`)).toEqual([
      [2, 'There are 51 values of context; 50 is the most.'],
    ])
    const long = `context_${'x'.repeat(200)}`
    const told = /^The name “context_x+…” has 208 characters; 200 is the most\.$/u
    expect(await problemsOf(`text,${long}\nx,y\n`)).toEqual([[1, expect.stringMatching(told)]])
    expect(await problemsOf(`{"text":"x","${long}":"y"}`)).toEqual([[1, expect.stringMatching(told)]])
  })

  it('is a label in letters of another alphabet, which is said, since the two look alike', async () => {
    expect(await problemsOf('text,gold\nx,Аssignment\n')).toEqual([
      [2, '“Аssignment” is not one of the labels, since its “А” is a Cyrillic letter. Did you mean “Assignment”?'],
    ])
  })

  it('is an id that a spreadsheet has shortened, where that makes two of one', async () => {
    expect(await problemsOf('text,id\nx,4.89E+10\ny,4.89E+10\n')).toEqual([
      [
        3,
        'The id “4.89E+10” is already on line 2. A spreadsheet wrote it short, and its last digits are lost: make the column text before the ids are filled in.',
      ],
    ])
  })

  it('is told as it is found, however many there are', async () => {
    const told: (number | null)[] = []
    await checkItems(sourceOfText(`text\n${'""\n'.repeat(70)}`), rules(), policy, undefined, ({ line }) =>
      told.push(line),
    )
    expect(told).toHaveLength(70)
  })

  it('is having no items, or none but gold', async () => {
    for (const text of ['', 'text,id\n', '\n\n'])
      expect(await problemsOf(text)).toEqual([[null, 'There are no items in it.']])
    expect(await problemsOf('text,gold\nx,Assignment\n')).toEqual([
      [null, 'Every row has a known answer. Leave “gold” empty on the items that are to be labeled.'],
    ])
  })

  it('is counted however many there are, and the first fifty are named', async () => {
    const report = await check(`text\n${'""\n'.repeat(70)}`)
    expect([report.problems.length, report.problemCount]).toEqual([50, 70])
    expect(report.problems.at(-1)).toEqual({ line: 51, what: { kind: 'cell-empty', column: 'text' } })
  })

  it('does not hide others on the same line', async () => {
    expect((await problemsOf('text,priority,gold\n,x,y\n')).map(([line]) => line)).toEqual([2, 2, 2])
  })
})

describe('a warning about an items file', () => {
  async function warnings(text: string) {
    return (await checkItems(sourceOfText(text), rules(), null)).warnings.map(said.items.warning)
  }

  it('names columns that nothing is done with', async () => {
    expect(await warnings('text,explnation,note,\nx,,,\n')).toEqual([
      'The column “explnation” is not used. Did you mean “explanation”?',
      'The column “note” is not used. Call it “context_note” to show it beside the item.',
    ])
    expect(await warnings('{"text": "x", "note": "y", "meta": {"page": 1}}')).toEqual([
      'The column “note” is not used. Call it “context_note” to show it beside the item.',
      'The column “meta” is not used. Call it “context_meta” to show it beside the item.',
    ])
  })

  it('does not advise to show what may be the answer', async () => {
    expect(await warnings('text,Label\nx,Assignment\n')).toEqual([
      'The column “label” is not used. Did you mean “gold”?',
    ])
  })

  it('names what is lost under no name, and no numbers of rows', async () => {
    expect(await warnings(',text,,\n0,Hi, there,\n1,Ho,,\n')).toEqual([
      'Something in a column without a name, which is not used: line 2.',
    ])
  })

  it('names what a spreadsheet or a program leaves by accident', async () => {
    const rows = ['nan,1.5E+12,', 'x,2,#N/A', 'None,3,', 'caf\uFFFD,4,', 'y']
    expect(await warnings(`text,id,context_page\n${rows.join('\n')}\n`)).toEqual([
      'Ids such as 4.89E+10, shortened by a spreadsheet so that their last digits are lost: line 2.',
      'A text that is only a word for nothing, such as nan or null, and will be shown to people as it is: lines 2, 4.',
      'A formula that failed, such as #N/A, beside the text: line 3.',
      'The sign �, which stands where a character was lost: line 5.',
      'Fewer cells than the header has; those that are missing count as empty: line 6.',
    ])
  })

  it('names the header where it stands among the items', async () => {
    expect(await warnings('Text,id\nx,1\nText,id\n')).toEqual([
      'The header once more, as where two files are put together; it becomes an item: line 3.',
    ])
    expect(await warnings('text\ntext\n')).toEqual([])
  })

  it('names gold without an explanation, and explanations without gold', async () => {
    const rows = Array.from({ length: 7 }, (_, at) => `t${at},Assignment,`).join('\n')
    expect(await warnings(`text,gold,explanation\n${rows}\nx,,because\n`)).toEqual([
      'A known answer without an explanation: lines 2, 3, 4, 5, 6 and 2 more.',
      'An explanation without a known answer, which nobody will see: line 9.',
    ])
  })
})

describe('the sample campaigns', () => {
  const sample = new URL('../../../playground/sample/', import.meta.url)
  const load = (name: string) => readFile(new URL(name, sample))
  const usual = { overlap: 3, annotators: 4, goldShare: 0.1 }

  it('give a preview without a problem or a warning', async () => {
    const labels = parseLabelLines('choice', (await load('labels.txt')).toString()).labels
    const clauses = sourceOfBytes(await load('items.csv'))
    const report = await checkItems(clauses, { taskType: 'choice', labels, nearest }, usual)
    expect(report).toMatchObject({ problems: [], warnings: [] })
    expect(report.items).toBeGreaterThanOrEqual(60)
    expect(report.gold).toBeGreaterThanOrEqual(15)
    const replies = sourceOfBytes(await load('replies.jsonl'))
    expect(await checkItems(replies, rules('pairwise'), usual)).toMatchObject({ problems: [], warnings: [] })
  })
})

describe('checking', () => {
  it('never counts more rows than there are, and never keeps a faulty one', async () => {
    const cell = fc.constantFrom('', 'x', 'y', 'Assignment', '3', ' ')
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(rows, async (rows) => {
        const text = `text,gold,priority\n${rows.map((row) => row.join(',')).join('\n')}\n`
        const report = await check(text)
        const faultyLines = new Set(report.problems.map(({ line }) => line))
        expect(report.problems.every(({ line }) => line === null || (line > 1 && line <= rows.length + 1))).toBe(true)
        expect(report.items + report.gold).toBeLessThanOrEqual(rows.length)
        const written = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
        if (report.problemCount === 0) expect(report.items + report.gold).toBe(written.length)
        else expect(faultyLines.size).toBeGreaterThan(0)
      }),
    )
  })
})

describe('the texts of a ranking', () => {
  it('are columns from a to e with no gap, or a list of three to five, and a row that repeats them is found', async () => {
    const { problems, sample, items } = await check(
      'a,b,c,d,e\nx,y,z,,\nx,y,z,w,\nx,y,z,,v\nx,y,,,\nx,y,z,,\n',
      'ranking',
    )
    expect(problems.map(({ line, what }) => [line, said.problems.of(what)])).toEqual([
      [4, '“d” is empty.'],
      [5, '“c” is empty.'],
      [6, 'The same texts are already on line 2.'],
    ])
    expect([items, sample.map((content) => content.candidates)]).toEqual([
      2,
      [
        ['x', 'y', 'z'],
        ['x', 'y', 'z', 'w'],
      ],
    ])
    const lists = [
      ['x', 'y', 'z', 'w'],
      ['x', 'y'],
      ['x', 'y', 'z', 'w', 'v', 'u'],
    ]
    const listed = await check(
      lists.map((candidates) => JSON.stringify({ candidates, gold: ['B', 'A', 'C', 'D'] })).join('\n'),
      'ranking',
    )
    expect(listed.problems.map(({ line, what }) => [line, said.problems.of(what)])).toEqual([
      [2, '“candidates” holds 2: give 3 to 5 texts to be put in order.'],
      [3, '“candidates” holds 6: give 3 to 5 texts to be put in order.'],
    ])
    expect([listed.gold, listed.sample[0]]).toMatchObject([1, { a: null, b: null, candidates: lists[0] }])
  })
})
