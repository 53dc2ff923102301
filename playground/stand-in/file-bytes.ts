import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The contents of files: in memory, and beside the saved state where there is one. */
export class FileBytes {
  readonly #folder: string | null
  readonly #held = new Map<string, Buffer>()

  constructor(folder: string | null) {
    this.#folder = folder
  }

  async keep(id: string, bytes: Buffer): Promise<void> {
    this.#held.set(id, bytes)
    if (this.#folder === null) return
    await mkdir(this.#folder, { recursive: true })
    await writeFile(join(this.#folder, id), bytes)
  }

  /** Returns null for a file that was never kept. */
  async read(id: string): Promise<Buffer | null> {
    const held = this.#held.get(id)
    if (held !== undefined || this.#folder === null) return held ?? null
    return readFile(join(this.#folder, id)).catch(() => null)
  }
}
