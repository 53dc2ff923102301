import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const settleMs = 400

/** Returns what a `StateSaver<State>` saved there, or null when there is nothing readable. */
export async function loadState<State>(path: string): Promise<State | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}

/** Writes the state a moment after it changed, whole or not at all. */
export class StateSaver<State> {
  readonly #path: string
  readonly #state: State
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(path: string, state: State) {
    this.#path = path
    this.#state = state
  }

  soon(): void {
    this.#timer ??= setTimeout(() => void this.now(), settleMs)
  }

  now(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true })
    const draft = `${this.#path}.draft`
    await writeFile(draft, JSON.stringify(this.#state))
    await rename(draft, this.#path)
  }
}
