import type { Campaign } from '../../domain/campaign.ts'
import { weekOf, weekSpan } from '../../domain/digest/digest-week.ts'
import { maySeeEveryScore, seesRoughCounts } from '../../domain/policies.ts'
import type {
  CompleteScreen,
  Decision,
  DecisionShown,
  DigestScreen,
  SeveralDigests,
} from '../../domain/screens/digest-screens.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { isCompleteMessage } from '../../store/figures/complete-campaigns.ts'
import { findGiven, loadDecided } from '../../store/figures/digest-decided.ts'
import { askedFor } from '../../store/figures/digests.ts'
import type { Meant } from '../naming/meant-campaign.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { completeScreen, loadStanding } from './complete-screen.ts'
import { type DigestTelling, digestScreen } from './digest-screen.ts'
import { digestsTogether } from './digests-together.ts'
import { loadTelling } from './load-telling.ts'
import { tellSoFar } from './tell-so-far.ts'

type Where = Pick<Request, 'message' | 'beside' | 'isOwn'>

/**
 * The message in which somebody just decided something, with what they did in the place of each decision; null where they
 * did it elsewhere.
 *
 * @param just what they decided just now
 * @param about whom it was about; null: nobody
 */
export async function decidedMessage(
  world: World,
  { campaign, person, roles }: Extract<Meant, { kind: 'meant' }>,
  where: Where,
  just: Decision['kind'],
  about: string | null = null,
): Promise<DigestScreen | SeveralDigests | CompleteScreen | null> {
  const message = where.beside ?? where.message
  const { prisma } = world.database
  const given = message === null ? [] : await findGiven(prisma, person.id, message)
  const digests = []
  for (const { campaignId, week } of given) {
    const of = campaignId === campaign.id ? campaign : await loadCampaign(prisma, campaignId)
    const held = await loadRoles(prisma, campaignId, person.id)
    const telling = of === null || !maySeeEveryScore(held) ? null : await loadTelling(world, of, week)
    if (of === null || telling === null) continue
    const screen = digestScreen(telling, { personId: person.id, roles: held })
    digests.push(await withOutcomes(world, of, person.id, screen, of.id === campaign.id ? just : null))
  }
  if (given.length > 0) return digestsTogether(digests)
  const reader = { personId: person.id, roles }
  const key = { campaignId: campaign.id, personId: person.id }
  if (message !== null && (await isCompleteMessage(prisma, key, message))) {
    const before = asItStood(await loadStanding(world, campaign), about)
    const screen = completeScreen(campaign, before, reader, world.now())
    return screen === null ? null : await withOutcomes(world, campaign, person.id, screen, just)
  }
  // What was given is known; any other digest that a person alone sees is one that they asked for.
  const soFar = where.isOwn === true && !seesRoughCounts(roles) ? await tellSoFar(world, campaign) : null
  if (soFar === null) return null
  return await withOutcomes(world, campaign, person.id, digestScreen(asItStood(soFar, about), reader), just)
}

/** What was decided just now stands where it stood, though it waits no more. */
function asItStood<Telling extends Pick<DigestTelling, 'figures'>>(telling: Telling, about: string | null): Telling {
  const { figures } = telling
  const annotators = figures.annotators.map((one) => (one.personId === about ? { ...one, isHeldBack: false } : one))
  return { ...telling, figures: { ...figures, annotators } }
}

async function withOutcomes<Shown extends { readonly decisions: readonly DecisionShown[] }>(
  world: World,
  { id: campaignId, zone }: Campaign,
  personId: string,
  screen: Shown,
  just: Decision['kind'] | null,
): Promise<Shown> {
  const since = weekSpan(weekOf(world.now(), zone), zone).from
  const { asked, heldBack } = await loadDecided(world.database.prisma, { campaignId, personId }, since)
  const decided = (one: DecisionShown): DecisionShown => {
    const { decision, isYours } = one
    const isNew = decision.kind === just
    if (!isYours) return asked.has(askedFor(decision)) ? { ...one, outcome: { kind: 'leads-asked', isNew } } : one
    const isDone = decision.kind === 'hold-back' && heldBack.has(decision.personId)
    return isDone ? { ...one, outcome: { kind: 'held-back', isNew } } : one
  }
  return { ...screen, decisions: screen.decisions.map(decided) }
}
