import { count } from '../bots/words/en/count.ts'
import { labelKey, numberKey } from '../domain/labels/label-key.ts'
import { shown } from './bad-input.ts'
import type { Wanted } from './find-columns.ts'
import type { Listener } from './listener.ts'
import { readScoreRows } from './read-score-rows.ts'

const wanted: Wanted = {
  columns: { item: { names: ['item', 'task'] }, label: { names: ['label'], mayBeBlank: true } },
  foreign: { names: ['annotator', 'worker'], advice: 'it seems to hold answers of people, not known labels' },
}

/** Known labels by item, as a file writes them. */
export type KnownLabels = { readonly path: string; readonly labelOf: ReadonlyMap<string, string> }

/**
 * The known labels of a file; null where there is none.
 *
 * @param areNumbers whether `1` and `1.0` are the same
 * @throws BadInput where an item has two different labels; all of them are named
 */
export async function readKnownLabels(
  path: string | null,
  { note }: Listener,
  areNumbers: boolean,
): Promise<KnownLabels | null> {
  if (path === null) return null
  const keyOf = (label: string) => (areNumbers ? numberKey(labelKey(label)) : null) ?? labelKey(label)
  const firstOf = new Map<string, { readonly label: string; readonly line: number }>()
  let blank = 0
  await readScoreRows(path, wanted, note, ([item = '', label = ''], line) => {
    if (labelKey(label) === '') {
      blank++
      return null
    }
    const before = firstOf.get(item)
    if (before === undefined) firstOf.set(item, { label, line })
    else if (keyOf(before.label) !== keyOf(label)) {
      return `another label for item ${shown(item)} than at line ${before.line}`
    }
    return null
  })
  if (blank > 0) note(`${path}: ${count(blank, 'item has', 'items have')} no label.`)
  return { path, labelOf: new Map([...firstOf].map(([item, { label }]) => [item, label])) }
}
