import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stdin } from 'node:process'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type FileSource, sourceOfFile } from './file-source.ts'

const standardInput = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'])

/** What a path leads to. `size` is null where that is a pipe, which ends when it ends. */
export type Given = { readonly kind: 'file' | 'pipe'; readonly size: number | null }

/**
 * What a path leads to: a file, or a pipe such as standard input (`-`) or `<(zcat items.gz)`.
 *
 * @throws Error where there is nothing, or a folder
 */
export async function givenAt(path: string): Promise<Given> {
  const found = standardInput.has(path) ? null : await stat(path)
  if (found?.isDirectory()) throw new Error('it is a folder')
  return found?.isFile() ? { kind: 'file', size: found.size } : { kind: 'pipe', size: null }
}

/** Reads what a path leads to, once. */
export async function sourceOnce(path: string): Promise<FileSource> {
  const { kind } = await givenAt(path)
  return kind === 'file' ? sourceOfFile(path) : { open: () => streamOf(path) }
}

/** A pipe's bytes in a file of our own; `forget` deletes it. */
export type KeptPipe = { readonly path: string; forget(): Promise<void> }

/** Items are checked as a whole before any is kept, and a pipe can be read only once. */
export async function keptPipe(path: string): Promise<KeptPipe> {
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-pipe-'))
  const forget = () => rm(folder, { recursive: true, force: true })
  const kept = join(folder, 'bytes')
  try {
    await pipeline(streamOf(path), createWriteStream(kept, { mode: 0o600 }))
  } catch (error) {
    await forget()
    throw error
  }
  return { path: kept, forget }
}

/** Standard input is taken as the process has it: where it is a socket, its path cannot be opened. */
function streamOf(path: string): Readable {
  return standardInput.has(path) ? stdin : createReadStream(path)
}
