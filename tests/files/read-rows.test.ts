import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../src/bots/words/said.ts'
import type { FileRow } from '../../src/files/file-row.ts'
import { type FileSource, sourceOfBytes, sourceOfText } from '../../src/files/file-source.ts'
import { readRows } from '../../src/files/read-rows.ts'

async function read(source: string | Uint8Array | FileSource): Promise<FileRow[]> {
  const rows: FileRow[] = []
  for await (const row of readRows(sourceOf(source))) rows.push(row)
  return rows
}

function sourceOf(source: string | Uint8Array | FileSource): FileSource {
  if (typeof source === 'string') return sourceOfText(source)
  return source instanceof Uint8Array ? sourceOfBytes(source) : source
}

/** Header and cells alone. */
async function table(source: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  return (await read(source)).map((row) =>
    row.kind === 'columns' ? row.names : row.kind === 'cells' ? row.cells : [JSON.stringify(row)],
  )
}

async function problems(source: string | Uint8Array) {
  return (await read(source)).flatMap((row) =>
    row.kind === 'problem' ? [[row.line, said.problems.of(row.what)] as const] : [],
  )
}

function inPieces(bytes: Uint8Array, size: number): FileSource {
  return {
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    },
  }
}

type Encoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'utf-16le with mark' | 'utf-16be with mark'
const encodings: readonly Encoding[] = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le',
  'utf-16be',
  'utf-16le with mark',
  'utf-16be with mark',
]

function encode(text: string, encoding: Encoding): Buffer {
  const marked = encoding.endsWith('mark') ? `\uFEFF${text}` : text
  if (encoding.startsWith('utf-8')) return Buffer.from(marked)
  const little = Buffer.from(marked, 'utf16le')
  return encoding.startsWith('utf-16be') ? little.swap16() : little
}

const cell = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', '\r\n', ' ', 'é', '🙂', '\u2028', '1') }),
)

describe('any table', () => {
  it('reads back equal, however it is written, in whatever pieces it comes', async () => {
    const written = fc.record({
      columns: fc.integer({ min: 1, max: 4 }),
      cells: fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 6 }),
      separator: fc.constantFrom(',', ';', '\t'),
      endings: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 }),
      quotesAll: fc.boolean(),
      says: fc.boolean(),
      encoding: fc.constantFrom(...encodings),
      isPacked: fc.boolean(),
      size: fc.integer({ min: 1, max: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(written, async (how) => {
        const header = ['text', 'id', 'context_a', 'context_b'].slice(0, how.columns)
        const rows = how.cells.map((row) => row.slice(0, how.columns))
        const quote = (text: string) =>
          how.quotesAll || /[",;\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
        const lines = [header, ...rows].map((row) => row.map(quote).join(how.separator))
        const ends = lines.map((_, at) => how.endings[at % how.endings.length] ?? '\n')
        const head = how.says ? `sep=${how.separator}\r\n` : ''
        const text = head + lines.map((line, at) => line + ends[at]).join('')
        const bytes = encode(text, how.encoding)
        const found = await read(inPieces(how.isPacked ? gzipSync(bytes) : bytes, how.size))
        // What holds nothing but blanks, and no quotation mark, is no row.
        const isRow = (row: readonly string[], at: number) =>
          (lines[at + 1] ?? '').includes('"') || row.some((one) => one.trim() !== '')
        expect(found.map((row) => (row.kind === 'cells' ? row.cells : row.kind))).toEqual([
          'columns',
          ...rows.filter(isRow),
        ])
        let line = how.says ? 3 : 2
        const begins = rows.map((_, at) => {
          const here = line
          line += breaksIn((lines[at + 1] ?? '') + (ends[at + 1] ?? ''))
          return here
        })
        // A line feed on an empty line behind a bare return makes one line end of two.
        const isOneEnd = lines.some((one, at) => one === '' && ends[at] === '\n' && ends[at - 1] === '\r')
        if (!isOneEnd)
          expect(found.slice(1).map(({ line }) => line)).toEqual(begins.filter((_, at) => isRow(rows[at] ?? [], at)))
      }),
      { numRuns: 400 },
    )
  })

  it('of any bytes at all gives rows and problems, and throws nothing', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc
        .constantFrom(
          '{"text":',
          '"',
          'sep=;',
          '\u001f\u008b',
          '\xff\xfe',
          '\xfe\xff',
          '\r',
          '\n',
          ',',
          '{',
          '[',
          'NaN',
        )
        .map((it) => Buffer.from(it, 'latin1')),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), async (pieces, size) => {
        const rows = await read(inPieces(Buffer.concat(pieces), size))
        for (const row of rows) {
          if (row.kind === 'cells') expect(row.cells.every((one) => one.isWellFormed())).toBe(true)
          if (row.kind === 'problem') expect(said.problems.of(row.what)).toMatch(/^[A-Z].*[.?]$/u)
        }
      }),
      { numRuns: 400 },
    )
  })
})

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/gu)?.length ?? 0
}

