import { randomBytes } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { openEmbeddedPostgres } from '../postgres/embedded-postgres.ts'
import { type Database, openDatabase } from '../store/db/database.ts'
import { migrate } from '../store/db/migrate.ts'
import { standingOfSchema } from '../store/db/pending-migrations.ts'
import { openKeys } from '../store/db/token-cipher.ts'

/** What a command works on: the database that `npm start` uses, whether or not it is running. */
export type Store = {
  readonly database: Database
  newId(): string
  now(): Date
  /** Decides in what order items that are imported are dealt: under a key of this run alone, which nobody needs again. */
  secretSeed(text: string): string
  close(): Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

/** Why there is nothing to work on, in words for the person at the keyboard. */
export class NoStore extends Error {}

const folder = '.labelbreak'
const connections = 3

/**
 * Opens the database at `DATABASE_URL`, or the embedded one in `.labelbreak`.
 *
 * @param use `write` brings it up to date first; `read` changes nothing, and so needs one that is
 * @throws NoStore where there is none, or it cannot be reached, or is older than this release
 */
export async function openStore(env: Environment, use: 'read' | 'write'): Promise<Store> {
  const embedded = env.DATABASE_URL ? null : await openEmbedded()
  const url = env.DATABASE_URL || embedded?.url || ''
  try {
    if (use === 'write') await migrate(url)
    else await needCurrent(url)
  } catch (error) {
    await embedded?.stop()
    throw error instanceof NoStore ? error : new NoStore(databaseFailed(error))
  }
  // A connection that breaks while nobody uses it is replaced; one in use fails the statement that needs it.
  const database = openDatabase(url, connections, () => undefined)
  return {
    database,
    newId: () => uuidv7(),
    now: () => new Date(),
    secretSeed: openKeys(randomBytes(32).toString('hex')).secretSeed,
    async close() {
      await database.close()
      await embedded?.stop()
    },
  }
}

/**
 * The HMAC behind pseudonyms, under `ENCRYPTION_KEY` or the key that `npm start` keeps for its playground.
 *
 * @throws NoStore where there is no key, or it is none
 */
export async function openSecretSeed(env: Environment): Promise<(text: string) => string> {
  const kept = env.DATABASE_URL ? null : await readFile(join(folder, 'encryption-key'), 'utf8').catch(() => null)
  const key = env.ENCRYPTION_KEY || kept?.trim()
  if (!key) throw new NoStore('ENCRYPTION_KEY is missing: people could not keep their pseudonyms without it')
  if (!/^[0-9a-f]{64}$/iu.test(key)) throw new NoStore('ENCRYPTION_KEY must be 64 hex digits')
  return openKeys(key.toLowerCase()).secretSeed
}

async function openEmbedded() {
  const isThere = await access(join(folder, 'postgres')).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    throw new NoStore(`no database: set DATABASE_URL, or work in the folder where npm start keeps its ${folder}`)
  }
  return await openEmbeddedPostgres({ dir: folder }).catch((error) => {
    throw new NoStore(reasonOf(error))
  })
}

async function needCurrent(url: string): Promise<void> {
  const standing = await standingOfSchema(url)
  if (standing === 'empty') throw new NoStore('there is nothing of Labelbreak in this database')
  if (standing === 'older') {
    throw new NoStore('the database is older than this labelbreak. Start the product once: it brings it up to date')
  }
}

const unreachableCodes = /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|P1001|P1002|P1017|57P0|08)/

/** What went wrong with the database, in words for the person at the keyboard. */
export function databaseFailed(error: unknown): string {
  return `cannot ${isUnreachable(error) ? 'reach' : 'use'} the database: ${reasonOf(error)}`
}

/** Whether an error says that the database is away, or went away. */
export function isUnreachable(error: unknown): boolean {
  const [first] = error instanceof AggregateError ? error.errors : [error]
  if (typeof first !== 'object' || first === null) return false
  const isOfFile = 'syscall' in first && 'path' in first
  const code = 'code' in first ? String(first.code) : ''
  const said = 'message' in first ? String(first.message) : ''
  return (
    !isOfFile && (unreachableCodes.test(code) || /connection terminated|server has closed the connection/i.test(said))
  )
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
