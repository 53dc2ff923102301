/** How much is known of a person from gold: answers given in all, and the interval on their accuracy. */
export type KnownOfPerson = {
  readonly answered: number
  /** Half the width of the 95 % interval of accuracy on gold, 0 to 0.5. */
  readonly halfWidth: number
}

const newcomerAnswers = 20
const narrowHalfWidth = 0.1
const floorRate = 0.05

/**
 * The chance that a place is gold for this person: two and a half times the campaign's share during the first 20
 * answers, the share itself until the interval's half-width is at most .10, then half of it, never under 5 %.
 * With the usual share of 10 % that is 25, 10 and 5 %.
 *
 * @param goldShare the campaign's share, 0 to 0.5; 0 turns gold off
 * @returns 0 to 0.5
 */
export function goldRate(goldShare: number, known: KnownOfPerson): number {
  if (goldShare <= 0) return 0
  if (known.answered < newcomerAnswers) return Math.min(0.5, goldShare * 2.5)
  if (known.halfWidth > narrowHalfWidth) return Math.max(floorRate, goldShare)
  return Math.max(floorRate, goldShare / 2)
}
