import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { migrate } from '../../src/store/db/migrate.ts'
import { emptyDatabase } from '../support/database.ts'

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

it('whom no message reached before accounts were told apart, none reaches at any account until it is used', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  const database = await emptyDatabase()
  const client = new pg.Client({ connectionString: database.url })
  try {
    const names = await readdir(migrations)
    const carrying = names.find((name) => name.endsWith('_accounts_out_of_reach')) ?? ''
    for (const name of names) {
      if (name < carrying) await cp(join(migrations, name), join(folder, name), { recursive: true })
    }
    await migrate(database.url, { folder })
    await client.connect()
    const [organization, workspace, gone, there] = Array.from({ length: 4 }, () => uuidv7())
    await client.query(`INSERT INTO organizations (id, name, created_at) VALUES ($1, 'Northwind', now())`, [
      organization,
    ])
    await client.query(
      `INSERT INTO workspaces (id, organization_id, platform, external_id, name, bot_user_id, bot_id, installed_at)
       VALUES ($2, $1, 'slack', 'T1', 'Northwind', 'U', 'B', now())`,
      [organization, workspace],
    )
    for (const [person, since, accounts] of [
      [gone, '2026-11-20T12:00:00Z', ['gone', 'gone too']],
      [there, null, ['there']],
    ] as const) {
      await client.query(
        `INSERT INTO people (id, organization_id, name, zone, unreachable_since, created_at)
         VALUES ($1, $2, 'P', 'UTC', $3, now())`,
        [person, organization, since],
      )
      for (const account of accounts) {
        await client.query(
          `INSERT INTO identities (id, organization_id, workspace_id, person_id, external_id, kind, checked_at)
           VALUES ($1, $2, $3, $4, $5, 'member', now())`,
          [uuidv7(), organization, workspace, person, account],
        )
      }
    }
    await migrate(database.url)
    const { rows } = await client.query('SELECT external_id, unreachable_since FROM identities ORDER BY external_id')
    const since = new Date('2026-11-20T12:00:00Z')
    expect(rows).toEqual([
      { external_id: 'gone', unreachable_since: since },
      { external_id: 'gone too', unreachable_since: since },
      { external_id: 'there', unreachable_since: null },
    ])
  } finally {
    await client.end()
    await database.drop()
    await rm(folder, { recursive: true })
  }
})
