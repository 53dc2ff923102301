import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runExport } from '../../src/cli/export.ts'
import { runImport } from '../../src/cli/import.ts'
import { migrate } from '../../src/store/db/migrate.ts'
import { openWorld, seedCampaign, type TestWorld } from '../flows/a-world.ts'
import { keepAnswers } from '../flows/labeling/some-answers.ts'
import { emptyDatabase } from '../support/database.ts'
import { machine } from '../support/product-process.ts'

let test: TestWorld
let folder: string
let url: string
let campaignId: string
let name: string

beforeAll(async () => {
  test = await openWorld()
  folder = await mkdtemp(join(tmpdir(), 'labelbreak-cli-'))
  url = test.world.database.pool.options.connectionString ?? ''
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await test.close()
})
beforeEach(async () => {
  campaignId = await seedCampaign(test, { items: 2, gold: 0, overlap: 3, people: ['ana'] })
  name = `Campaign ${campaignId}`
})

type Run = { code: number; stdout: string; stderr: string }

const usual = () => ({ DATABASE_URL: url, ENCRYPTION_KEY: 'ab'.repeat(32) })

/** Runs a command in this process, which saves the second that a new one takes to begin. */
async function labelbreak(
  [command, ...words]: readonly ['import' | 'export', ...string[]],
  env: Record<string, string> = {},
): Promise<Run> {
  const [stdout, stderr] = [collector(), collector()]
  const run = command === 'import' ? runImport : runExport
  const code = await run(words, { stdout: stdout.stream, stderr: stderr.stream }, { ...usual(), ...env })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

function collector() {
  let text = ''
  const stream = new Writable({
    decodeStrings: false,
    write(piece: string, _, done) {
      text += piece
      done()
    },
  })
  return { stream, text: () => text }
}

/** Runs a command as a person does, in a folder without a database. */
function labelbreakAlone(
  words: readonly string[],
  env: Record<string, string> = {},
  input: Uint8Array | null = null,
): Promise<Run> {
  return new Promise((done) => {
    const settings = { cwd: folder, env: { ...machine(), ...usual(), ...env } }
    const run = execFile(process.execPath, [resolve('src/cli.ts'), ...words], settings, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      done({ code, stdout, stderr })
    })
    run.stdin?.end(input ?? '')
  })
}

async function file(text: string): Promise<string> {
  const path = join(folder, `${uuidv7()}.csv`)
  await writeFile(path, text)
  return path
}

function items() {
  return test.world.database.prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } })
}

