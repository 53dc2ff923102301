import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../../src/bots/words/said.ts'
import { type FileSource, sourceOfBytes, sourceOfText } from '../../../src/files/file-source.ts'
import { type ItemsFileRow, readItemsFile } from '../../../src/flows/items/read-items-file.ts'

async function read(source: string | FileSource): Promise<ItemsFileRow[]> {
  const rows: ItemsFileRow[] = []
  for await (const row of readItemsFile(typeof source === 'string' ? sourceOfText(source) : source, 'choice'))
    rows.push(row)
  return rows
}

function cellsOf(rows: readonly ItemsFileRow[]): { line: number; cells: Record<string, string> }[] {
  return rows.flatMap((row) => (row.kind === 'row' ? [{ line: row.line, cells: Object.fromEntries(row.cells) }] : []))
}

/** The same bytes in pieces of these sizes, over and over. */
function inPieces(bytes: Uint8Array, sizes: readonly number[]): FileSource {
  return {
    async *open() {
      for (let start = 0, turn = 0; start < bytes.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1
        yield bytes.subarray(start, start + size)
        start += size
      }
    },
  }
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', 'é', '🙂', '\u2028', "'", '{'),
  }),
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const breaksIn = (text: string) => text.match(/\r\n|\r|\n/gu)?.length ?? 0

