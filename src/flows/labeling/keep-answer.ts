import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../store/db/database.ts'
import { isLost, OutOfTime } from '../../store/db/passing-trouble.ts'
import { type AnswerStep, type Saved, saveAnswers } from '../../store/sessions/save-answers.ts'
import type { ClickWorld } from '../click-world.ts'
import { gathered } from './gathered.ts'

/** How often a row that somebody else holds is looked at again. */
const lookEachMs = 50

type Asked = { readonly step: AnswerStep; readonly isDue: () => boolean }

/**
 * Keeps an answer after which its session goes on. Answers that are given at the same time are kept together, in one
 * statement that is written to disk once; each is told only after that. One whose rows somebody else holds is passed over
 * and comes again with those who answer then, so it holds no connection while it waits. Where keeping them together fails,
 * and not for want of a connection, each is tried by itself: nobody's trouble is another's. What nobody waits for any more
 * is not begun: its person has been told that it was not saved.
 */
export function answerKeeper({ pool }: Pick<Database, 'pool'>): ClickWorld['keepAnswer'] {
  const together = gathered<Asked, Saved | null | 'busy' | 'failed'>(async (asked) => {
    const due = asked.filter(({ isDue }) => isDue())
    try {
      const saved = due.length === 0 ? [] : await saveAnswers(pool, stepsOf(due), { wait: false })
      const byAsked = new Map(due.map((one, n) => [one, saved[n] ?? null]))
      return asked.map((one) => byAsked.get(one) ?? (byAsked.has(one) ? null : 'busy'))
    } catch (error) {
      if (isLost(error)) throw error
      return asked.map(() => 'failed' as const)
    }
  })
  return async (step, isDue = () => true) => {
    const asked = { step, isDue }
    while (isDue()) {
      const tried = await together(asked)
      const [saved = null] = tried === 'failed' ? await saveAnswers(pool, [step], { wait: false }) : [tried]
      if (saved !== 'busy') return saved
      await sleep(lookEachMs)
    }
    throw new OutOfTime('somebody else holds the session')
  }
}

function stepsOf(asked: readonly Asked[]): AnswerStep[] {
  return asked.map(({ step }) => step)
}
