import type { StatusFigures } from '../../domain/figures/status-figures.ts'
import type { Person, Role } from '../../domain/person.ts'
import {
  lookingAs,
  mayAnnotate,
  mayChange,
  mayReview,
  maySeeEveryScore,
  maySeeProgress,
  seesRoughCounts,
} from '../../domain/policies.ts'
import type { StatusScreen } from '../../domain/screens/status-screens.ts'
import type { Progress } from '../../metrics/figures/progress.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { loadVisibleCampaigns, type VisibleCampaign } from '../../store/campaigns/visible-campaigns.ts'
import type { Tx } from '../../store/db/database.ts'
import { type AnnotatorLine, loadAnnotatorLines } from '../../store/figures/annotator-lines.ts'
import { loadNames } from '../../store/figures/digests.ts'
import { loadApartFigures, loadNightFigures, type StoredFigures } from '../../store/figures/figures.ts'
import { loadCampaignCounts, loadProgressOf } from '../../store/figures/progress.ts'
import { loadWatched } from '../../store/gold/watched-people.ts'
import { loadDoubts } from '../../store/messages/doubtful-deliveries.ts'
import { countUndecided, countWaiting } from '../../store/review/review-queue.ts'
import { campaignLines, doubtfulMessages } from '../naming/list-campaigns.ts'
import { meet } from '../naming/meet.ts'
import { findNamed, noSuchCampaign } from '../naming/named-campaign.ts'
import { peopleIn } from '../quality/quality-alarms.ts'
import { roughlyDone } from '../quality/rough-progress.ts'
import { toldScore } from '../quality/told-score.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { freshFigures } from './fresh-figures.ts'
import { mayBeReopened } from './may-be-reopened.ts'
import { statusFigures } from './status-figures.ts'

/** `/label status NAME`: how a campaign goes, as far as this person may know. Without a name, the only campaign there is. */
export async function campaignStatus(
  world: World,
  { who, intent }: Request<'status' | 'whole-status'>,
): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const visible = await loadVisibleCampaigns(world.database.prisma, met.person.id)
  const name = intent.name.trim()
  const campaign = name === '' && visible.length === 1 ? visible[0] : findNamed(visible, name)
  if (campaign !== undefined) return show({ ...(await statusScreen(world, campaign, met.person)), kind: intent.kind })
  if (name === '') return show({ kind: 'campaign-list', campaigns: await campaignLines(world, met.person) })
  return show({ kind: 'notice', notice: noSuchCampaign(visible, name) })
}

async function statusScreen(world: World, campaign: VisibleCampaign, person: Person): Promise<StatusScreen> {
  const { pool } = world.database
  const { id, name, state, overlap, stopEarly, roles } = campaign
  const scoresAre = whoseScores(roles)
  const lines = scoresAre === 'hidden' ? [] : await loadAnnotatorLines(pool, id, scoresAre === 'own' ? person.id : null)
  const mayProgress = maySeeProgress(roles)
  const doubts = mayProgress ? await loadDoubts(world.database.prisma, id) : { unsure: [], unreachable: [] }
  const progress = mayProgress ? await loadProgressOf(pool, id) : null
  const stored = progress === null ? null : await figuresKnownTo(world, campaign, progress)
  return {
    kind: 'status',
    campaign: { id, name, state, overlap, stopEarly },
    progress: progress === null ? null : await progressFor(world, campaign, person, progress),
    annotators: lines.map((line) => shownLine(line, line.personId === person.id, stored)),
    figures: progress === null ? null : await figuresFor(world, campaign, person, stored, lines),
    scoresAre,
    ...doubts,
    ...(await actsOf(world, campaign, person)),
    ...(await doubtfulTo(world, campaign)),
  }
}

