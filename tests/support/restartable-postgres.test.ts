import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RestartablePostgres, startRestartablePostgres } from './restartable-postgres.ts'

let server: RestartablePostgres
beforeAll(async () => {
  server = await startRestartablePostgres()
})
afterAll(() => server.stop())

async function ask(sql: string): Promise<unknown[]> {
  const session = new pg.Client({ connectionString: server.url })
  session.on('error', () => {})
  await session.connect()
  return (await session.query(sql).finally(() => session.end())).rows
}

it('is migrated, durable, and answers at one address before and after a restart, but not during it', async () => {
  expect(await ask('show fsync')).toEqual([{ fsync: 'on' }])
  expect(await ask('select 1 as one from _prisma_migrations limit 1')).toEqual([{ one: 1 }])
  await ask('create table kept as select 1 as n')
  await server.restart(async () => {
    await expect(ask('select 1')).rejects.toThrow(/ECONNREFUSED/)
  })
  expect(await ask('select n from kept')).toEqual([{ n: 1 }])
})

it('keeps what it acknowledged when it is killed with work under way', async () => {
  await ask('create table counted (n int)')
  const open = new pg.Client({ connectionString: server.url })
  open.on('error', () => {})
  await open.connect()
  await open.query('begin; insert into counted values (1)')
  await ask('insert into counted values (2)')
  await server.crash()
  await expect(open.query('commit')).rejects.toThrow()
  expect(await ask('select n from counted')).toEqual([{ n: 2 }])
})
