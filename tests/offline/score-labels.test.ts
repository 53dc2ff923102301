import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runScore } from '../../src/offline/cli-score.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labelbreak-score-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the command in this process on files made for the occasion; their names may be used as words. */
async function score(files: Record<string, string | Uint8Array>, ...words: string[]) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  let stdout = ''
  let stderr = ''
  const code = await runScore(
    words.map((word) => (word.endsWith('.csv') ? join(folder, word) : word)),
    {
      stdout: { write: (text) => (stdout += text) },
      stderr: { write: (text) => (stderr += text) },
    },
  )
  return { code, stdout, stderr }
}

const header = 'item,annotator,label\n'

/** Six items by three annotators; the third is wrong about the last two. */
const labels =
  header +
  ['a:cat', 'b:dog', 'c:cat', 'd:dog', 'e:cat', 'f:dog']
    .flatMap((pair, index) => {
      const [item, label] = pair.split(':')
      const other = label === 'cat' ? 'dog' : 'cat'
      return [`${item},ann,${label}`, `${item},ben,${label}`, `${item},cem,${index > 3 ? other : label}`]
    })
    .join('\n')
const truth = 'item,label\na,cat\nb,dog\nc,cat\nd,dog\ne,cat\nf,dog\n'

describe('the report', () => {
  it('has the promised shape, and unrounded figures', async () => {
    const { code, stdout } = await score({ 'l.csv': labels, 't.csv': truth }, 'l.csv', '--truth', 't.csv', '--json')
    expect(code).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(stdout)).toEqual({
      items: 6,
      annotators: 3,
      labels: 18,
      classes: ['cat', 'dog'],
      agreement: {
        alpha: {
          value: expect.closeTo(1 - (17 * 4) / 162, 12),
          low: expect.any(Number),
          high: expect.any(Number),
          n: 6,
        },
        ac1: { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number), n: 6 },
        fleissKappa: { value: expect.any(Number) },
        percentAgreement: { value: expect.closeTo(14 / 18, 12) },
        cohenKappa: {
          mean: null,
          pairs: 0,
          undefinedPairs: 0,
          smallPairs: 3,
          reason: expect.stringContaining('10 items'),
        },
        itemsAnsweredOnce: 0,
      },
      consensus: {
        judged: 6,
        majority: { tied: 0, accuracy: 1 },
        live: { accuracy: null, reason: 'no known answers were given' },
        dawidSkene: {
          iterations: expect.any(Number),
          converged: true,
          logLikelihood: expect.any(Number),
          accuracy: 1,
          brier: expect.any(Number),
          fellBack: true,
          fallbackReasons: [
            'annotators have 6 answers each on average, and 20 are needed to weigh one against another',
          ],
        },
      },
      annotatorQuality: [
        {
          annotator: 'ann',
          answers: 6,
          judged: 6,
          correct: 6,
          accuracy: 1,
          wilson: [expect.any(Number), 1],
          beta: [expect.any(Number), expect.any(Number)],
        },
        {
          annotator: 'ben',
          answers: 6,
          judged: 6,
          correct: 6,
          accuracy: 1,
          wilson: [expect.any(Number), 1],
          beta: [expect.any(Number), expect.any(Number)],
        },
        {
          annotator: 'cem',
          answers: 6,
          judged: 6,
          correct: 4,
          accuracy: expect.closeTo(2 / 3, 12),
          wilson: [expect.any(Number), expect.any(Number)],
          beta: [expect.any(Number), expect.any(Number)],
        },
      ],
      notes: [],
    })
  })

  it('is the same for the same seed, and for columns in another order under their other names', async () => {
    const rows = labels.split('\n').slice(1)
    const turned = `label,task,worker\n${rows
      .map((row) => row.split(','))
      .map(([item, by, label]) => [label, item, by].join())
      .join('\n')}`
    const one = await score({ 'l.csv': labels }, 'l.csv', '--json', '--seed', '7')
    const other = await score(
      { 'turned.csv': `\uFEFF${turned.replaceAll('\n', '\r\n')}` },
      'turned.csv',
      '--json',
      '--seed',
      '7',
    )
    const third = await score({ 'l.csv': labels }, 'l.csv', '--json', '--seed', '8')
    expect(other.stdout).toBe(one.stdout)
    expect(JSON.parse(third.stdout).agreement.alpha.value).toBe(JSON.parse(one.stdout).agreement.alpha.value)
  })

  it('uses gold to judge annotators and to weigh votes, and leaves it out of the accuracies', async () => {
    const split = `${header}${[1, 2, 3, 4, 5, 6].map((n) => `g${n},ann,x\ng${n},ben,${n > 3 ? 'x' : 'y'}`).join('\n')}\nq,ann,x\nq,ben,y\n`
    const gold = `item,label\n${[1, 2, 3, 4, 5, 6].map((n) => `g${n},x`).join('\n')}\n`
    const files = { 'split.csv': split, 'g.csv': gold, 't.csv': `${gold}q,x\n`, 'out.csv': '' }
    const { code, stdout } = await score(
      files,
      'split.csv',
      '--gold',
      'g.csv',
      '--truth',
      't.csv',
      '--json',
      '--consensus-out',
      'out.csv',
    )
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report.consensus).toMatchObject({ judged: 1, majority: { tied: 4, accuracy: 0.5 }, live: { accuracy: 1 } })
    expect(report.annotatorQuality).toMatchObject([
      { annotator: 'ann', answers: 7, judged: 6, correct: 6 },
      { annotator: 'ben', answers: 7, judged: 6, correct: 3 },
    ])
    const [first, ...lines] = (await readFile(join(folder, 'out.csv'), 'utf8')).trim().split('\n')
    expect(first).toBe('item,majority,live,dawidSkene,posterior')
    expect(lines[0]).toBe('g1,,x,x,1')
    expect(lines.at(-1)).toMatch(/^q,,x,x,0\.\d+$/)
  })

  it('counts a tie among m labels as 1/m', async () => {
    const tied = `${header}q,ann,x\nq,ben,y\nr,ann,x\nr,ben,x\nr,cem,z\n`
    const { stdout } = await score(
      { 'l.csv': tied, 't.csv': 'item,label\nq,y\nr,z\n' },
      'l.csv',
      '--truth',
      't.csv',
      '--json',
    )
    expect(JSON.parse(stdout).consensus.majority).toEqual({ tied: 1, accuracy: 0.25 })
  })

  it('orders numbers by value at ordinal and interval level', async () => {
    const ratings = `${header}${['2 10', '10 10', '2 3', '3 3', '2 2']
      .map((pair, item) =>
        pair
          .split(' ')
          .map((label, rater) => `${item},r${rater},${label}`)
          .join('\n'),
      )
      .join('\n')}\n`
    const alphaAt = async (level: string) =>
      JSON.parse((await score({ 'l.csv': ratings }, 'l.csv', '--json', '--level', level)).stdout)
    expect((await alphaAt('nominal')).classes).toEqual(['2', '3', '10'])
    const values = await Promise.all(
      ['nominal', 'ordinal', 'interval'].map(async (level) => (await alphaAt(level)).agreement.alpha.value),
    )
    expect(new Set(values).size).toBe(3)
  })

  it('reads well without --json', async () => {
    const { code, stdout } = await score({ 'l.csv': labels, 't.csv': truth }, 'l.csv', '--truth', 't.csv')
    expect(code).toBe(0)
    expect(stdout).toContain('6 items, 3 annotators, 18 answers')
    expect(stdout).toMatch(/Krippendorff's alpha +0\.5802 +\(95 %:/)
    expect(stdout).toContain('the product would use the live vote here')
    expect(stdout).not.toMatch(/NaN|undefined:? *$|Infinity/m)
  })

  it('counts an answer that is given twice once, and says so', async () => {
    const { code, stdout, stderr } = await score({ 'l.csv': `${labels}\na,ann,cat\n` }, 'l.csv', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).labels).toBe(18)
    expect(stderr).toContain('1 answer is given twice')
  })

  it('writes labels with commas and quotes so that they can be read again', async () => {
    const odd = `${header}"a,1",ann,"say ""x"""\n"a,1",ben,"say ""x"""\nb,ann,y\nb,ben,y\n`
    const { code } = await score({ 'l.csv': odd }, 'l.csv', '--consensus-out', 'out.csv')
    expect(code).toBe(0)
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toContain('"a,1","say ""x""","say ""x""","say ""x""",')
  })
})

