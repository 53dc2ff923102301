import type { GoldScore } from '../gold/gold-accuracy.ts'
import type { Estimate, Undefined } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { wilson } from '../numeric/wilson.ts'
import { confidenceWord, type Honesty, honesty } from './stated-confidence.ts'

/** An answer to gold, and the word that its giver put beside it. */
export type WordedReply = { readonly personId: string; readonly word: string; readonly right: boolean }

export type ConfidenceReport = {
  /** Per word how often everybody is right with it; nothing under 50 answers. */
  readonly words: readonly { readonly word: string; readonly right: Estimate }[]
  /** Whether people are right as often as their words have come to mean. */
  readonly honesty: Honesty | Undefined
}

const fewest = 50

/**
 * What people's words (guess, fairly, sure) are worth, from their answers to gold. The chance that an answer's word states
 * is what it meant in all other answers: the person's own, drawn towards everybody's.
 */
export function confidenceReport(replies: readonly WordedReply[]): ConfidenceReport {
  const byWord = Map.groupBy(replies, ({ word }) => word)
  const forecasts = [...byWord.values()].flatMap((same) => {
    const pool = scoreOf(same)
    return [...Map.groupBy(same, ({ personId }) => personId).values()].flatMap((mine) => {
      const own = scoreOf(mine)
      return mine.map(({ right }) => ({
        chance: confidenceWord(without(own, right), without(pool, right)).mean,
        right,
      }))
    })
  })
  const words = [...byWord].map(([word, same]) => {
    const { right, answered } = scoreOf(same)
    const tooFew = undefinedBecause({ kind: 'few-known-answers', least: fewest, there: answered })
    return { word, right: answered < fewest ? tooFew : wilson(right, answered) }
  })
  return { words, honesty: honesty(forecasts) }
}

function scoreOf(replies: readonly WordedReply[]): GoldScore {
  return { right: replies.filter(({ right }) => right).length, answered: replies.length }
}

function without({ right, answered }: GoldScore, wasRight: boolean): GoldScore {
  return { right: right - (wasRight ? 1 : 0), answered: answered - 1 }
}
