import { labelsAnswer } from '../answer.ts'
import type { CellProblem } from '../items/item-problem.ts'
import { isVisible } from '../items/spreadsheet-accidents.ts'
import { findLabel } from '../labels/find-label.ts'
import { foreignLetter } from '../labels/foreign-letter.ts'
import { limits } from '../limits.ts'
import type { KnownLabels, ReadAnswer } from './task-type.ts'

const strangersNamed = 3
/** As many labels are named beside one that is none of them. */
const labelsNamed = 5

/**
 * The answer that chooses the labels of these names.
 *
 * @param complain what is wrong with a name that is none of the labels
 */
export function readLabelNames(
  written: readonly string[],
  known: KnownLabels,
  complain: (name: string, known: KnownLabels) => CellProblem = unknownLabel,
): ReadAnswer {
  const names = new Set(written.map((name) => name.trim()).filter(isVisible))
  const ids = new Set<number>()
  const strangers: string[] = []
  for (const name of names) {
    const label = findLabel(known.labels, name)
    if (label === undefined) strangers.push(name)
    else ids.add(label.id)
  }
  const named = strangers.slice(0, strangersNamed).map((name) => complain(name, known))
  const more = strangers.length - named.length
  return {
    answer: ids.size === 0 ? null : labelsAnswer(ids),
    problems: more > 0 ? [...named, { kind: 'gold-more-unknown', more }] : named,
  }
}

function unknownLabel(name: string, { labels, nearest }: KnownLabels): CellProblem {
  const names = labels.map((one) => one.name)
  const near = nearest(name, names)
  return {
    kind: 'gold-unknown-label',
    label: shortened(name),
    nearest: near === null ? null : { name: near, foreign: foreignLetter(name, near) },
    labels: names.length <= labelsNamed ? names : null,
  }
}

export function unknownStep(name: string, { labels }: KnownLabels): CellProblem {
  const meant = findLabel(labels, name.replace(',', '.'))?.name ?? null
  const [first, last] = [labels[0]?.name ?? '', labels.at(-1)?.name ?? '']
  return { kind: 'gold-no-step', label: shortened(name), first, last, meant }
}

function shortened(name: string): string {
  return name.length > limits.labelName ? `${name.slice(0, limits.labelName)}…` : name
}
