import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { machine } from '../support/product-process.ts'

/** `node start.ts` in a folder of its own, as `npm start` runs it. */
export type StartProcess = {
  stdout(): string
  stderr(): string
  /** Waits until it printed the page's address. @throws Error when it ends before */
  address(): Promise<string>
  /** As Ctrl+C in a terminal: the whole foreground process group is told. Resolves with the exit code. */
  ctrlC(): Promise<number | null>
  kill(signal: NodeJS.Signals): void
  /** Resolves with the exit code, null where a signal ended it. */
  end: Promise<number | null>
}

const patienceMs = 90_000

/** `env` is all that it sees of an environment. */
export function startIn(folder: string, env: Readonly<Record<string, string>> = {}): StartProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'start.ts')], {
    cwd: folder,
    env: { ...machine(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const stdout = collect(child, 'stdout')
  const stderr = collect(child, 'stderr')
  const end = once(child, 'close').then(([code]): number | null => code)
  return {
    stdout,
    stderr,
    end,
    kill: (signal) => void child.kill(signal),
    ctrlC() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
      return end
    },
    async address() {
      for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(50)) {
        const found = /http:\/\/\S+/.exec(stdout())?.[0]
        if (found !== undefined) return found
        if (child.exitCode !== null) break
      }
      throw new Error(`no address was printed; it wrote:\n${stdout()}${stderr()}`)
    },
  }
}

function collect(child: ChildProcess, name: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[name]?.setEncoding('utf8').on('data', (more: string) => {
    text += more
  })
  return () => text
}

/** The processes that work in or below a folder, Postgres in its data among them: `ID in FOLDER`. Linux only. */
export async function processesIn(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    ids.map(async (id) => {
      const cwd = await readlink(`/proc/${id}/cwd`).catch(() => '')
      return cwd === folder || cwd.startsWith(`${folder}/`) ? [`${id} in ${cwd}`] : []
    }),
  )
  return found.flat()
}

/** Waits until nothing works below a folder any more. Returns what is still there after a while. */
export async function leftBehind(folder: string): Promise<string[]> {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(100)) {
    if ((await processesIn(folder)).length === 0) return []
  }
  return await processesIn(folder)
}
