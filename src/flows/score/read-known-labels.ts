import { BadInput, shown } from './bad-input.ts'
import { readTableRows } from './read-table-rows.ts'

const columns = { item: ['item', 'task'], label: ['label'] }

/**
 * The known labels of a CSV file, by item.
 *
 * @throws BadInput when an item has two different labels
 */
export async function readKnownLabels(path: string): Promise<ReadonlyMap<string, string>> {
  const labelOf = new Map<string, string>()
  await readTableRows(path, columns, ([item = '', label = ''], line) => {
    const before = labelOf.get(item)
    if (before !== undefined && before !== label) {
      throw new BadInput(`${path} has two different labels for item ${shown(item)}, the second at line ${line}`)
    }
    labelOf.set(item, label)
  })
  return labelOf
}