describe('labelbreak import', () => {
  it('adds items behind those that are there, and writes down that it did', async () => {
    const path = await file('text,id,gold,explanation,priority\nOne,a,,,\nTwo,,termination,It ends.,7\n')
    const { code, stdout, stderr } = await labelbreak(['import', path, '--campaign', name.toUpperCase()])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`1 items and 1 gold items added to "${name}"\n`)
    expect((await items()).slice(2)).toMatchObject([
      { externalId: 'a', seq: 3, priority: 0, wanted: 3, gold: false },
      { externalId: 'line-3-after-2', seq: 4, priority: 7, wanted: 25, gold: true },
    ])
    const { prisma } = test.world.database
    const campaign = await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
    expect(campaign).toMatchObject({ itemCount: 4, version: 2 })
    expect(await prisma.change.findMany({ where: { campaignId } })).toMatchObject([
      { what: 'items imported', before: { items: 2 }, after: { items: 4, gold: 1 } },
    ])
  })

  it('keeps nothing of a file with one fault, and names it by its line', async () => {
    const path = await file('text,id\nOne,a\nTwo,a\nClause 1,b\n')
    const { code, stdout, stderr } = await labelbreak(['import', path, '--campaign', name])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `${path}:3: The id “a” is already on line 2.\n${path}:4: The same text is already in the campaign.\nNothing was kept.\n`,
    )
    expect(await items()).toHaveLength(2)
  })

  it('leaves out faulty rows where it is told to, and says which; never a file that is wrong as a whole', async () => {
    const path = await file('text,id,gold\nOne,a,\n,b,\nTwo,item-1,\nThree,c,Nonsense\nFour,d,\n')
    const words = ['--campaign', name, '--leave-out-faults'] as const
    const dry = await labelbreak(['import', path, ...words, '--dry-run'])
    expect([dry.code, dry.stdout.split('\n')[1]]).toEqual([0, '3 rows would be left out: lines 3, 4, 5'])
    const { code, stdout, stderr } = await labelbreak(['import', path, ...words])
    expect(stdout).toBe(`2 items and 0 gold items added to "${name}"\n3 rows left out: lines 3, 4, 5\n`)
    expect(code).toBe(0)
    expect(stderr).toContain(':5: “Nonsense” is not one of the labels')
    expect((await items()).map(({ externalId }) => externalId)).toEqual(['item-1', 'item-2', 'a', 'd'])
    const whole = await labelbreak(['import', await file('body\nFive\n'), ...words])
    expect([whole.code, whole.stdout, whole.stderr.endsWith('Nothing was kept.\n')]).toEqual([1, '', true])
    expect(await items()).toHaveLength(4)
  })

  it('names every fault, not the first fifty', async () => {
    const path = await file(`text,id\n${Array.from({ length: 120 }, (_, at) => `t${at},a`).join('\n')}\n`)
    const { code, stderr } = await labelbreak(['import', path, '--campaign', name])
    expect(code).toBe(1)
    expect(stderr.split('\n')).toHaveLength(119 + 2)
    expect(stderr).toContain(`${path}:121: The id “a” is already on line 2.\nNothing was kept.\n`)
  })

  it('takes what is packed, and what comes through a pipe', async () => {
    const packed = join(folder, 'items.csv.gz')
    await writeFile(packed, gzipSync('text\nPacked\n'))
    expect((await labelbreak(['import', packed, '--campaign', name])).stdout).toContain('1 items and 0 gold')
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [run] = await Promise.all([
      labelbreak(['import', pipe, '--campaign', name]),
      writeFile(pipe, Buffer.from('\uFEFFtext;id\r\nPiped;p\r\n', 'utf16le')),
    ])
    expect(run).toMatchObject({ code: 0, stderr: '' })
    const typed = labelbreakAlone(['import', '-', '--campaign', name], {}, gzipSync('{"text": "Typed"}'))
    expect(await typed).toMatchObject({ code: 0, stderr: '' })
    const content = await test.world.database.prisma.itemContent.findMany({ where: { campaignId } })
    const texts = content.map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['Packed', 'Piped', 'Typed']))
    expect((await readdir(tmpdir())).filter((one) => one.startsWith('labelbreak-pipe-'))).toEqual([])
  })

  it('only checks in a dry run', async () => {
    const path = await file('text\nOne\n')
    const { code, stdout } = await labelbreak(['import', path, '--campaign', name, '--dry-run'])
    expect([code, stdout]).toEqual([0, '1 items and 0 gold items, nothing wrong with them\n'])
    expect(await items()).toHaveLength(2)
  })

  it('takes the same file once', async () => {
    const path = await file('text\nOne\n')
    expect((await labelbreak(['import', path, '--campaign', name])).code).toBe(0)
    const again = await labelbreak(['import', path, '--campaign', name])
    expect([again.code, again.stderr]).toEqual([
      1,
      `${path}:2: The same text is already in the campaign.\nNothing was kept.\n`,
    ])
  })

  it('refuses a finished campaign', async () => {
    await test.world.database.prisma.campaign.update({ where: { id: campaignId }, data: { state: 'finished' } })
    const { code, stderr } = await labelbreak(['import', await file('text\nOne\n'), '--campaign', name])
    expect([code, stderr]).toEqual([2, `labelbreak import: "${name}" is finished and takes no more items\n`])
  })

  it('says what is wrong with the command itself', async () => {
    const path = await file('text\nOne\n')
    const refusal = async (...words: string[]) => {
      const { code, stderr } = await labelbreak(['import', ...words])
      expect(code).toBe(2)
      return stderr.split('\n')[0]
    }
    expect(await refusal()).toBe('labelbreak import: which file of items?')
    expect(await refusal(path)).toBe('labelbreak import: into which campaign? Add --campaign NAME')
    expect(await refusal('nowhere.csv', '--campaign', name)).toBe('labelbreak import: there is no file nowhere.csv')
    expect(await refusal(path, '--campaign', `${name}x`)).toContain(`; did you mean "${name}"?`)
    expect(await refusal(path, '--campaign', name, '--organization', uuidv7())).toContain('no campaign')
    expect(await refusal(path, '--champagne', name)).toContain('--champagne')
  })

  it('asks for the organization where two have a campaign of that name', async () => {
    const { prisma } = test.world.database
    const other = uuidv7()
    await prisma.organization.create({ data: { id: other, name: 'Other & Sons', createdAt: test.world.now() } })
    const twin = await seedCampaign(test, { items: 1, people: [] })
    await prisma.campaign.update({
      where: { id: twin },
      data: { organizationId: other, name, nameKey: name.toLowerCase() },
    })
    const path = await file('text\nOne\n')
    const { code, stderr } = await labelbreak(['import', path, '--campaign', name])
    expect(code).toBe(2)
    expect(stderr).toContain(`--organization ${other}  (Other & Sons)`)
    const chosen = ['--campaign', name, '--organization', test.organizationId]
    expect((await labelbreak(['import', path, ...chosen])).code).toBe(0)
    expect(await items()).toHaveLength(3)
  })
})

