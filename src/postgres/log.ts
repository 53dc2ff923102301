import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const tooLong = 10_000_000

/** Opens the log of the Postgres in `home` for appending; a long one starts anew. `length` is where it stands, in bytes. */
export async function openLog(home: string): Promise<{ file: FileHandle; length: number }> {
  const file = await open(join(home, 'log'), 'a', 0o600)
  const { size } = await file.stat()
  if (size < tooLong) return { file, length: size }
  await file.truncate(0)
  return { file, length: 0 }
}

/** What the log gained since it was `from` bytes long; the last lines of it. */
export async function readLog(home: string, from: number): Promise<string> {
  const text = (await readFile(join(home, 'log')).catch(() => Buffer.alloc(0))).subarray(from).toString('utf8')
  return text.trim().split('\n').slice(-20).join('\n')
}
