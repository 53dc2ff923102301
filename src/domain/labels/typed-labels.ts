import { limits } from '../limits.ts'
import type { Label } from './label.ts'
import { labelKey, tidyLabel } from './label-key.ts'
import type { LabelProblem } from './label-problem.ts'
import { lookAlikeKey } from './look-alike.ts'

/** The labels that a lead typed, or what is wrong with them. */
export type LabelLines = { readonly labels: readonly Label[]; readonly problems: readonly LabelProblem[] }

/** A label as it was typed, with its line. */
export type Draft = { readonly name: string; readonly definition: string; readonly line: number }

/** What a task type has against a name that would do otherwise. */
export type Refuse = (name: string) => LabelProblem[]

/**
 * Labels, one a line, `Name: definition`, the definition being optional. A colon with no blank behind it belongs to the
 * name (`10:30 shift`, `animal:dog`).
 *
 * @param buttons what those say that stand beside the labels, and that no label may be called
 */
export function readLabelLines(text: string, buttons: readonly string[], refuse: Refuse = () => []): LabelLines {
  return labelsOf(linesOf(text, /:(?=\s|$)/u), buttons, refuse)
}

/** Labels of drafts that are in order, numbered as they stand; none where something is wrong with them. */
export function labelsOf(drafts: readonly Draft[], buttons: readonly string[], refuse: Refuse = () => []): LabelLines {
  const problems = nameProblems(drafts, buttons, refuse)
  const labels = drafts.map(({ name, definition }, index) => ({ id: index + 1, name, definition }))
  return { labels: problems.length === 0 ? labels : [], problems }
}

export function linesOf(text: string, divider: RegExp): Draft[] {
  return text.split(/\r\n|\r|\n/u).flatMap((raw, index) => {
    const line = raw.trim().replace(/^[-*•]\s+/u, '')
    if (tidyLabel(line) === '') return []
    const colon = line.search(divider)
    const name = tidyLabel(colon === -1 ? line : line.slice(0, colon))
    const definition = colon === -1 ? '' : line.slice(colon + 1).trim()
    return [{ name, definition, line: index + 1 }]
  })
}

function nameProblems(drafts: readonly Draft[], buttons: readonly string[], refuse: Refuse): LabelProblem[] {
  const { min, max } = limits.labels
  if (drafts.length < min) return [{ kind: 'too-few-labels', least: min }]
  if (drafts.length > max) return [{ kind: 'too-many-labels', labels: drafts.length, most: max }]
  const firstOf = new Map<string, Draft>()
  const lookOf = new Map<string, Draft>()
  return drafts.flatMap((draft): LabelProblem[] => {
    const { name, definition, line } = draft
    const alike = lookOf.get(lookAlikeKey(name))
    lookOf.set(lookAlikeKey(name), alike ?? draft)
    const first = firstOf.get(labelKey(name))
    firstOf.set(labelKey(name), first ?? draft)
    if (name === '') return [{ kind: 'no-label-before-colon', line }]
    if (first !== undefined) return [likeBefore('label-twice', draft, first)]
    if (alike !== undefined) return [likeBefore('labels-look-alike', draft, alike)]
    if (isButton(name, buttons)) return [{ kind: 'label-is-button', label: name, line }]
    if (name.length > limits.labelName) {
      return [{ kind: 'label-too-long', line, length: name.length, most: limits.labelName }]
    }
    if (definition.length > limits.labelDefinition) {
      const { length } = definition
      return [{ kind: 'definition-too-long', label: name, length, most: limits.labelDefinition }]
    }
    return refuse(name)
  })
}

function likeBefore(kind: 'label-twice' | 'labels-look-alike', { name, line }: Draft, before: Draft): LabelProblem {
  return { kind, label: name, line, other: before.name, otherLine: before.line }
}

/** Whether a label would stand beside a button of the same name, and be taken for it. */
function isButton(name: string, buttons: readonly string[]): boolean {
  return buttons.some((text) => lookAlikeKey(text) === lookAlikeKey(name))
}