describe('bad input gets a clear message and exit code 2', () => {
  const noise = Uint8Array.from({ length: 10_000_000 }, (_, n) => (n * n * 31 + (n >> 7)) & 0xff)
  const cases: [why: string, file: string | Uint8Array, message: RegExp][] = [
    ['an empty file', '', /is empty/],
    ['a header alone', header, /has a header but no rows/],
    ['no header', 'a,ann,cat\na,ben,dog\n', /has no header: its first line should be item,annotator,label/],
    ['unknown columns', 'foo,bar,baz\n1,2,3\n', /has no header/],
    ['a missing column', 'item,label\na,cat\n', /has no column annotator or worker/],
    ['a column twice', 'item,task,annotator,label\na,a,ann,cat\n', /more than one column item or task/],
    ['one annotator', `${header}a,ann,cat\nb,ann,dog\n`, /one annotator only/],
    ['no answers', `${header}a,ann,\na,ben,NaN\n`, /holds no answers/],
    [
      'the same pair twice with different labels',
      `${header}a,ann,cat\na,ben,dog\nb,ben,cat\na,ann,dog\n`,
      /line 5: another label by annotator "ann" for item "a" than at line 2/,
    ],
    [
      'lines of another length, and empty values',
      `${header}a,ann,cat\na,ben\n,ben,dog\na,ben,dog,so\n`,
      /line 3: no label\n {2}line 4: no item\n {2}line 5: There are 4 cells where the header has 3/,
    ],
    [
      'the header once more, a failed formula, and what is no text',
      `${header}a,ann,cat\nitem,annotator,label\n#REF!,ben,dog\na,#N/A,dog\n`,
      /line 3: the header once more.*\n {2}line 4: item is a formula that failed.*\n {2}line 5: annotator is a formula/,
    ],
    [
      'JSONL with an object for a label',
      '{"item":"a","annotator":"ann","label":{"is":"cat"}}\n{"item":"a","annotator":"ben","label":["cat"]}\n',
      /bad lines:\n {2}line 1: "label" must be text or a number\n$/,
    ],
    [
      'JSONL with ids that are too large for numbers',
      '{"item":12345678901234567890,"annotator":"a","label":1}\n{"item":12345678901234567891,"annotator":"b","label":1}\n',
      /line 1: "item" is too large a number .*\n {2}line 2: "item"/,
    ],
    [
      'JSON spread over lines',
      '{\n  "item": "a",\n  "label": "x"\n}\n',
      /bad lines:\n {2}Here one object stands on several/,
    ],
    ['a quote that does not end', `${header}a,ann,"cat\na,ben,dog\n`, /line 3|line 2/],
    ['10 MB of garbage', noise, /line 1: This line is not text/],
    ['10 MB of garbage under a header', Buffer.concat([Buffer.from(header), noise]), /line 2: This line is not text/],
    [
      '10 MB without a line break',
      `${header}${'x'.repeat(10_000_000)}`,
      /line 2: This row is too long: there is more than 100 KB in one cell/,
    ],
    [
      'more labels than anybody could choose from',
      header + Array.from({ length: 1001 }, (_, n) => `i${n},a${n % 2},l${n}`).join('\n'),
      /more than 1000 different labels/,
    ],
  ]

  it.each(cases)('%s', async (_why, file, message) => {
    const { code, stdout, stderr } = await score({ 'bad.csv': file }, 'bad.csv', '--json')
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(stderr.length).toBeLessThan(3000)
  })

  it.each<[why: string, words: string[], message: RegExp]>([
    ['no file', [], /which file of labels/],
    ['a file that is not there', ['nowhere.csv'], /there is no such file/],
    ['a folder', ['.'], /is a folder/],
    ['two files', ['l.csv', 'l.csv'], /one file of labels at a time/],
    ['an unknown level', ['l.csv', '--level', 'ratio'], /--level is nominal, ordinal, interval/],
    ['words at ordinal level', ['l.csv', '--level', 'ordinal'], /needs labels that are numbers, and .* has "cat"/],
    ['decimal commas', ['comma.csv', '--level', 'interval'], /has "1,5": write it with a decimal point/],
    ['a seed that is no number', ['l.csv', '--seed', 'x'], /--seed is a whole number/],
    ['an unknown option', ['l.csv', '--frobnicate'], /--frobnicate/],
    ['an option without its value', ['l.csv', '--truth'], /--truth/],
    ['an output that cannot be written', ['l.csv', '--consensus-out', 'no/where/out'], /cannot write/],
    ['an output that would overwrite the input', ['l.csv', '--consensus-out', 'l.csv'], /would overwrite/],
    ['truth of other items', ['l.csv', '--truth', 'other.csv'], /names no item that has answers/],
    [
      'truth that contradicts itself',
      ['l.csv', '--truth', 'twice.csv'],
      /line 3: another label for item "a" than at line 2/,
    ],
    ['answers for gold', ['l.csv', '--gold', 'l.csv'], /seems to hold answers of people, not known labels/],
    ['several labels as numbers', ['l.csv', '--several', '--level', 'ordinal'], /goes with one label an answer/],
    ['a list of labels that is none', ['l.csv', '--labels', '"yes,no'], /--labels is a list/],
  ])('%s', async (_why, words, message) => {
    const files = {
      'l.csv': labels,
      'other.csv': 'item,label\nz,cat\n',
      'twice.csv': 'item,label\na,cat\na,dog\n',
      'comma.csv': 'item;annotator;label\na;ann;1,5\na;ben;2\n',
    }
    const { code, stdout, stderr } = await score(files, ...words)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
    expect(stdout).toBe('')
  })
})