describe('a file as a spreadsheet or another tool writes it', () => {
  it('may mix line ends, in a single column too', async () => {
    expect(await table('text\r\nFirst\r\nSecond\nThird\rFourth')).toEqual([
      ['text'],
      ['First'],
      ['Second'],
      ['Third'],
      ['Fourth'],
    ])
  })

  it('may say what separates its cells', async () => {
    for (const [head, sign] of [
      ['sep=;', ';'],
      ['SEP=,', ','],
      ['sep=\t', '\t'],
      ['"sep=;"', ';'],
      ['sep=|', '|'],
    ]) {
      const rows = await read(`${head}\r\ntext${sign}id\r\none${sign}1\r\n`)
      expect(rows).toEqual([
        { kind: 'columns', line: 2, names: ['text', 'id'] },
        { kind: 'cells', line: 3, cells: ['one', '1'], missing: 0 },
      ])
    }
  })

  it('may have separators alone on a line, and lack what is empty at the end of one', async () => {
    expect(await read(',,\ntext,id,gold\n,,\nx,1\ny\n;\n')).toEqual([
      { kind: 'columns', line: 2, names: ['text', 'id', 'gold'] },
      { kind: 'cells', line: 4, cells: ['x', '1', ''], missing: 1 },
      { kind: 'cells', line: 5, cells: ['y', '', ''], missing: 2 },
      { kind: 'cells', line: 6, cells: [';', '', ''], missing: 2 },
    ])
  })

  it('may end its rows with a comma, and begin them with an index under an empty name', async () => {
    expect(await table('item,label\na,x,\nb,y,\n')).toEqual([
      ['item', 'label'],
      ['a', 'x'],
      ['b', 'y'],
    ])
    expect(await table(',item,label\n0,a,x\n')).toEqual([
      ['', 'item', 'label'],
      ['0', 'a', 'x'],
    ])
    expect(await table('"item","label"\n"1","a","x"\n"2","b","y"\n')).toEqual([
      ['item', 'label'],
      ['a', 'x'],
      ['b', 'y'],
    ])
    expect(await problems('item,label\na,x,z\n')).toEqual([[2, 'There are 3 cells where the header has 2.']])
  })

  it('is not taken for numbered where rows that begin with 1 end with a comma, or hold one in a text', async () => {
    expect(await table('item,label\n1,x,\n1,y,\n')).toEqual([
      ['item', 'label'],
      ['1', 'x'],
      ['1', 'y'],
    ])
    const tooMany = (columns: number) => `There are ${columns + 1} cells where the header has ${columns}.`
    expect(await problems('text\n1,5 million\n')).toEqual([[2, tooMany(1)]])
    expect(await problems('id,text\n1,Well, then\n')).toEqual([[2, tooMany(2)]])
    for (const second of ['2,b', '1,b,y']) {
      expect(await problems(`item,label\n1,a,x\n${second}\n`)).toEqual([
        [3, expect.stringContaining('Is there a separator in a cell without quotation marks?')],
      ])
    }
  })

  it('is known by its header alone, whose names may hold other separators', async () => {
    expect(await table('"a;b;c",text\n1,2\n')).toEqual([
      ['a;b;c', 'text'],
      ['1', '2'],
    ])
    expect(await table('\ttext\n0\tx\n')).toEqual([
      ['', 'text'],
      ['0', 'x'],
    ])
  })

  it('may be pasted from a spreadsheet, which copies quotation marks within a cell as they are', async () => {
    expect(await table('text\tid\n5" pipe\t1\nSay "no".\t2\n"two\nlines"\t3\n')).toEqual([
      ['text', 'id'],
      ['5" pipe', '1'],
      ['Say "no".', '2'],
      ['two\nlines', '3'],
    ])
    expect(await problems('text,id\n5" pipe,1\n')).toEqual([[2, expect.stringContaining('do not match')]])
  })

  it('may be packed with gzip, in several parts too', async () => {
    const parts = Buffer.concat([gzipSync('text\none\n'), gzipSync('two\n')])
    expect(await table(parts)).toEqual([['text'], ['one'], ['two']])
    expect(await problems(parts.subarray(0, 20))).toEqual([[null, expect.stringContaining('.gz file is damaged')]])
  })
})

