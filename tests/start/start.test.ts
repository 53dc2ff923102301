import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'
import { freePort } from '../../src/postgres/launch.ts'
import { freshDatabase } from '../support/database.ts'
import { brokenLaws } from '../support/product-ledger.ts'
import { addInTeams, isBack, press, shownTo, type, wordsInTeams } from './playground-page.ts'
import { leftBehind, processesIn, startIn } from './start-process.ts'

const experts = ['maria', 'tomas', 'priya', 'daniel']
/** A tap that comes sooner after its prompt is taken for a slip. */
const leastReadingMs = 450
const folders: string[] = []

async function freshFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'labelbreak-start-')))
  folders.push(folder)
  return folder
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

describe.runIf(process.platform === 'linux')('npm start on a bare machine', { timeout: 120_000 }, () => {
  let folder = ''
  let firstSight = ''

  beforeAll(async () => {
    folder = await freshFolder()
  })

  it('takes another port where the usual one is taken, prints one address, and has the sample campaign there', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => {
      // Somebody else on this machine may hold it already, which serves as well.
      holder.once('error', () => resolve())
      holder.listen(3000, '127.0.0.1', resolve)
    })
    const first = startIn(folder, { PLAYGROUND_WORLD: 'empty' })
    try {
      const page = await first.address()
      expect(new URL(page).port).not.toBe('3000')
      const html = await (await fetch(page)).text()
      expect(html).toContain('<script')

      for (const expert of experts) {
        const { dm } = await shownTo(page, expert)
        expect(dm.messages).toHaveLength(1)
        expect(JSON.stringify(dm.messages)).toContain('5 min')
      }
      await expect.poll(() => wordsInTeams(page, 'nadia')).toContain('Contract clauses')
      await addInTeams(page, 'lucia')
      await expect.poll(() => wordsInTeams(page, 'lucia')).toContain('What Labelbreak can do')
      await press(page, 'maria', '5 min')
      await expect.poll(() => messagesOf(page, 'maria')).toContain('Not sure')
      firstSight = await messagesOf(page, 'maria')
      expect(first.stdout().match(/http:\/\//g)).toHaveLength(1)
    } finally {
      holder.close()
      expect(await first.ctrlC()).toBe(0)
    }
  })

  it('leaves no process behind on Ctrl+C, and ends Postgres when nobody speaks to it any more', async () => {
    expect(await processesIn(folder)).toEqual([])
    const log = await readFile(join(folder, '.labelbreak', 'postgres', 'log'), 'utf8')
    expect(log).toContain('database system is shut down')
    // One session is cut, the one by which we know that we are the last.
    expect(log.match(/terminating connection/g) ?? []).toHaveLength(1)
  })

  it('shows the same conversation and the same campaign the next time, and goes on where one was', async () => {
    const port = await freePort()
    const playgroundPort = await freePort()
    const second = startIn(folder, { PORT: String(port), PLAYGROUND_PORT: String(playgroundPort) })
    const page = await second.address()
    expect(page).toBe(`http://127.0.0.1:${playgroundPort}`)
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)

    expect(await messagesOf(page, 'maria')).toBe(firstSight)
    for (const expert of experts) expect((await shownTo(page, expert)).dm.messages).toHaveLength(1)
    await press(page, 'maria', 'Not sure')
    await expect.poll(() => messagesOf(page, 'maria')).toContain('closest')
    await type(page, 'nadia', '/label list')
    await expect.poll(() => messagesOf(page, 'nadia')).toContain('Contract clauses')
    expect(await messagesOf(page, 'nadia')).toContain('You are in 1 campaign.')

    await keepsAnswersOverKill(page, folder)

    second.kill('SIGKILL')
    expect(await second.end).toBeNull()
    expect(await leftBehind(folder)).toEqual([])
  })
})

describe.runIf(process.platform === 'linux')('npm start for a newcomer', { timeout: 180_000 }, () => {
  it('opens in a workspace that has lived two weeks, keeps what was done there, and starts empty where that is wanted', async () => {
    const folder = await freshFolder()
    const world = async (page: string) => await (await fetch(`${page}/play/world`)).json()
    const post = (page: string, path: string, body: object) =>
      fetch(`${page}/play/${path}`, { method: 'POST', body: JSON.stringify(body) })
    const ready = (page: string, expected: object) =>
      expect.poll(() => world(page).catch(() => null), { timeout: 60_000, interval: 200 }).toMatchObject(expected)

    const first = startIn(folder)
    const page = await first.address()
    expect(await world(page)).toMatchObject({ isReady: true, kind: 'lived', hasOwn: false })
    const clock = await (await fetch(`${page}/play/clock`)).json()
    expect(clock.at).toContain('2030-04-08T14:')
    expect((await post(page, 'door', { door: 'label' })).status).toBe(200)
    expect(await world(page)).toMatchObject({ hasOwn: true })
    expect(await first.ctrlC()).toBe(0)

    const second = startIn(folder)
    const again = await second.address()
    expect(await world(again)).toMatchObject({ isReady: true, kind: 'lived', hasOwn: true })
    expect((await post(again, 'start', { how: 'empty' })).status).toBe(202)
    await ready(again, { isReady: true, kind: 'empty', doors: [] })
    expect(await messagesOf(again, 'maria')).toContain('Contract clauses')
    expect(await second.ctrlC()).toBe(0)
    expect(await leftBehind(folder)).toEqual([])
  })
})