describe('labelbreak export', () => {
  it('prints one record an item, or a row an answer', async () => {
    await keepAnswers(test, campaignId, 'ana', [{ item: 2, labelIds: [1] }])
    const jsonl = await labelbreak(['export', name, '--format', 'jsonl'])
    expect([jsonl.code, jsonl.stderr]).toEqual([0, ''])
    expect(
      jsonl.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['item-1', 'item-2'])
    const csv = await labelbreak(['export', name, '--format', 'csv'])
    expect(csv.stdout.split('\r\n')[0]).toBe(
      'item,annotator,label,confidence,given_at,elapsed_ms,guideline_version,counted,majority,tie,final,verdict,verdict_by,verdict_at,verdict_why,live,live_posterior,live_posteriors,live_method,overnight,overnight_posterior,overnight_posteriors,overnight_method,flag,text,a,b,task_type,shown_order,c,d,e,value,draft',
    )
    expect(csv.stdout.split('\r\n')).toHaveLength(3)
  })

  it('reads back equal: ids and labels that look like formulas, in score and in import', async () => {
    const labels = ['-', '=1+1', '+1 good', 'é'].map((label, at) => ({ id: at + 1, name: label, definition: '' }))
    const odd = await seedCampaign(test, { items: 3, overlap: 2, labels, people: ['ana', 'bo'] })
    const { prisma } = test.world.database
    const ids = ['=A1', '@handle', '-7a']
    for (const [at, externalId] of ids.entries()) {
      await prisma.item.updateMany({ where: { campaignId: odd, seq: at + 1 }, data: { externalId } })
    }
    const given = [1, 2, 3].map((item) => ({ item, labelIds: [item] }))
    await keepAnswers(test, odd, 'ana', given)
    await keepAnswers(test, odd, 'bo', given)
    const out = join(folder, `${uuidv7()}.csv`)
    const words = ['export', `Campaign ${odd}`, '--format', 'csv', '--excel', '--out', out] as const
    expect(await labelbreak(words)).toMatchObject({ code: 0, stderr: '' })
    const text = await readFile(out, 'utf8')
    expect(text.startsWith('\uFEFFitem,annotator,label,')).toBe(true)
    expect(text).not.toContain("'")
    const written = join(folder, `${uuidv7()}.csv`)
    const scored = await labelbreakAlone(['score', out, '--consensus-out', written, '--json'])
    expect(JSON.parse(scored.stdout)).toMatchObject({ labels: 6, agreement: { alpha: { value: 1 } } })
    expect(JSON.parse(scored.stdout).classes).toEqual(['+1 good', '-', '=1+1'])
    const found = (await readFile(written, 'utf8')).split('\n').map((line) => line.split(',').slice(0, 2))
    expect(found).toEqual([['item', 'majority'], ['=A1', '-'], ['@handle', '=1+1'], ['-7a', '+1 good'], ['']])
    const [, ...rows] = text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
    const known = new Set(rows.map(([item, , label]) => `${item},About${item},${label}\n`))
    const again = await file(`id,text,gold\nnew,Other,\n${[...known].join('')}`)
    const imported = await labelbreak(['import', again, '--campaign', `Campaign ${odd}`, '--dry-run'])
    const refused = ids.map((id, at) => `${again}:${at + 3}: The id “${id}” is already in the campaign.\n`)
    expect(imported.stderr).toBe(`${refused.join('')}Nothing was kept.\n`)
  })

  it('writes for Excel in CSV alone', async () => {
    expect(await labelbreak(['export', name, '--format', 'jsonl', '--excel'])).toMatchObject({
      code: 2,
      stderr: 'labelbreak export: --excel goes with --format csv\n',
    })
  })

  it('writes a file only once it is whole, and calls people the same as on standard output', async () => {
    await keepAnswers(test, campaignId, 'ana', [{ item: 2, labelIds: [1] }])
    const out = join(folder, `${uuidv7()}.jsonl`)
    expect((await labelbreak(['export', name, '--format', 'jsonl', '--out', out])).code).toBe(0)
    expect(await readFile(out, 'utf8')).toBe((await labelbreak(['export', name, '--format', 'jsonl'])).stdout)
    const nowhere = join(folder, 'no-such-folder', 'x.jsonl')
    const refused = await labelbreak(['export', name, '--format', 'jsonl', '--out', nowhere])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('cannot write')
    expect((await readdir(folder)).filter((entry) => entry.endsWith('.part'))).toEqual([])
  })

  it('needs a format, a campaign, a key and a database', async () => {
    expect(await labelbreak(['export', name])).toMatchObject({
      code: 2,
      stderr: 'labelbreak export: --format is jsonl or csv, not left out\n',
    })
    expect(await labelbreak(['export', 'nothing like it', '--format', 'csv'])).toMatchObject({ code: 2 })
    const noKey = await labelbreak(['export', name, '--format', 'csv'], { ENCRYPTION_KEY: '' })
    expect(noKey).toMatchObject({ code: 2, stdout: '' })
    expect(noKey.stderr).toContain('ENCRYPTION_KEY')
    const unreachable = 'postgres://nobody@127.0.0.1:1/nothing'
    const lost = await labelbreak(['export', name, '--format', 'csv'], { DATABASE_URL: unreachable })
    expect(lost.code).toBe(2)
    expect(lost.stderr).toContain('cannot reach the database')
    const none = await labelbreakAlone(['export', name, '--format', 'csv'], { DATABASE_URL: '' })
    expect(none.stderr).toContain('no database')
  })

  it('changes nothing in a database that it cannot read: that is for the product', async () => {
    const fresh = await emptyDatabase()
    const run = () => labelbreak(['export', 'x', '--format', 'csv'], { DATABASE_URL: fresh.url })
    expect((await run()).stderr).toBe('labelbreak export: there is nothing of Labelbreak in this database\n')
    const session = new pg.Client({ connectionString: fresh.url })
    await session.connect()
    const tables = async () => (await session.query('SELECT FROM pg_tables WHERE schemaname = $1', ['public'])).rowCount
    expect(await tables()).toBe(0)
    await migrate(fresh.url)
    await session.query('DELETE FROM "_prisma_migrations" WHERE migration_name > \'20261127\'')
    const [before, old] = [await tables(), await run()]
    expect(old).toMatchObject({ code: 2, stderr: expect.stringContaining('older than this labelbreak') })
    expect(await tables()).toBe(before)
    await session.end()
    await fresh.drop()
  })

  it.each([
    ['export', 'item_contents'],
    ['import', 'item_contents'],
  ] as const)('%s says that the database went away, and nothing of the file', async (command, marker) => {
    const cut = await cutOffAt(url, marker)
    const out = join(folder, `${uuidv7()}.csv`)
    const path = await file('text,id\nOne,cut-1\n')
    const words = command === 'export' ? [name, '--format', 'csv', '--out', out] : [path, '--campaign', name]
    const run = await labelbreak([command, ...words], { DATABASE_URL: cut })
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toContain('the database')
    expect(run.stderr).not.toContain('cannot write')
    expect((await readdir(folder)).filter((entry) => entry.endsWith('.part'))).toEqual([])
  })
})

