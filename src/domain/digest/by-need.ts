import type { Decision, DigestScreen } from '../screens/digest-screens.ts'

/** What waits for somebody, the weightiest first: the order in which one digest puts its decisions too. */
const weightiest: readonly Decision['kind'][] = [
  'review',
  'mend-guideline',
  'finish',
  'go-on',
  'check-gold',
  'hold-back',
  'add-gold',
  'invite',
]

/** Digests of several campaigns: those that need somebody first, then by name. */
export function byNeed(digests: readonly DigestScreen[]): DigestScreen[] {
  return digests.toSorted(
    (one, other) => weightOf(one) - weightOf(other) || one.campaignName.localeCompare(other.campaignName, 'en'),
  )
}

function weightOf({ decisions: [first] }: DigestScreen): number {
  return first === undefined ? weightiest.length : weightiest.indexOf(first.decision.kind)
}
