import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Elsewhere = Readonly<{
  url: string
  shared: boolean
  process: ChildProcess
  /** Has it call `stop()`, and waits for the process to end. @throws Error when it does not end well */
  stop(): Promise<void>
  /** kill -9 */
  kill(): Promise<void>
}>

export type Circumstances = Readonly<{
  uid?: number
  gid?: number
  umask?: string
  /** shell commands to run before, in the same place */
  first?: string
  /** a command that runs the rest of its arguments, such as `unshare -m` */
  through?: readonly string[]
  script?: string
  mode?: 'and-leave'
}>

const opener = fileURLToPath(new URL('opener.ts', import.meta.url))

/** Opens the Postgres of `dir` in a process of its own. @throws Error with what the process said when it cannot */
export async function openElsewhere(dir: string, like: Circumstances = {}): Promise<Elsewhere> {
  const { uid, gid, umask = '022', first = ':', through = [], script = opener } = like
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', script, dir, like.mode ?? '']
  const [command = '', ...args] = [
    ...through,
    '/bin/sh',
    '-c',
    `umask ${umask}; ${first} || exit; exec "$@"`,
    'sh',
    ...node,
  ]
  const child = spawn(command, args, {
    cwd: '/',
    detached: true, // a process group of its own
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  })
  const said: string[] = []
  child.stderr.on('data', (chunk) => said.push(`${chunk}`))
  const exited = once(child, 'exit')
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => `${text}`),
    once(child.stderr, 'close').then(() => null), // it ended without a line
  ])
  if (line === null) throw new Error(said.join(''))
  return {
    ...(JSON.parse(line) as { url: string; shared: boolean }),
    process: child,
    async stop() {
      child.stdin.write('stop\n')
      const [code] = await exited
      if (code !== 0) throw new Error(`ended with ${code}: ${said.join('')}`)
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