describe('reading items', () => {
  it('gives back any text through CSV, each row under the line it begins on, in whatever pieces it comes', async () => {
    const row = fc.tuple(anyText, anyText)
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    const separator = fc.constantFrom(',', ';', '\t')
    const ending = fc.constantFrom('\n', '\r\n')
    const byteOrderMark = fc.constantFrom('', '\uFEFF')
    const file = fc.record({ rows: fc.array(row, { minLength: 1 }), sizes, separator, ending, byteOrderMark })
    await fc.assert(
      fc.asyncProperty(file, async ({ rows, sizes, separator, ending, byteOrderMark }) => {
        const lines = [`text${separator}context_b`, ...rows.map((row) => row.map(quoted).join(separator))]
        const text = byteOrderMark + lines.join(ending)
        let line = 1
        const expected = rows.map(([text, b], index) => {
          line += 1 + (index === 0 ? 0 : breaksIn((rows[index - 1] ?? []).map(quoted).join(separator)))
          return { line, cells: { text, context_b: b } }
        })
        expect(cellsOf(await read(inPieces(Buffer.from(text), sizes)))).toEqual(expected)
      }),
    )
  })

  it('gives back any text through JSONL, by the line it is on', async () => {
    const rows = fc.array(fc.tuple(anyText, fc.nat({ max: 2 })), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        let line = 0
        const expected = rows.map(([text, blankLines]) => {
          line += blankLines + 1
          return { line, cells: { text } }
        })
        // Blank lines are counted and passed over; the first line must not be blank for the file to be known as JSONL.
        const text = rows.map(([text, blankLines]) => '\n'.repeat(blankLines) + JSON.stringify({ text })).join('\n')
        expect(cellsOf(await read(inPieces(Buffer.from(text), [size])))).toEqual(expected)
      }),
    )
  })

  it('passes over blank lines, and counts them', async () => {
    const rows = await read('\n\ntext,id\n\none,1\n\n\ntwo,2\n\n')
    expect(cellsOf(rows)).toEqual([
      { line: 5, cells: { text: 'one', id: '1' } },
      { line: 8, cells: { text: 'two', id: '2' } },
    ])
    expect(rows[0]).toEqual({ kind: 'columns', line: 3, names: ['text', 'id'] })
  })

  it('knows columns by their names whatever their case, and keeps the case of what experts see', async () => {
    const [columns] = await read(' Text ,ID,Context_Source System\nx,1,y\n')
    expect(columns).toMatchObject({ names: ['text', 'id', 'context_Source System'] })
  })

  it('reads rows pasted from a spreadsheet, and files that a spreadsheet saved with semicolons', async () => {
    for (const sign of ['\t', ';']) {
      const rows = await read(`text${sign}gold\n"one, two"${sign}A\n`)
      expect(cellsOf(rows)).toEqual([{ line: 2, cells: { text: 'one, two', gold: 'A' } }])
    }
  })

  it('reads a single column, and old line ends', async () => {
    expect(cellsOf(await read('text\r"one"\rtwo'))).toEqual([
      { line: 2, cells: { text: 'one' } },
      { line: 3, cells: { text: 'two' } },
    ])
  })

  it('takes numbers, lists of labels and absent values from JSONL', async () => {
    const rows = await read('{"text": "x", "id": 7, "gold": ["A", "B"], "priority": null}\n{"text": "y", "gold": 4}')
    expect(cellsOf(rows).map(({ cells }) => cells)).toEqual([
      { text: 'x', id: '7', gold: 'A;B', priority: '' },
      { text: 'y', gold: '4' },
    ])
  })

  it('passes over lists and objects that nothing is done with, and names their keys', async () => {
    const [row] = await read('{"text": "x", "meta": {"page": 1}, "tags": ["a"], "Note": "n"}')
    expect(row).toMatchObject({ kind: 'row', unused: ['meta', 'tags'] })
    expect(await read('{"text": ["x"]}\n{"text": "x", "context_page": {}}')).toMatchObject([
      { kind: 'problem', line: 1, what: { kind: 'no-text-or-number', column: 'text' } },
      { kind: 'problem', line: 2, what: { kind: 'no-text-or-number', column: 'context_page' } },
    ])
  })

  it('names each line that is no row, and reads on', async () => {
    expect(await read('text,id\none\ntwo,2,\nthree,3,x\n')).toEqual([
      { kind: 'columns', line: 1, names: ['text', 'id'] },
      // Cells that are missing at the end are empty: spreadsheets leave them out.
      {
        kind: 'row',
        line: 2,
        cells: new Map([
          ['text', 'one'],
          ['id', ''],
        ]),
        missing: 1,
        unused: [],
      },
      {
        kind: 'row',
        line: 3,
        cells: new Map([
          ['text', 'two'],
          ['id', '2'],
        ]),
        missing: 0,
        unused: [],
      },
      { kind: 'problem', line: 4, what: { kind: 'more-cells-than-columns', cells: 3, columns: 2 } },
    ])
    const faulty = await read(
      '{"text": "x"}\n{oops}\n7\n{"text": {}}\n{"text": "a", "Text": "b"}\n{"text": "y"}\n{"text": "z", "id": 12345678901234567890}',
    )
    expect(faulty.map((row) => (row.kind === 'problem' ? [row.line, said.problems.of(row.what)] : row.kind))).toEqual([
      'row',
      [2, expect.stringMatching(/^This line is not valid JSON: expected property name.*, at character 2\.$/)],
      [3, 'This line is not a JSON object such as {"text": "…"}.'],
      [4, '“text” must be text or a number.'],
      [5, '“text” is there twice.'],
      'row',
      [7, '“id” is too large a number to be kept exactly: put it in quotes.'],
    ])
  })

  it('stops where the quoting breaks, having read what came before', async () => {
    const problemOf = async (text: string) => {
      const rows = await read(text)
      expect(cellsOf(rows).map(({ cells }) => cells.text)).toEqual(['a\nb', 'c'])
      return rows.at(-1)
    }
    const before = 'text,id\n"a\nb",1\nc,2\n'
    expect(await problemOf(`${before}"never,3\nclosed,4\n`)).toEqual({
      kind: 'problem',
      line: 5,
      what: { kind: 'quote-never-closed' },
    })
    for (const row of ['5" pipe,3', '"said" he,3']) {
      expect(await problemOf(`${before}${row}\nx,4\n`)).toMatchObject({
        line: 5,
        what: { kind: 'quotes-do-not-match' },
      })
    }
    const endless = `${before}"${'x\n'.repeat(600_000)}`
    expect(await problemOf(endless)).toMatchObject({
      line: 5,
      what: { kind: 'row-endless' },
    })
  })

  it('finds the line that is no UTF-8, wherever pieces break', async () => {
    const good = Buffer.from('text,id\nfür,1\nnaïve,2\n')
    const bytes = Buffer.concat([good, Buffer.from('caf\xe9,3\n', 'latin1'), good])
    for (const size of [1, 3, 7, 1000]) {
      const rows = await read(inPieces(bytes, [size]))
      expect(rows.at(-1)).toEqual({
        kind: 'problem',
        line: 4,
        what: { kind: 'no-utf-8' },
      })
    }
    expect((await read(inPieces(good, [2]))).filter(({ kind }) => kind === 'row')).toHaveLength(2)
  })

  it('knows a workbook, UTF-32 and a JSON list by their beginnings', async () => {
    const told = async (bytes: Uint8Array) => (await read(sourceOfBytes(bytes)))[0]
    expect(await told(Buffer.from('PK\x03\x04rest', 'latin1'))).toMatchObject({
      what: { kind: 'workbook' },
    })
    expect(await told(Buffer.from('\xd0\xcf\x11\xe0', 'latin1'))).toMatchObject({
      what: { kind: 'old-workbook' },
    })
    expect(await told(Buffer.from([0xff, 0xfe, 0, 0, 0x74, 0, 0, 0]))).toMatchObject({
      what: { kind: 'utf-32' },
    })
    expect(await told(Buffer.from(' [{"text": "x"}]'))).toMatchObject({ what: { kind: 'one-json-list' } })
  })

  it('finds nothing in nothing', async () => {
    for (const text of ['', '\n', ' \n\n', '\uFEFF']) expect(cellsOf(await read(text))).toEqual([])
  })
})
