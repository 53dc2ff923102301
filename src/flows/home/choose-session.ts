import { takesAnswers } from '../../domain/campaign.ts'
import type { Person } from '../../domain/person.ts'
import type { ChooseSessionScreen } from '../../domain/screens/screen.ts'
import { countLeftFor } from '../../store/dealing/left-for-person.ts'
import { isHeldBack } from '../../store/gold/standing-watch.ts'
import { loadAnnotated } from '../../store/people/memberships.ts'
import type { World } from '../world.ts'

/** What waits for a person, to be begun with one tap. */
export async function chooseSession(world: World, person: Person): Promise<ChooseSessionScreen> {
  const campaigns = await loadAnnotated(world.database.prisma, person.id)
  const waiting = []
  for (const { id, name, sessionMinutes, state } of campaigns) {
    if (!takesAnswers(state) || (await isHeldBack(world.database.prisma, id, person.id))) continue
    const left = await countLeftFor(world.database.pool, id, person.id)
    if (left > 0) waiting.push({ campaignId: id, name, left, sessionMinutes })
  }
  return { kind: 'choose-session', campaigns: waiting }
}
