import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findPostmaster } from '../../src/postgres/postmaster.ts'
import { openTestServer } from './open-test-server.ts'
import { quickFolder } from './quick-folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** folder of the run's one Postgres, started by the first test file that asks for a database */
    postgresDir: string
  }
}

const prefix = 'labelbreak-tests-'

/**
 * Names a folder for the run's Postgres; a run that needs no database starts none. What Node compiles is kept for the run as
 * well, for the dozens of processes that the tests start: compiling is half of what a start takes.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.TMPDIR = quickFolder()
  await removeAbandoned()
  const dir = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  process.env.NODE_COMPILE_CACHE ??= join(dir, 'compiled')
  project.provide('postgresDir', dir)
  return () => removeServer(dir)
}

async function removeServer(dir: string): Promise<void> {
  const running = await findPostmaster(join(dir, 'postgres'))
  if (running !== null) await (await openTestServer(dir)).stop()
  // A process that ends just now may still write what it compiled.
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/** Servers of runs that were killed, known by their dead process ids. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN)
    if (pid > 0 && !isAlive(pid)) await removeServer(join(tmpdir(), name)).catch(() => {}) // perhaps another user's
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
