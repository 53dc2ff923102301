import { isPassing, outlast } from '../store/passing-trouble.ts'
import { type Reply, show } from './reply.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** Slack waits three seconds for the word that a click arrived. */
const patienceMs = 2_500

/** When the answer to something that came in just now is due, on `performance.now()`'s clock. */
export function dueFromNow(): number {
  return performance.now() + patienceMs
}

/**
 * What somebody asks for in a session, tried again on a fresh connection while its answer is due: a server that restarts, or
 * a row that is held, costs a moment and no click. Each try looks at what is true first, so what an earlier one did without
 * living to say so is not done twice; but once something was sent nothing is tried again. When the time is over the person
 * is told to tap again, and their card stays as it is: drawing it anew could put an old prompt over a newer one, and would
 * lose what they ticked.
 *
 * The reply is made on the connections of clicks, and what comes after it on those of all else.
 */
export async function whileDue(
  world: World,
  { dueAt = dueFromNow() }: Pick<Request, 'dueAt'>,
  answer: (world: World) => Promise<Reply>,
): Promise<Reply> {
  const leftMs = Math.max(0, dueAt - performance.now())
  const { promise: late, resolve } = Promise.withResolvers<Reply>()
  const tapAgain = (failed: unknown): Reply => ({ ...show({ kind: 'notice', notice: 'tap-again' }), failed })
  const timer = setTimeout(() => resolve(tapAgain(new Error('not done while its answer was due'))), leftMs)
  try {
    return await Promise.race([outlast(() => onClicks(world, answer), leftMs), late])
  } catch (error) {
    if (isPassing(error)) return tapAgain(error)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function onClicks(world: World, answer: (world: World) => Promise<Reply>): Promise<Reply> {
  const { clicks } = world.database
  let hasSent = false
  const present = {
    ...world,
    database: { ...world.database, ...clicks },
    messenger: {
      ...world.messenger,
      send: (...args: Parameters<World['messenger']['send']>) => {
        hasSent = true
        return world.messenger.send(...args)
      },
    },
  }
  try {
    const reply = await answer(present)
    present.database = world.database
    return reply
  } catch (error) {
    throw hasSent ? new Error('something was sent, and then keeping it failed', { cause: error }) : error
  }
}