describe('every contradiction is named', () => {
  it('of answers, of known labels and of suggestions, each by its line', async () => {
    const twice = (label: string) => Array.from({ length: 30 }, (_, at) => `i${at},ann,${label}`).join('\n')
    const ratings = await score({ 'l.csv': `${header}${twice('x')}\n${twice('y')}\ni0,ben,x\n` }, 'l.csv')
    expect([ratings.code, ratings.stderr.split('\n').length]).toEqual([2, 32])
    expect(ratings.stderr).toContain('contradicts itself: each annotator may answer an item once:\n  line 32: ')
    expect(ratings.stderr).toContain('\n  line 61: another label by annotator "ann" for item "i29" than at line 31\n')
    const truth = `item,label\n${Array.from({ length: 30 }, (_, at) => `i${at},x\ni${at},y`).join('\n')}\n`
    const known = await score({ 'l.csv': labels, 't.csv': truth }, 'l.csv', '--truth', 't.csv')
    expect([known.code, known.stderr.split('\n').length]).toEqual([2, 32])
    expect(known.stderr).toContain('\n  line 61: another label for item "i29" than at line 60\n')
  })
})

describe('every kind of file', () => {
  it('gives the same report: UTF-16, semicolons, old and mixed line ends, gzip, JSONL', async () => {
    const usual = (await score({ 'l.csv': labels }, 'l.csv', '--json')).stdout
    const rows = labels.trim().split('\n')
    const objects = rows.slice(1).map((row) => {
      const [item, annotator, label] = row.split(',')
      return JSON.stringify({ item, annotator, label })
    })
    const files: Record<string, string | Uint8Array> = {
      'utf16.csv': Buffer.from(`\uFEFF${labels}`, 'utf16le'),
      'semicolons.csv': `sep=;\r\n${rows.join('\r\n').replaceAll(',', ';')}`,
      'old.csv': rows.join('\r'),
      'mixed.csv': rows.map((row, at) => row + (['\n', '\r\n', '\r'][at % 3] ?? '')).join(''),
      'packed.csv': gzipSync(labels),
      'objects.csv': objects.join('\n'),
      'blank.csv': `,,\n${rows.join('\n,,\n')}`,
    }
    for (const name of Object.keys(files)) {
      expect({ name, ...(await score(files, name, '--json')) }).toMatchObject({ name, code: 0, stdout: usual })
    }
  })

  it('is refused by line where it is no UTF-8, with nothing put in place of what was there', async () => {
    const danish = Buffer.from(
      `${header}d00,anna,l\xe5n\nd00,cilie,l\xf8n\nd01,anna,andet\nd01,cilie,andet\n`,
      'latin1',
    )
    const { code, stdout, stderr } = await score({ 'l.csv': danish }, 'l.csv', '--json')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/line 2: This line is not UTF-8 text; it may be Windows-1252/)
  })
})

