import type { OneMomentScreen } from '../../domain/screens/screen.ts'
import { waitForPlaces } from '../../store/db/buckets.ts'
import { findFresh } from '../../store/people/people.ts'
import { PlatformBusy } from '../telling/platform-busy.ts'
import type { World } from '../world.ts'
import { freshForMs, meet } from './meet.ts'

/** Somebody may choose hundreds of people, and a platform answers about a hundred questions a minute. */
const patienceMs = 15 * 60_000
/** Questions that are under way at the same time. */
const atOnce = 8
/** How long one answer takes, about. */
const answerMs = 250
/** Nobody is told of a wait that is shorter. */
const worthSayingMs = 5_000

/**
 * Finds out who these accounts are, several at a time and within the platform's limits, so that `meet` knows them. Those
 * that were asked about lately are not asked about again. Of whom the platform says nothing, nothing is known afterwards.
 */
export async function meetMany(world: World, workspaceId: string, accounts: readonly string[]): Promise<void> {
  const waiting = (await unknownOf(world, workspaceId, accounts)).values()
  const until = Date.now() + patienceMs
  const work = async () => {
    for (const externalId of waiting) {
      try {
        await meet(world, { workspaceId, externalId }, Math.max(0, until - Date.now()))
      } catch (error) {
        if (!(error instanceof PlatformBusy)) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** How many of these accounts the platform is to be asked about, and how long that takes; null where it is soon done. */
export async function expectToAsk(
  world: World,
  workspaceId: string,
  accounts: readonly string[],
): Promise<OneMomentScreen['asking']> {
  const people = (await unknownOf(world, workspaceId, accounts)).length
  if (people === 0) return null
  const limits = world.messenger.limits.lookUp({ workspaceId, externalId: '' })
  const waitMs = await waitForPlaces(world.database.pool, limits, people)
  const ms = waitMs + (people * answerMs) / atOnce
  return ms < worthSayingMs ? null : { people, seconds: Math.ceil(ms / 1000) }
}

async function unknownOf({ database }: World, workspaceId: string, accounts: readonly string[]): Promise<string[]> {
  const chosen = [...new Set(accounts)]
  const fresh = await findFresh(database.prisma, workspaceId, chosen, new Date(Date.now() - freshForMs))
  return chosen.filter((one) => !fresh.has(one))
}
