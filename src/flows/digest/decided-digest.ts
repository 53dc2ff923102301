import { weekOf, weekSpan } from '../../domain/digest/digest-week.ts'
import type { MessageAddress } from '../../domain/message.ts'
import type { Decision, DecisionShown, DigestScreen } from '../../domain/screens/digest-screens.ts'
import { findWeekGiven, loadDecided } from '../../store/figures/digest-decided.ts'
import type { Meant } from '../naming/meant-campaign.ts'
import type { World } from '../world.ts'
import { digestScreen } from './digest-screen.ts'
import { loadTelling } from './load-telling.ts'

/**
 * The digest in which somebody just decided something, with what they did in the place of each decision; null where they
 * did it elsewhere.
 *
 * @param just what they decided just now
 */
export async function decidedDigest(
  world: World,
  { campaign, person, roles }: Extract<Meant, { kind: 'meant' }>,
  message: MessageAddress | undefined,
  just: Decision['kind'],
): Promise<DigestScreen | null> {
  if (message === undefined) return null
  const { prisma } = world.database
  const key = { campaignId: campaign.id, personId: person.id }
  const week = await findWeekGiven(prisma, key, message)
  const telling = week === null ? null : await loadTelling(world, campaign, week)
  if (telling === null) return null
  const since = weekSpan(weekOf(world.now(), campaign.zone), campaign.zone).from
  const { asked, heldBack } = await loadDecided(prisma, key, since)
  const screen = digestScreen(telling, { personId: person.id, roles })
  const decided = (one: DecisionShown): DecisionShown => {
    const { decision, isYours } = one
    const isNew = decision.kind === just
    if (!isYours) return asked.has(decision.kind) ? { ...one, outcome: { kind: 'leads-asked', isNew } } : one
    const isDone = decision.kind === 'hold-back' && heldBack.has(decision.personId)
    return isDone ? { ...one, outcome: { kind: 'held-back', isNew } } : one
  }
  return { ...screen, decisions: screen.decisions.map(decided) }
}
