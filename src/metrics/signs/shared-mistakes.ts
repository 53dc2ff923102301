import { wilson } from '../numeric/wilson.ts'

/** Somebody's answer to a gold item. */
export type GoldReply = { readonly item: string; readonly truth: string; readonly answer: string }

/** The same with who gave it. In a campaign, labels are ids between hyphens. */
export type GoldReplyOf = GoldReply & { readonly personId: string }

/** A class that annotators agree about, and get wrong. */
export type SharedMistake = {
  readonly truth: string
  /** The wrong answer that most give instead. */
  readonly instead: string
  /** Of the wrong answers to this class, the share that give it, 0 to 1. */
  readonly shareOfWrong: number
  /** Accuracy on gold of this class with its 95 % interval. */
  readonly accuracy: { readonly value: number; readonly low: number; readonly high: number; readonly n: number }
}

const agreeing = 0.667
const lowAccuracy = 0.7
const fewestItems = 3

/**
 * Classes on which people agree and are wrong: agreement's lower bound is .667 or more, yet the upper bound of accuracy on
 * gold of that class is under .70. Then the guideline, or the gold, says something else than people understand.
 * Three gold items of a class or more are wanted, so that one bad item does not speak for it.
 *
 * @param agreementLow lower end of alpha, or of AC1 where one class holds most answers; without one (`null`) no alarm
 */
export function sharedMistakes(agreementLow: number | null, replies: readonly GoldReply[]): SharedMistake[] {
  if (agreementLow === null || agreementLow < agreeing) return []
  const classes = [...new Set(replies.map(({ truth }) => truth))].sort()
  return classes.flatMap((truth) => {
    const own = replies.filter((reply) => reply.truth === truth)
    const wrong = own.filter(({ answer }) => answer !== truth)
    const accuracy = wilson(own.length - wrong.length, own.length)
    const [instead, times] = mostFrequent(wrong.map(({ answer }) => answer))
    const items = new Set(own.map(({ item }) => item)).size
    if (accuracy.value === null || instead === null || items < fewestItems || accuracy.high >= lowAccuracy) return []
    return [{ truth, instead, shareOfWrong: times / wrong.length, accuracy }]
  })
}

/** The most frequent of some labels, the first by code unit among equals, and how often it occurs. */
function mostFrequent(labels: readonly string[]): readonly [label: string | null, times: number] {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const [first] = [...counts].sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
  return first ?? [null, 0]
}
