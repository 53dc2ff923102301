import { count } from '../bots/words/en/count.ts'
import type { AnswersByLabel } from './answers-by-label.ts'
import { BadInput, shown } from './bad-input.ts'
import type { Listener } from './listener.ts'
import type { KnownLabels } from './read-known-labels.ts'
import { strangeLabelNotes } from './spelling-notes.ts'

/** By item the cell that holds its known label, or labels. */
export type KnownCells = ReadonlyMap<string, string>

/**
 * The known labels of the items that have answers. What fits no answer, in the file's items or its labels, is told.
 *
 * @throws BadInput when nothing fits
 */
export function knownOfItems(known: KnownLabels | null, answers: AnswersByLabel, { note }: Listener): KnownCells {
  if (known === null) return new Map()
  const { path, labelOf } = known
  const { items } = answers.table
  const answered = new Set(items)
  const strangers = [...labelOf.keys()].filter((item) => !answered.has(item))
  const [first = ''] = strangers
  if (labelOf.size === 0) throw new BadInput(`${path} holds no label`)
  if (strangers.length === labelOf.size) {
    throw new BadInput(
      `${path} names no item that has answers: its first item is ${shown(first)}, that of the answers ${shown(items[0] ?? '')}`,
    )
  }
  if (strangers.length > 0) {
    const are = count(strangers.length, 'item has no answers and is', 'items have no answers and are')
    note(`${path}: ${are} passed over, such as ${shown(first)}.`)
  }
  const found = [...labelOf].filter(([item, cell]) => answered.has(item) && answers.classOf(cell) !== null)
  noteUngiven(
    path,
    found.map(([, cell]) => cell),
    answers,
    'item',
    note,
  )
  return new Map(found)
}

/** Tells of labels in some cells that nobody gave to any item. */
export function noteUngiven(
  path: string,
  cells: readonly string[],
  { given, partsOf }: AnswersByLabel,
  unit: 'item' | 'suggestion',
  note: (text: string) => void,
): void {
  const strange = new Map<string, number>()
  for (const label of cells.flatMap(partsOf)) if (!given.has(label)) strange.set(label, (strange.get(label) ?? 0) + 1)
  for (const text of strangeLabelNotes(path, strange, [...given], unit, 'is a label that nobody gave')) note(text)
}
