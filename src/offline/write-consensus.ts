import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { csvLine } from '../files/csv-line.ts'
import { BadInput } from './bad-input.ts'

/**
 * Writes every item's consensus label by each method, and the chance of Dawid and Skene's. Ties are left empty, `[]` says that none fits.
 *
 * @throws BadInput when the file cannot be written
 */
export async function writeConsensus(
  path: string,
  items: readonly string[],
  cellsOf: (item: number) => readonly string[],
): Promise<void> {
  const file = createWriteStream(path)
  const done = finished(file)
  done.catch(() => undefined)
  try {
    file.write('item,majority,live,dawidSkene,posterior\n')
    for (const [item, name] of items.entries()) {
      const line = `${csvLine([name, ...cellsOf(item)])}\n`
      if (!file.write(line)) await Promise.race([once(file, 'drain'), done])
    }
    file.end()
    await done
  } catch (error) {
    throw new BadInput(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
