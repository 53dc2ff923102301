import { limits } from '../limits.ts'
import type { LabelProblem } from './label-problem.ts'
import { type Draft, type LabelLines, labelsOf, linesOf } from './typed-labels.ts'

/**
 * The steps of a rating: a range (`1-5`), its ends with what they mean (`1 useless … 5 publishable`), a number on each line,
 * or a range followed by definitions of some of its steps.
 */
export function readRatingSteps(text: string, buttons: readonly string[]): LabelLines {
  const { drafts, problems } = ratingSteps(linesOf(withEndsApart(text), /:/u))
  return problems.length > 0 ? { labels: [], problems } : labelsOf(drafts, buttons)
}

const namedEnds = /^(-?\d{1,6})[ \t:]+(\S.*?)[ \t]*(?:…|\.{2,3})[ \t]*(-?\d{1,6})[ \t:]+(\S.*)$/u

/** A range whose ends are named in its own line, as a range with their definitions below it. */
function withEndsApart(text: string): string {
  const ends = namedEnds.exec(text.trim())
  if (ends === null) return text
  const [, low, least, high, most] = ends
  return `${low}-${high}\n${low}: ${least}\n${high}: ${most}`
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
