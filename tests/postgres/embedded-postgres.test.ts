import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'
import { findPostmaster } from '../../src/postgres/postmaster.ts'
import { ask, folderWithHome, privateFolder } from './asking.ts'

afterEach(() => vi.unstubAllEnvs())

describe('the Postgres that comes with Labelbreak', () => {
  it('makes its folder and database, keeps the data over a stop, and starts again on it', async () => {
    const dir = join(await privateFolder(), `it's "deep" $HOME`, '.labelbreak')
    const first = await openEmbeddedPostgres({ dir })
    expect(new URL(first.url)).toMatchObject({ hostname: '127.0.0.1', pathname: '/labelbreak' })
    expect(first.shared).toBe(false)
    await ask(first.url, 'create table fruit as select 1 as n')
    await Promise.all([first.stop(), first.stop()])
    await expect(ask(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
    expect(await findPostmaster(join(dir, 'postgres'))).toBeNull()
    const second = await openEmbeddedPostgres({ dir })
    expect(await ask(second.url, 'select n from fruit')).toEqual([{ n: 1 }])
    await second.stop()
  })

  it('listens on loopback over TCP and nowhere else, and wants its password there', async () => {
    const server = await openEmbeddedPostgres({ dir: await folderWithHome() })
    expect(
      await ask(
        server.url,
        `select current_setting('listen_addresses') as tcp,
      current_setting('unix_socket_directories') as sockets`,
      ),
    ).toEqual([{ tcp: '127.0.0.1', sockets: '' }])
    const other = connect(Number(new URL(server.url).port), '127.0.0.2')
    await expect(once(other, 'connect')).rejects.toThrow(/ECONNREFUSED/)
    const guess = new URL(server.url)
    guess.password = 'guess'
    await expect(ask(guess.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    await server.stop()
  })

  it('lets nobody else read its password or its data', async () => {
    const dir = await privateFolder()
    await (await openEmbeddedPostgres({ dir })).stop()
    const home = join(dir, 'postgres')
    for (const name of ['', 'data', 'log', 'password', 'data/labelbreak.conf']) {
      expect([name, (await stat(join(home, name))).mode & 0o077]).toEqual([name, 0])
    }
    expect(await readdir(dir)).toEqual(['postgres'])
  })

  it('is durable unless told otherwise, takes settings, and cannot be opened to the network by one', async () => {
    const dir = await folderWithHome()
    const durable = await openEmbeddedPostgres({ dir })
    expect(await ask(durable.url, 'show fsync')).toEqual([{ fsync: 'on' }])
    await durable.stop()
    const extraSettings = { max_connections: '33', cluster_name: "it's \\ here", listen_addresses: '*' }
    const quick = await openEmbeddedPostgres({ dir, database: 'odd "name"', durable: false, extraSettings })
    expect(
      await ask(
        quick.url,
        `select current_database() as name, current_setting('fsync') as fsync,
      current_setting('max_connections') as most, current_setting('cluster_name') as cluster,
      current_setting('listen_addresses') as tcp`,
      ),
    ).toEqual([{ name: 'odd "name"', fsync: 'off', most: '33', cluster: "it's \\ here", tcp: '127.0.0.1' }])
    await quick.stop()
  })

  it('is the same whatever language, time zone and Postgres settings the environment names', async () => {
    for (const [name, value] of Object.entries({ LANG: 'xx_XX.UTF-8', LC_ALL: 'xx_XX', TZ: 'Asia/Kolkata' })) {
      vi.stubEnv(name, value)
    }
    for (const [name, value] of Object.entries({ PGDATA: '/nowhere', PGPORT: '1', PGHOST: 'elsewhere', PGUSER: 'x' })) {
      vi.stubEnv(name, value)
    }
    const server = await openEmbeddedPostgres({ dir: await privateFolder() })
    expect(
      await ask(
        server.url,
        `select 'Ä' < 'z' as by_code, lower('Ä') as lower, current_setting('TimeZone') as zone,
      current_setting('server_encoding') as encoding`,
      ),
    ).toEqual([{ by_code: false, lower: 'ä', zone: 'UTC', encoding: 'UTF8' }])
    await server.stop()
  })

  it('keeps what people wrote out of its log', async () => {
    const dir = await folderWithHome()
    const server = await openEmbeddedPostgres({ dir })
    await ask(server.url, 'create table notes (note text unique)')
    const insert = `insert into notes values ('a private word')`
    await ask(server.url, insert)
    await expect(ask(server.url, insert)).rejects.toThrow(/duplicate key/)
    await server.stop()
    const log = await readFile(join(dir, 'postgres', 'log'), 'utf8')
    expect(log).toContain('duplicate key')
    expect(log).not.toContain('private')
  })

  it('says in Postgres’s words why it does not start', async () => {
    const dir = await folderWithHome()
    await writeFile(join(dir, 'postgres', 'data', 'PG_VERSION'), '17\n')
    await expect(openEmbeddedPostgres({ dir })).rejects.toThrow(/did not start.*initialized by PostgreSQL version 17/s)
  })
})
