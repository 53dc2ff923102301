import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { ConsensusLabels } from '../../metrics/consensus-report.ts'
import type { RatingTable } from '../../metrics/rating-table.ts'
import type { TopClasses } from '../../metrics/top-classes.ts'
import { soleLeader } from '../../metrics/top-classes.ts'
import { BadInput } from './bad-input.ts'

/**
 * Writes every item's consensus label by each method, and the chance of Dawid and Skene's. Ties are left empty.
 *
 * @throws BadInput when the file cannot be written
 */
export async function writeConsensus(path: string, table: RatingTable, labels: ConsensusLabels): Promise<void> {
  const file = createWriteStream(path)
  const done = finished(file)
  done.catch(() => undefined)
  try {
    file.write('item,majority,live,dawidSkene,posterior\n')
    for (const [item, name] of table.items.entries()) {
      const line = `${[quoted(name), ...consensusOf(item, table, labels)].join()}\n`
      if (!file.write(line)) await Promise.race([once(file, 'drain'), done])
    }
    file.end()
    await done
  } catch (error) {
    throw new BadInput(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function consensusOf(
  item: number,
  { classes }: RatingTable,
  { majority, live, dawidSkene }: ConsensusLabels,
): string[] {
  const labelIn = (top: TopClasses) => quoted(classes[soleLeader(top, item)] ?? '')
  const shares = dawidSkene?.posteriors.subarray(item * classes.length, (item + 1) * classes.length)
  return [
    labelIn(majority),
    labelIn(live),
    dawidSkene === null ? '' : labelIn(dawidSkene.top),
    shares === undefined ? '' : String(Math.max(...shares)),
  ]
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
