import { weekOf, weekSpan } from '../../domain/digest/digest-week.ts'
import { inTens } from '../../domain/figures/rough-count.ts'
import type { Person } from '../../domain/person.ts'
import {
  lookingAs,
  mayChange,
  mayCreateCampaigns,
  mayReview,
  maySeeEveryScore,
  maySeeProgress,
  seesRoughCounts,
} from '../../domain/policies.ts'
import type { HomeScreen, OwnWork, SteeredCampaign } from '../../domain/screens/home-screen.ts'
import { localTime } from '../../domain/time/time.ts'
import { nextFits } from '../../sessions/what-is-open.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { loadVisibleCampaigns, type VisibleCampaign } from '../../store/campaigns/visible-campaigns.ts'
import { loadAnnotatorLines } from '../../store/figures/annotator-lines.ts'
import { countOwnAnswers, loadWeekAtAGlance } from '../../store/figures/home-counts.ts'
import { loadProgressOf } from '../../store/figures/progress.ts'
import { loadDoubts } from '../../store/messages/doubtful-deliveries.ts'
import { loadAnnotated } from '../../store/people/memberships.ts'
import type { Met } from '../../store/people/people.ts'
import { countWaiting } from '../../store/review/review-queue.ts'
import { loadOpenSessions } from '../../store/sessions/sessions.ts'
import { roughlyDone } from '../quality/rough-progress.ts'
import { toldScore } from '../quality/told-score.ts'
import type { World } from '../world.ts'
import { chooseSession } from './choose-session.ts'

/** A phone's page: no more campaigns of each kind than somebody scrolls through. */
const most = { waiting: 5, own: 5, steered: 6 }

/** What waits for a person, what they did, and the campaigns they answer for. */
export async function homeScreen(world: World, { person, kind }: Met): Promise<HomeScreen> {
  const visible = await loadVisibleCampaigns(world.database.prisma, person.id)
  const { campaigns: waiting } = await chooseSession(world, person)
  const steered = visible.filter(({ roles, state }) => maySeeProgress(roles) && state !== 'draft')
  const shown = [...steered.filter(isGoingOn), ...steered.filter((one) => !isGoingOn(one))].slice(0, most.steered)
  const own = await ownWork(world, person)
  const isShown = new Set([...waiting.slice(0, most.waiting), ...shown.map(({ id }) => ({ campaignId: id }))].map(idOf))
  return {
    kind: 'home',
    goingOn: await openSession(world, person),
    waiting: waiting.slice(0, most.waiting),
    own,
    steered: await Promise.all(shown.map((one) => steeredCampaign(world, one, person))),
    more: visible.filter(({ id }) => !isShown.has(id)).length,
    mayCreate: mayCreateCampaigns(kind),
  }
}

function idOf({ campaignId }: { readonly campaignId: string }): string {
  return campaignId
}

function isGoingOn({ state }: VisibleCampaign): boolean {
  return state !== 'finished'
}

async function openSession(world: World, person: Person): Promise<HomeScreen['goingOn']> {
  const [open] = await loadOpenSessions(world.database.pool, person.id, null)
  if (open === undefined || !nextFits(open.session, world.now())) return null
  const campaign = await loadCampaign(world.database.prisma, open.session.campaignId)
  return campaign === null ? null : { campaignName: campaign.name, until: localTime(open.session.endsAt, person.zone) }
}

/** An annotator's own figures, of which none tells one known item from another: the same that status shows. */
async function ownWork(world: World, person: Person): Promise<OwnWork | null> {
  const { pool, prisma } = world.database
  const annotated = await loadAnnotated(prisma, person.id)
  if (annotated.length === 0) return null
  const ids = annotated.map(({ id }) => id)
  const monday = weekSpan(weekOf(world.now(), person.zone), person.zone).from
  const { sinceThen, inAll } = await countOwnAnswers(pool, person.id, ids, monday)
  const campaigns = []
  for (const { id, name } of annotated.slice(0, most.own)) {
    const [line] = await loadAnnotatorLines(pool, id, person.id)
    if (line === undefined || line.answers === 0) continue
    campaigns.push({ name, answers: line.answers, score: toldScore(line.goldToldToSelf) })
  }
  return { thisWeek: sinceThen, inAll, campaigns }
}

async function steeredCampaign(
  world: World,
  { id, name, state, roles }: VisibleCampaign,
  person: Person,
): Promise<SteeredCampaign> {
  const { pool, prisma } = world.database
  const zone = (await loadCampaign(prisma, id))?.zone ?? 'UTC'
  const monday = weekSpan(weekOf(world.now(), zone), zone).from
  const isLead = mayChange(roles)
  const isRough = seesRoughCounts(roles)
  const week = await loadWeekAtAGlance(pool, id, monday, isRough ? person.id : null)
  const { done, items } = isRough ? await roughlyDone(world, id, person.id) : await loadProgressOf(pool, id)
  const looking = lookingAs(id, person.id, roles)
  const doubts = isLead ? await loadDoubts(prisma, id) : { unsure: [], unreachable: [] }
  return {
    campaignId: id,
    name,
    state,
    isLead,
    seesDigest: maySeeEveryScore(roles),
    mayReview: mayReview(roles),
    done,
    items,
    answersThisWeek: isRough ? inTens(week.answers) : week.answers,
    activeThisWeek: week.active,
    invited: week.invited,
    // To those who only read the number, known answers that were flagged count as all others do.
    inReview: await countWaiting(pool, { ...looking, seesGold: looking.seesGold || !mayReview(roles) }),
    ...doubts,
    ...(isRough ? { isRough } : {}),
  }
}
