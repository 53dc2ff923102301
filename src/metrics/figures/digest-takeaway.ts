import type { Takeaway } from '../../domain/screens/digest-screens.ts'
import { daysLater } from '../../domain/time/time.ts'
import { type DigestFigures, isQuiet } from './digest-figures.ts'

/** Below this alpha labels are not to be relied on (Krippendorff 2004); said only where the whole interval lies below. */
const doubtfulAlpha = 0.667
/** A week with fewer answers than this says little about the one after it. */
const fewestToCompare = 20

type Rule = (figures: DigestFigures, before: DigestFigures | null) => Takeaway | null

/** The first that holds is said. */
const rules: readonly Rule[] = [
  (figures) => (isQuiet(figures) && figures.edition !== 'last' ? { kind: 'quiet', state: figures.state } : null),
  ({ progress: { done, items } }) => (items > 0 && done >= items ? { kind: 'complete', items } : null),
  ({ state, progress: { done, items } }) => (state === 'finished' ? { kind: 'ended', done, items } : null),
  ({ state, progress: { done, items } }) => (state === 'paused' ? { kind: 'paused', done, items } : null),
  ({ agreement }) => {
    // Where one label holds most answers alpha is low whatever people do: AC1 speaks then, and has an alarm of its own.
    if (agreement.alpha === null || agreement.interval === null || agreement.ac1 != null) return null
    const { high } = agreement.interval
    return high < doubtfulAlpha ? { kind: 'disagreeing', alpha: agreement.alpha, high } : null
  },
  ({ annotators }) => {
    const people = annotators.filter(({ isDoubted, isHeldBack }) => isDoubted && !isHeldBack).length
    return people > 0 ? { kind: 'doubtful-people', people } : null
  },
  ({ week, edition }, before) => {
    if (before === null || edition === 'so-far' || before.week.answers < fewestToCompare) return null
    const isSlower = week.answers * 2 < before.week.answers
    return isSlower ? { kind: 'slower', answers: week.answers, before: before.week.answers } : null
  },
  ({ finish, today }) => {
    if (finish.likely === null || finish.latest === null || finish.latest > daysLater(today, 6)) return null
    return { kind: 'nearly-done', earliest: finish.earliest, latest: finish.latest }
  },
  ({ finish, progress: { done, items } }) => {
    return finish.likely === null ? null : { kind: 'on-its-way', done, items, ...finish }
  },
]

/** The one sentence that a week's digest opens with: a restatement of its figures, never a guess about their cause. */
export function digestTakeaway(figures: DigestFigures, before: DigestFigures | null): Takeaway {
  for (const rule of rules) {
    const said = rule(figures, before)
    if (said !== null) return said
  }
  const { done, items } = figures.progress
  const { finish } = figures
  return {
    kind: 'under-way',
    done,
    items,
    why: finish.likely === null && finish.why === 'years' ? 'years' : 'too-early',
  }
}
