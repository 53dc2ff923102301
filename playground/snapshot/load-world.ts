/**
 * `node playground/snapshot/load-world.ts FOLDER`: makes the workspace that has lived two weeks the one of a playground that is
 * not running: its database, and what the stand-ins keep.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'
import { keptFolder, readKeptWorld } from './kept-world.ts'
import { loadDatabase } from './load-database.ts'

// Seconds at most, after which nothing runs any more: whoever wants it stopped waits for that.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)

const folder = process.argv[2] ?? '.labelbreak'
const world = await readKeptWorld()
await mkdir(folder, { recursive: true, mode: 0o700 })
const postgres = await openEmbeddedPostgres({ dir: folder })
try {
  await loadDatabase(postgres.url, world, await readFile(new URL('rows.txt', keptFolder), 'utf8'))
} finally {
  await postgres.stop()
}
for (const name of ['slack.json', 'teams.json']) await copyFile(new URL(name, keptFolder), join(folder, name))
await writeFile(join(folder, 'encryption-key'), `${world.encryptionKey}\n`, { mode: 0o600 })
await writeFile(join(folder, 'clock'), `${world.at}\n`)
