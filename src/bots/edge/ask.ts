import type { ClickWorld } from '../../flows/click-world.ts'
import { handle } from '../../flows/handle.ts'
import { type Reply, show } from '../../flows/reply.ts'
import type { Request } from '../../flows/request.ts'
import { endDraftOf } from './end-draft.ts'
import type { Log } from './log.ts'

/** What each listener is handed. */
export type Edge = { readonly world: ClickWorld; readonly log: Log }

/** Answers are due within three seconds; what takes longer than this is answered later. */
const inTimeMs = 2000

/** The flow's reply. An error is logged here, once, and the person told in words. */
export async function ask({ world, log }: Edge, request: Request): Promise<Reply> {
  const { intent, who } = request
  const about = { intent: intent.kind === 'typed' ? intent.word : intent.kind, workspace: who.workspaceId }
  try {
    const reply = await handle(world, request)
    await endDraftOf(world, log, request, reply.screen)
    if (reply.failed !== undefined) log.warn({ err: reply.failed, ...about }, 'not done in time')
    return reply
  } catch (error) {
    log.error({ err: error, ...about }, 'request failed')
    return show({ kind: 'notice', notice: 'went-wrong' })
  }
}

/** Does what the reply did not need. What was kept stays kept if this fails. */
export async function finish({ log }: Edge, reply: Reply): Promise<void> {
  for (const work of reply.after) {
    await work().catch((error: unknown) => log.error({ err: error }, 'work after a reply failed'))
  }
}

/** The result if it is there while an answer is still due, else `late`. */
export async function inTime<T>(work: Promise<T>): Promise<T | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), inTimeMs)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
