import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { homeOwner } from '../../src/postgres/home.ts'
import { stopServer } from '../../src/postgres/launch.ts'
import { findPostmaster } from '../../src/postgres/postmaster.ts'
import { chooseRuntime } from '../../src/postgres/runtime.ts'
import { copyHome } from '../support/copy-home.ts'

/** One query over a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const session = new pg.Client({ connectionString: url })
  session.on('error', () => {})
  await session.connect()
  return (await session.query(sql).finally(() => session.end())).rows
}

/** A folder that only we may enter; it goes after the test, and whatever server the test left on it goes first. */
export async function privateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-embedded-'))
  onTestFinished(async () => {
    const home = join(folder, 'postgres')
    if ((await findPostmaster(home)) !== null) await stopServer(await chooseRuntime(await homeOwner(home)), home)
    await rm(folder, { recursive: true, force: true })
  })
  return folder
}

/** The same, with a Postgres in it that was never started. */
export async function folderWithHome(): Promise<string> {
  const folder = await privateFolder()
  await copyHome(join(folder, 'postgres'))
  return folder
}

/** Waits for something that comes about by itself; the test's own time limit is the limit. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20)
}
