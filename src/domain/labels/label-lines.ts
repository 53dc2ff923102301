import { limits } from '../limits.ts'
import { pairwiseLabels } from '../task-types/pairwise.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'
import type { Label } from './label.ts'
import { labelKey, tidyLabel } from './label-key.ts'
import type { LabelProblem } from './label-problem.ts'
import { lookAlikeKey } from './look-alike.ts'

/** The labels that a lead typed, or what is wrong with them. */
export type LabelLines = { readonly labels: readonly Label[]; readonly problems: readonly LabelProblem[] }

type Draft = { readonly name: string; readonly definition: string; readonly line: number }

/**
 * Reads the labels of a campaign: one a line, `Name: definition`, the definition being optional. A colon with no blank
 * behind it belongs to the name (`10:30 shift`, `animal:dog`). A rating takes a range
 * (`1-5`), a number on each line, or a range followed by definitions of some of its steps. Pairwise has its own three.
 *
 * @param buttons what those say that stand beside the labels, and that no label may be called
 */
export function parseLabelLines(taskType: TaskTypeName, text: string, buttons: readonly string[] = []): LabelLines {
  if (taskType === 'pairwise') return { labels: pairwiseLabels, problems: [] }
  const drafts = linesOf(text, taskType === 'rating' ? /:/u : /:(?=\s|$)/u)
  const found = taskType === 'rating' ? ratingSteps(drafts) : { drafts, problems: [] }
  const problems = found.problems.length > 0 ? found.problems : nameProblems(taskType, found.drafts, buttons)
  const labels = found.drafts.map(({ name, definition }, index) => ({ id: index + 1, name, definition }))
  return { labels: problems.length === 0 ? labels : [], problems }
}

function linesOf(text: string, divider: RegExp): Draft[] {
  return text.split(/\r\n|\r|\n/u).flatMap((raw, index) => {
    const line = raw.trim().replace(/^[-*•]\s+/u, '')
    if (tidyLabel(line) === '') return []
    const colon = line.search(divider)
    const name = tidyLabel(colon === -1 ? line : line.slice(0, colon))
    const definition = colon === -1 ? '' : line.slice(colon + 1).trim()
    return [{ name, definition, line: index + 1 }]
  })
}

function nameProblems(taskType: TaskTypeName, drafts: readonly Draft[], buttons: readonly string[]): LabelProblem[] {
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
    if (taskType === 'multi-choice' && name.includes(';')) return [{ kind: 'label-with-semicolon', label: name }]
    return []
  })
}

function likeBefore(kind: 'label-twice' | 'labels-look-alike', { name, line }: Draft, before: Draft): LabelProblem {
  return { kind, label: name, line, other: before.name, otherLine: before.line }
}

/** Whether a label would stand beside a button of the same name, and be taken for it. */
function isButton(name: string, buttons: readonly string[]): boolean {
  return buttons.some((text) => lookAlikeKey(text) === lookAlikeKey(name))
}

const range = /^(-?\d{1,6})\s*(?:-|–|—|\.\.|to)\s*(-?\d{1,6})$/iu

function ratingSteps(drafts: readonly Draft[]): { drafts: Draft[]; problems: LabelProblem[] } {
  const [head, ...rest] = drafts
  const ends = head === undefined ? null : range.exec(head.name)
  if (head === undefined || ends === null) return statedSteps(drafts)
  const [low, high] = [Number(ends[1]), Number(ends[2])]
  if (low >= high) return { drafts: [], problems: [{ kind: 'range-goes-down', range: head.name }] }
  if (high - low + 1 > limits.labels.max) {
    return {
      drafts: [],
      problems: [{ kind: 'range-too-long', range: head.name, steps: high - low + 1, most: limits.labels.max }],
    }
  }
  const definitionOf = new Map(rest.map(({ name, definition }) => [Number(name), definition]))
  const outside = rest.filter(({ name }) => !isWhole(name) || Number(name) < low || Number(name) > high)
  return {
    drafts: Array.from({ length: high - low + 1 }, (_, step) => {
      const value = low + step
      return { name: String(value), definition: definitionOf.get(value) ?? '', line: head.line }
    }),
    problems: outside.map(({ name, line }) => ({ kind: 'no-step-of-range', label: name, line, range: head.name })),
  }
}

function statedSteps(drafts: readonly Draft[]): { drafts: Draft[]; problems: LabelProblem[] } {
  const strange = drafts.filter(({ name }) => !isWhole(name))
  const steps = drafts.map((draft) => ({
    ...draft,
    name: isWhole(draft.name) ? String(Number(draft.name)) : draft.name,
  }))
  return {
    drafts: steps.sort((one, other) => Number(one.name) - Number(other.name)),
    problems: strange.map(({ name, line }) => ({ kind: 'no-whole-number', label: name, line })),
  }
}

function isWhole(name: string): boolean {
  return /^-?\d{1,6}$/u.test(name)
}