describe.runIf(process.platform === 'linux')('npm start, stopped before it is ready', { timeout: 60_000 }, () => {
  it.each([
    { when: 'as soon as it has started something', sign: /./, times: 2 },
    { when: 'as soon as Postgres runs', sign: /postgres\/data$/, times: 1 },
  ])('leaves nothing behind $when', async ({ sign, times }) => {
    const folder = await freshFolder()
    const start = startIn(folder)
    const seen = async () => (await processesIn(folder)).filter((one) => sign.test(one)).length
    await expect.poll(seen, { timeout: 30_000, interval: 20 }).toBeGreaterThanOrEqual(times)
    expect(await start.ctrlC()).toBe(0)
    expect(start.stdout()).not.toContain('http://')
    expect(await leftBehind(folder)).toEqual([])
  })
})

describe('npm start with a platform configured', { timeout: 60_000 }, () => {
  const encryptionKey = 'ab'.repeat(32)

  it('runs the product alone', async () => {
    const database = await freshDatabase()
    const folder = await freshFolder()
    const port = await freePort()
    const start = startIn(folder, {
      DATABASE_URL: database.url,
      PORT: String(port),
      SLACK_SIGNING_SECRET: 'a signing secret',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_API_URL: `http://127.0.0.1:${await freePort()}/api/`,
      ENCRYPTION_KEY: encryptionKey,
    })
    await expect.poll(() => statusOf(`http://127.0.0.1:${port}/healthz`)).toBe(200)
    expect(await statusOf(`http://127.0.0.1:${port + 1}/`)).toBeNull()
    start.kill('SIGTERM')
    expect(await start.end).toBe(0)
    expect(start.stdout()).toBe('')
    expect(await readdir(folder)).toEqual([])
    await database.drop()
  })

  it('names every problem of the configuration at once and leaves nothing running', async () => {
    const folder = await freshFolder()
    const start = startIn(folder, {
      DATABASE_URL: 'mysql://nowhere',
      PORT: 'three thousand',
      SLACK_BOT_TOKEN: 'not a token',
      LOG_LEVEL: 'loud',
    })
    expect(await start.end).toBe(1)
    for (const name of [
      'DATABASE_URL',
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'ENCRYPTION_KEY',
      'LOG_LEVEL',
    ]) {
      expect(start.stderr()).toContain(`- ${name} `)
    }
    expect(await readdir(folder)).toEqual([])
  })

  it('says that a port is taken, and by which name to give another', async () => {
    const holder = createServer()
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => {
        const address = holder.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const start = startIn(await freshFolder(), { PORT: String(port) })
    expect(await start.end).toBe(1)
    expect(start.stderr()).toContain(`port ${port} is taken; give PORT another`)
    holder.close()
  })
})

/** Three experts answer at once while the product is killed; whoever got no answer taps again once it is back. */
async function keepsAnswersOverKill(page: string, folder: string): Promise<void> {
  const three = ['tomas', 'priya', 'daniel']
  for (const expert of three) {
    await press(page, expert, '5 min')
    await expect.poll(() => messagesOf(page, expert)).toContain('Not sure')
  }
  const postgres = await openEmbeddedPostgres({ dir: join(folder, '.labelbreak') })
  const pool = new pg.Pool({ connectionString: postgres.url })
  await sleep(leastReadingMs)
  const before = await answersIn(pool)
  await fetch(`${page}/play/fault`, { method: 'POST', body: JSON.stringify({ fault: 'killed' }) })
  const heard = await Promise.all(three.map((expert) => press(page, expert, 'Warranty')))
  expect(heard).toContain(false)
  const told = (await shownTo(page, three[heard.indexOf(false)] ?? '')).notices
  expect(told.map(({ text }) => text)).toEqual(['This app did not respond. Please try again.'])
  await expect.poll(() => isBack(page), { timeout: 60_000 }).toBe(true)

  const kept = (await answersIn(pool)) - before
  expect(kept).toBeGreaterThanOrEqual(heard.filter((it) => it).length)
  await sleep(leastReadingMs)
  for (const [at, expert] of three.entries()) if (heard[at] === false) await press(page, expert, 'Warranty')
  for (const expert of three) await expect.poll(() => messagesOf(page, expert)).toContain('Saved: Warranty')
  expect((await answersIn(pool)) - before).toBe(3)
  expect(await brokenLaws(pool)).toEqual({})
  await pool.end()
  await postgres.stop()
}

async function answersIn(pool: pg.Pool): Promise<number> {
  return (await pool.query('SELECT FROM answers WHERE superseded_at IS NULL')).rowCount ?? 0
}

async function messagesOf(page: string, handle: string): Promise<string> {
  return JSON.stringify((await shownTo(page, handle)).dm.messages)
}

async function statusOf(url: string): Promise<number | null> {
  const response = await fetch(url).catch(() => null)
  await response?.body?.cancel()
  return response?.status ?? null
}