describe('a file that cannot be read to its end', () => {
  it('is refused at the line that is no text, never with signs in place of what was there', async () => {
    const danish = Buffer.from('item,annotator,label\nd00,anna,l\xe5n\nd00,cilie,l\xf8n\n', 'latin1')
    expect(await problems(danish)).toEqual([[2, expect.stringContaining('may be Windows-1252')]])
    expect(await problems(Buffer.from('t\xe9xt\n', 'latin1'))).toEqual([[1, expect.stringContaining('not UTF-8')]])
    expect(await problems(Buffer.from('text\nabc\x00\xff\x01\n', 'latin1'))).toEqual([
      [2, 'This line is not text. Is it the right file?'],
    ])
    const cutOff = Buffer.from('\uFEFFtext\nx\ud83d', 'utf16le')
    expect(await problems(cutOff)).toEqual([[2, expect.stringContaining('UTF-16')]])
  })

  it('is refused where it has more columns, or more in a cell, than anything of ours', async () => {
    const wide = Array.from({ length: 1_001 }, (_, at) => `c${at}`).join(',')
    expect(await problems(`${wide}\n`)).toEqual([[1, 'This row has more than 1,000 cells, which is the most.']])
    expect(await problems(`text,id\nx,1\n${'x'.repeat(100_001)},2\n`)).toEqual([
      [3, 'This row is too long: there is more than 100 KB in one cell or 1 MB in one row.'],
    ])
    const cells = `${'x'.repeat(99_000)},`.repeat(11)
    expect(await problems(`text,id\n${cells}\n`)).toEqual([[2, expect.stringContaining('1 MB in one row')]])
    expect(await problems(`text\n"${'words\n'.repeat(20_000)}`)).toEqual([
      [2, expect.stringContaining('probably not closed')],
    ])
    expect(await problems(`{"text": "${'x'.repeat(1_000_000)}"}\n{}`)).toEqual([
      [1, expect.stringContaining('more than 1 MB')],
    ])
  })
})

describe('a file that is sent to the running product', () => {
  const sent = (source: string | Uint8Array) => read({ ...sourceOf(source), most: { rows: 2, bytes: 1_000 } })

  it('has as many rows as may be sent, and unpacks to no more than that either', async () => {
    expect(await sent('text\none\ntwo\n')).toHaveLength(3)
    expect((await sent('text\none\ntwo\nthree\nfour\n')).slice(3)).toEqual([
      { kind: 'problem', line: 4, what: { kind: 'too-many-rows', most: 2 } },
    ])
    expect(await sent(gzipSync(`text\n${'x'.repeat(2_000)}\n`))).toEqual([
      { kind: 'problem', line: null, what: { kind: 'unpacked-too-large', mostBytes: 1_000 } },
    ])
  })
})

describe('a line that is no JSON', () => {
  it('is named with what the parser says, and with words that other languages write', async () => {
    const found = await problems(
      [
        '{"text": NaN}',
        '{"a": [1, -Infinity]}',
        '{"ok": None}',
        '{"text": "NaN, None"',
        "{'text': 'x'}",
        '{"text": "x}',
        '{"text": "x"} {}',
        '{"text": "x",}',
        `{${Array.from({ length: 1_001 }, (_, at) => `"k${at}":1`)}}`,
      ].join('\n'),
    )
    expect(found.map(([line]) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const said = found.map(([, message]) => message)
    expect(said.slice(0, 3).map((message) => /knows no (\S+)\./u.exec(message)?.[1])).toEqual([
      'NaN',
      '-Infinity',
      'None',
    ])
    for (const message of said.slice(3, 8)) expect(message).toMatch(/^This line is not valid JSON: .{10,120}\.$/u)
    expect(said[5]).toMatch(/unterminated string, at character \d+/u)
    expect(said[8]).toBe('This object has 1,001 keys; 1,000 is the most.')
  })

  it('does not keep others from being read, whatever ends them', async () => {
    expect(await read('{"a":1}\r\n{oops}\r{"a":[2]}\n\n{"a":{}}')).toMatchObject([
      { kind: 'fields', line: 1, fields: { a: 1 } },
      { kind: 'problem', line: 2 },
      { kind: 'fields', line: 3, fields: { a: [2] } },
      { kind: 'fields', line: 5, fields: { a: {} } },
    ])
  })
})
