import { labelKey } from '../../domain/label-key.ts'
import { BadInput, shown } from './bad-input.ts'
import { counted } from './counted.ts'
import type { Wanted } from './find-columns.ts'
import type { Listener } from './listener.ts'
import { readTableRows } from './read-table-rows.ts'

const wanted: Wanted = {
  columns: { item: { names: ['item', 'task'] }, label: { names: ['label'], mayBeBlank: true } },
  foreign: { names: ['annotator', 'worker'], advice: 'it seems to hold answers of people, not known labels' },
}

/** Known labels by item, as a file writes them. */
export type KnownLabels = { readonly path: string; readonly labelOf: ReadonlyMap<string, string> }

/**
 * The known labels of a file; null where there is none.
 *
 * @throws BadInput when an item has two different labels
 */
export async function readKnownLabels(path: string | null, { note }: Listener): Promise<KnownLabels | null> {
  if (path === null) return null
  const labelOf = new Map<string, string>()
  let blank = 0
  await readTableRows(path, wanted, note, ([item = '', label = ''], line) => {
    if (labelKey(label) === '') {
      blank++
      return
    }
    const before = labelOf.get(item)
    if (before !== undefined && labelKey(before) !== labelKey(label)) {
      throw new BadInput(`${path} has two different labels for item ${shown(item)}, the second at line ${line}`)
    }
    labelOf.set(item, before ?? label)
  })
  if (blank > 0) note(`${path}: ${counted(blank, 'item has', 'items have')} no label.`)
  return { path, labelOf }
}
