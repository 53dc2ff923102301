import { once } from 'node:events'
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'
import { findPostmaster } from '../../src/postgres/postmaster.ts'
import { ask, folderWithHome, privateFolder, until } from './asking.ts'
import { openElsewhere } from './open-elsewhere.ts'

const places = `select pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock'`
const isRunning = async (dir: string) => (await findPostmaster(join(dir, 'postgres'))) !== null

describe('several processes on one folder', () => {
  it('share one server when they start at once on a new folder, and the last to stop stops it', async () => {
    const dir = await privateFolder()
    const all = await Promise.all([1, 2, 3].map(() => openElsewhere(dir)))
    expect(new Set(all.map((each) => each.url)).size).toBe(1)
    expect(all.filter((each) => !each.shared)).toHaveLength(1)
    const [first, ...others] = all.toSorted((a, b) => Number(a.shared) - Number(b.shared))
    if (first === undefined) throw new Error('nobody')
    await first.stop()
    for (const each of others) {
      expect(await ask(each.url, 'select 1 as one')).toEqual([{ one: 1 }])
      await each.stop()
    }
    expect(await isRunning(dir)).toBe(false)
  })

  it('leave the server to whoever still uses it', async () => {
    const dir = await folderWithHome()
    const service = await openElsewhere(dir)
    const command = await openEmbeddedPostgres({ dir })
    expect([service.shared, command.shared]).toEqual([false, true])
    expect(command.url).toBe(service.url)
    await command.stop()
    expect(await ask(service.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await service.stop()
    expect(await isRunning(dir)).toBe(false)
  })

  it('may start while the server is stopping, over and over', async () => {
    const dir = await folderWithHome()
    await Promise.all(
      [1, 2].map(async () => {
        for (let round = 0; round < 6; round += 1) {
          const server = await openEmbeddedPostgres({ dir })
          expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
          await server.stop()
        }
      }),
    )
    expect(await isRunning(dir)).toBe(false)
  })

  it('keep their places when Postgres drops every connection to recover from a crash', async () => {
    const dir = await folderWithHome()
    const server = await openElsewhere(dir)
    const [keeper] = await ask(server.url, `select pid from (${places}) as place`)
    process.kill(Number(keeper?.pid), 'SIGKILL')
    await until(async () => (await ask(server.url, places).catch(() => [])).length === 1)
    const visitor = await openEmbeddedPostgres({ dir })
    await visitor.stop()
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  })
})

describe('a process that ends without stopping its server', () => {
  it('by kill -9 leaves it running with its data, for the next to use and to stop', async () => {
    const dir = await folderWithHome()
    const owner = await openElsewhere(dir)
    await ask(owner.url, 'create table fruit as select 1 as n')
    await owner.kill()
    expect(await isRunning(dir)).toBe(true)
    const adopter = await openEmbeddedPostgres({ dir })
    expect(adopter.url).toBe(owner.url)
    expect(await ask(adopter.url, 'select n from fruit')).toEqual([{ n: 1 }])
    await adopter.stop()
    expect(await isRunning(dir)).toBe(false)
  })

  it('is not kept alive by it', async () => {
    const dir = await folderWithHome()
    const leaver = await openElsewhere(dir, { mode: 'and-leave' })
    if (leaver.process.exitCode === null) await once(leaver.process, 'exit')
    expect(leaver.process.exitCode).toBe(0)
    const adopter = await openEmbeddedPostgres({ dir })
    expect(adopter.url).toBe(leaver.url)
    await adopter.stop()
    expect(await isRunning(dir)).toBe(false)
  })

  it('finishes its work after Ctrl-C, which goes to the whole process group but not to the server', async () => {
    const dir = await folderWithHome()
    const owner = await openElsewhere(dir)
    process.kill(-Number(owner.process.pid), 'SIGINT')
    expect(await ask(owner.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await owner.stop()
    expect(await isRunning(dir)).toBe(false)
  })
})

describe('a server that was killed itself', () => {
  it('is started again at once, with what it had acknowledged', async () => {
    const dir = await folderWithHome()
    const owner = await openElsewhere(dir)
    await ask(owner.url, 'create table fruit as select 1 as n')
    await owner.kill()
    process.kill(Number((await findPostmaster(join(dir, 'postgres')))?.pid), 'SIGKILL')
    const next = await openEmbeddedPostgres({ dir })
    expect(await ask(next.url, 'select n from fruit')).toEqual([{ n: 1 }])
    await next.stop()
  })

  it('leaves a note whose process id some other program has since been given', async () => {
    const dir = await folderWithHome()
    const note = join(dir, 'postgres', 'data', 'postmaster.pid')
    await writeFile(note, `${process.ppid}\n${join(dir, 'postgres', 'data')}\n1\n1\n\n127.0.0.1\n1 1\nready\n`)
    const next = await openEmbeddedPostgres({ dir })
    expect(Number.parseInt(await readFile(note, 'utf8'), 10)).not.toBe(process.ppid)
    await next.stop()
  })

  it('by a power cut leaves an empty note, which is in nobody’s way once it is old', async () => {
    const dir = await folderWithHome()
    const note = join(dir, 'postgres', 'data', 'postmaster.pid')
    await writeFile(note, '')
    await utimes(note, 0, 0)
    await (await openEmbeddedPostgres({ dir })).stop()
  })

  it('while its folder was being made leaves nothing that is in the way, and is cleaned up after in time', async () => {
    const dir = await privateFolder()
    const [abandoned, recent] = [join(dir, 'postgres.new-aaaaaa'), join(dir, 'postgres.new-bbbbbb')]
    await mkdir(join(abandoned, 'data'), { recursive: true })
    await mkdir(recent)
    await utimes(abandoned, 0, 0)
    const server = await openEmbeddedPostgres({ dir })
    await expect(rename(abandoned, `${abandoned}.moved`)).rejects.toThrow(/ENOENT/)
    await rm(recent, { recursive: true })
    await server.stop()
  })

  it('does not trouble a stop that comes after', async () => {
    const dir = await folderWithHome()
    const server = await openEmbeddedPostgres({ dir })
    process.kill(Number((await findPostmaster(join(dir, 'postgres')))?.pid), 'SIGKILL')
    await expect(server.stop()).resolves.toBeUndefined()
  })
})
