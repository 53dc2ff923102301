import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../store/database.ts'
import { isLost } from '../store/passing-trouble.ts'
import { type AnswerStep, type Saved, saveAnswers } from '../store/save-answers.ts'
import { gathered } from './gathered.ts'
import type { World } from './world.ts'

/** How often a row that somebody else holds is looked at again, and for how long at most. */
const lookEachMs = 50
const mostMs = 2_000

/** Told like Postgres' own word for it, so that it counts as what passes. */
class StaysHeld extends Error {
  readonly code = '55P03'
  constructor() {
    super('somebody else holds the session')
  }
}

/**
 * Keeps an answer after which its session goes on. Answers that are given at the same time are kept together, in one
 * statement that is written to disk once; each is told only after that. One whose rows somebody else holds is passed over
 * and comes again with those who answer then, so it holds no connection while it waits. Where keeping them together fails,
 * and not for want of a connection, each is tried by itself: nobody's trouble is another's.
 */
export function answerKeeper({ pool }: Pick<Database, 'pool'>): World['keepAnswer'] {
  const together = gathered<AnswerStep, Saved | null | 'busy' | 'failed'>(async (steps) => {
    try {
      return await saveAnswers(pool, steps, { wait: false })
    } catch (error) {
      if (isLost(error)) throw error
      return steps.map(() => 'failed' as const)
    }
  })
  return async (step) => {
    for (let waitedMs = 0; waitedMs < mostMs; waitedMs += lookEachMs) {
      const tried = await together(step)
      const [saved = null] = tried === 'failed' ? await saveAnswers(pool, [step], { wait: false }) : [tried]
      if (saved !== 'busy') return saved
      await sleep(lookEachMs)
    }
    throw new StaysHeld()
  }
}
