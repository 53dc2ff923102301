import type { Connections } from '../../store/db/database.ts'
import { isPassing, OutOfTime, outlast } from '../../store/db/passing-trouble.ts'
import type { ClickWorld } from '../click-world.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'

/** A platform waits for three seconds at the least to hear that a click arrived. */
const patienceMs = 2_500
/** How long somebody waits for a first prompt, having heard at once that their click arrived: nothing of theirs can be lost. */
export const startPatienceMs = 10_000

/** When the answer to something that came in just now is due, on `performance.now()`'s clock. */
export function dueFromNow(withinMs = patienceMs): number {
  return performance.now() + withinMs
}

/**
 * What somebody asks for in a session, tried again on a fresh connection while its answer is due: a server that restarts, or
 * a row that is held, costs a moment and no click. Each try looks at what is true first, so what an earlier one did without
 * living to say so is not done twice; but once something was sent nothing is tried again. When the time is over nothing
 * more is begun and the person is told to tap again. Their card stays as it is: drawing it anew could put an old prompt over
 * a newer one, and would lose what they ticked.
 *
 * @param on the connections on which the reply is made; what comes after it has those of all else
 */
export async function whileDue(
  world: ClickWorld,
  on: Connections,
  { dueAt = dueFromNow() }: Pick<Request, 'dueAt'>,
  answer: (world: ClickWorld) => Promise<Reply>,
): Promise<Reply> {
  const leftMs = Math.max(0, dueAt - performance.now())
  const { promise: late, resolve } = Promise.withResolvers<Reply>()
  const timer = setTimeout(() => resolve(tapAgain(new OutOfTime('not done while its answer was due'))), leftMs)
  try {
    return await Promise.race([outlast(() => attempt(world, on, dueAt, answer), leftMs), late])
  } catch (error) {
    if (isPassing(error)) return tapAgain(error)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function tapAgain(failed: unknown): Reply {
  return { ...show({ kind: 'notice', notice: 'tap-again' }), failed }
}

async function attempt(
  world: ClickWorld,
  on: Connections,
  dueAt: number,
  answer: (world: ClickWorld) => Promise<Reply>,
): Promise<Reply> {
  const { messenger } = world
  const database = { ...world.database, prisma: on.prisma, pool: on.pool }
  const isDue = () => performance.now() < dueAt
  let hasReplied = false
  let hasSent = false
  const present: ClickWorld = {
    ...world,
    get database() {
      if (hasReplied) return world.database
      if (!isDue()) throw new OutOfTime('nobody waits for this any more')
      return database
    },
    keepAnswer: (step) => world.keepAnswer(step, isDue),
    messenger: {
      ...messenger,
      send: (to, screen) => {
        hasSent = true
        return messenger.send(to, screen)
      },
    },
  }
  try {
    const reply = await answer(present)
    hasReplied = true
    return reply
  } catch (error) {
    throw hasSent ? new Error('something was sent, and then keeping it failed', { cause: error }) : error
  }
}