/** The address of a database that goes away, for good, when somebody asks for what is named. */
async function cutOffAt(databaseUrl: string, marker: string): Promise<string> {
  const { hostname, port } = new URL(databaseUrl)
  const sockets: Socket[] = []
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    sockets.push(client, upstream)
    client.on('data', (data) => {
      if (!data.includes(marker)) return void upstream.write(data)
      server.close()
      for (const socket of sockets) socket.destroy()
    })
    upstream.pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = new URL(databaseUrl)
  address.hostname = '127.0.0.1'
  address.port = String((server.address() as AddressInfo).port)
  return address.href
}

describe('labelbreak', () => {
  it('imports and exports as a process of its own, with nothing on standard error', async () => {
    const path = await file('text,id\nOne,a\n')
    expect(await labelbreakAlone(['import', path, '--campaign', name])).toEqual({
      code: 0,
      stdout: `1 items and 0 gold items added to "${name}"\n`,
      stderr: '',
    })
    const { code, stdout, stderr } = await labelbreakAlone(['export', ...name.split(' '), '--format', 'jsonl'])
    expect([code, stderr]).toEqual([0, ''])
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['item-1', 'item-2', 'a'])
  })

  it('helps, and suggests the command that was meant', async () => {
    expect((await labelbreakAlone(['help'])).stdout).toContain('import  adds the items')
    for (const command of ['import', 'export'] as const) {
      const help = await labelbreak([command, '--help'])
      expect([help.code, help.stdout.startsWith(`Usage: labelbreak ${command}`)]).toEqual([0, true])
    }
    const { code, stderr } = await labelbreakAlone(['exprot'])
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'labelbreak: no command "exprot"; did you mean "export"?'])
  })
})
