import type { Database } from '../store/database.ts'
import { type AnswerStep, type Saved, saveAnswers } from '../store/save-answers.ts'
import { gathered } from './gathered.ts'
import type { World } from './world.ts'

/**
 * Keeps an answer after which its session goes on. Answers that are given at the same time are kept together, in one
 * statement that is written to disk once; each is told only after that. Where keeping them together fails, each is tried
 * by itself, so that nobody's trouble is another's.
 */
export function answerKeeper({ pool }: Pick<Database, 'pool'>): World['keepAnswer'] {
  const together = gathered<AnswerStep, Saved | null | 'failed'>(async (steps) => {
    try {
      return await saveAnswers(pool, steps)
    } catch {
      return steps.map(() => 'failed' as const)
    }
  })
  return async (step) => {
    const saved = await together(step)
    if (saved !== 'failed') return saved
    const [alone] = await saveAnswers(pool, [step])
    return alone ?? null
  }
}