describe('the command itself', () => {
  const root = join(import.meta.dirname, '..', '..')

  it('runs from a checkout, exits with 2 on bad input, and loads neither a database nor a bot', async () => {
    await writeFile(join(folder, 'l.csv'), labels)
    const run = promisify(execFile)
    const cli = join(root, 'src', 'cli.ts')
    const { stdout } = await run(process.execPath, [cli, 'score', join(folder, 'l.csv'), '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ items: 6, notes: [] })
    await writeFile(join(folder, 'é.csv'), `${header}a,ann,é\na,ben,e\u0301\nb,ann,x\nb,ben,x\n`)
    const spelled = await run(process.execPath, [cli, 'score', join(folder, 'é.csv'), '--json'])
    expect(JSON.parse(spelled.stdout)).toMatchObject({
      agreement: { alpha: { value: 1 } },
      notes: [expect.any(String)],
    })
    expect(spelled.stderr).toBe(`note: ${JSON.parse(spelled.stdout).notes[0]}\n`)
    const piped = run(process.execPath, [cli, 'score', '-', '--json'])
    piped.child.stdin?.end(gzipSync(labels))
    expect((await piped).stdout).toBe(stdout)
    await expect(run(process.execPath, [cli, 'score', join(folder, 'nowhere.csv')])).rejects.toMatchObject({
      code: 2,
      stdout: '',
    })
    const watch = `import { registerHooks } from 'node:module'; registerHooks({ load(url, context, next) { if (/node_modules.(pg|pg-boss|@prisma|@slack|botbuilder)./.test(url)) process.exitCode = 70; return next(url, context) } })`
    const hook = `data:text/javascript,${encodeURIComponent(watch)}`
    await expect(run(process.execPath, ['--import', hook, cli, 'score', '--help'])).resolves.toMatchObject({
      stdout: expect.stringContaining('Usage'),
    })
  })
})