/** To whoever annotates too, figures would tell by moving, or not, what an answer of theirs went to. */
async function figuresKnownTo(
  world: World,
  { id, roles }: VisibleCampaign,
  { answers }: Progress,
): Promise<StoredFigures | null> {
  if (seesRoughCounts(roles)) return await loadApartFigures(world.database.pool, id)
  return await freshFigures(world, id, answers)
}

async function progressFor(
  world: World,
  { id, roles }: VisibleCampaign,
  person: Person,
  progress: Progress,
): Promise<StatusScreen['progress']> {
  const { items, done, answers, answersWanted } = progress
  const told = seesRoughCounts(roles)
    ? await roughlyDone(world, id, person.id)
    : { items, done, answers, answersWanted }
  const { pool } = world.database
  // Known answers have a label: they are never undecided. Nor is what was dealt to a reader who must not learn of it.
  const undecided = await countUndecided(pool, { ...lookingAs(id, person.id, roles), seesGold: false })
  return { ...told, undecided, ...(await loadCampaignCounts(pool, id)) }
}

async function doubtfulTo(world: World, { id, roles }: VisibleCampaign): Promise<Pick<StatusScreen, 'doubtful'>> {
  const doubtful = mayChange(roles) ? await doubtfulMessages(world, id) : []
  return doubtful.length === 0 ? {} : { doubtful }
}

/** Drafts can only be launched. */
async function actsOf(
  world: World,
  { id, state, roles }: VisibleCampaign,
  { id: personId }: Person,
): Promise<Pick<StatusScreen, 'acts'>> {
  if (!mayReview(roles) || state === 'draft') return {}
  const review = await countWaiting(world.database.pool, lookingAs(id, personId, roles))
  const isLead = mayChange(roles)
  const canReopen = isLead && state === 'finished' && (await mayBeReopened(world, id))
  return { acts: { review, isLead, ...(canReopen ? { canReopen } : {}) } }
}

async function figuresFor(
  world: World,
  { id, roles, state }: VisibleCampaign,
  { id: personId }: Person,
  stored: StoredFigures | null,
  lines: readonly AnnotatorLine[],
): Promise<StatusFigures> {
  const { prisma } = world.database
  const viewer = {
    personId,
    seesPeople: maySeeEveryScore(roles),
    isLead: mayChange(roles),
    seesRoughCounts: seesRoughCounts(roles),
  }
  const { labels, taskType } = (await loadCampaign(prisma, id)) ?? { labels: [], taskType: 'choice' as const }
  const night = await (seesRoughCounts(roles) ? loadApartFigures : loadNightFigures)(world.database.pool, id)
  const names = await loadNames(prisma, peopleIn(night?.figures.signs ?? null))
  return statusFigures(
    { stored, night, names },
    { id, labels, taskType, state },
    await watchedAmong(prisma, id, lines),
    viewer,
    world.now(),
  )
}

async function watchedAmong(tx: Tx, campaignId: string, lines: readonly AnnotatorLine[]) {
  const goldOf = new Map(lines.map(({ personId, gold }) => [personId, gold]))
  const watched = await loadWatched(tx, campaignId)
  return watched.map((one) => ({ ...one, gold: goldOf.get(one.personId) ?? { right: 0, answered: 0 } }))
}

function whoseScores(roles: readonly Role[]): StatusScreen['scoresAre'] {
  if (maySeeEveryScore(roles)) return 'everyone'
  return mayAnnotate(roles) ? 'own' : 'hidden'
}

function shownLine(
  line: AnnotatorLine,
  isSelf: boolean,
  stored: StoredFigures | null,
): StatusScreen['annotators'][number] {
  const { personId, name, answers, medianMs } = line
  const balanced = isSelf ? undefined : stored?.figures.balanced.find((one) => one.personId === personId)
  return {
    name,
    answers,
    medianSeconds: medianMs === null ? null : medianMs / 1000,
    score: toldScore(isSelf ? line.goldToldToSelf : line.gold),
    balanced: balanced === undefined ? null : { value: balanced.value, low: balanced.low, high: balanced.high },
  }
}
