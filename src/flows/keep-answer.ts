import type { Database } from '../store/database.ts'
import { type AnswerStep, type Saved, saveAnswers } from '../store/save-answers.ts'
import { gathered } from './gathered.ts'
import type { World } from './world.ts'

/**
 * Keeps an answer after which its session goes on. Answers that are given at the same time are kept together, in one
 * statement that is written to disk once; each is told only after that. One whose rows somebody else holds is passed over
 * and waits for them by itself, and where keeping them together fails, each is tried by itself: nobody's trouble is
 * another's.
 */
export function answerKeeper({ pool }: Pick<Database, 'pool'>): World['keepAnswer'] {
  const together = gathered<AnswerStep, Saved | null | 'busy' | 'failed'>(async (steps) => {
    try {
      return await saveAnswers(pool, steps, { wait: false })
    } catch {
      return steps.map(() => 'failed' as const)
    }
  })
  return async (step) => {
    const saved = await together(step)
    if (saved !== 'failed' && saved !== 'busy') return saved
    const [alone] = await saveAnswers(pool, [step], { wait: true })
    return alone === 'busy' ? null : (alone ?? null)
  }
}
