import type { Sender } from '../../domain/person.ts'
import { homeScreen } from '../home/home.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { TypedIntent } from '../request.ts'
import type { World } from '../world.ts'
import { continueOpen } from './resume-session.ts'

/** `label` alone where the app has no page of its own: an open session goes on; without one, all that the page would show. */
export const homeInChat: TypedIntent = { kind: 'typed', word: 'label', flow: showHome }

async function showHome(world: World, who: Sender): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  return (await continueOpen(world, who, met.person, null)) ?? show(await homeScreen(world, met))
}
