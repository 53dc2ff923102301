import { isDeepStrictEqual } from 'node:util'
import { answerKey } from '../../domain/answer.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { KnownAnswerProblem } from '../../domain/forms/known-answer-problem.ts'
import type { GoldFormIntent } from '../../domain/intents/steer-intent.ts'
import { limits } from '../../domain/limits.ts'
import type { Person } from '../../domain/person.ts'
import type { GoldLine, GoldListScreen } from '../../domain/screens/steer-screens.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import { isSuspectGold } from '../../metrics/gold/suspect-gold.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { correctGold, setGoldState } from '../../store/gold/change-gold.ts'
import { type GoldRow, loadGold, loadGoldVotes, loadOneGold } from '../../store/gold/gold-list.ts'
import { isWaiting } from '../../store/review/review-queue.ts'
import { wordsOf } from '../items/label-names.ts'
import { recountWhoMet } from '../quality/recount-who-met.ts'
import { type Reply, show } from '../reply.ts'
import { type Decision, giveVerdict, idsOf } from '../review/give-verdict.ts'
import type { World } from '../world.ts'

const onPage = 8

/** `/label gold NAME`: the known answers, those most likely to be at fault first. */
export async function showGold(
  world: World,
  campaign: Campaign,
  page: number,
  said: GoldListScreen['said'] = null,
): Promise<Reply> {
  const golds = (await loadGold(world.database.pool, campaign.id)).map((row) => lineOf(campaign, row))
  const pages = Math.max(1, Math.ceil(golds.length / onPage))
  const shown = Math.min(Math.max(1, page), pages)
  return show({
    kind: 'gold-list',
    campaignId: campaign.id,
    name: campaign.name,
    page: shown,
    pages,
    total: golds.length,
    retired: golds.filter(({ retired }) => retired).length,
    suspects: golds.filter(({ suspect }) => suspect).length,
    golds: golds.slice((shown - 1) * onPage, shown * onPage),
    said,
  })
}

function lineOf(campaign: Campaign, row: GoldRow): GoldLine {
  const { itemId, content, shown, answered, wrong, flagged, retired } = row
  return {
    gold: { campaignId: campaign.id, itemId },
    content,
    labels: wordsOf(campaign, row.answer),
    shown,
    answered,
    wrong,
    flagged,
    retired,
    suspect: !retired && isSuspectGold(row),
    mostChosen: row.mostChosen === null ? null : wordsOf(campaign, row.mostChosen),
  }
}

/** One known answer with what people chose, to be corrected. */
export async function openGold(
  world: World,
  campaign: Campaign,
  itemId: string,
  problem: KnownAnswerProblem | null = null,
): Promise<Reply> {
  const { pool } = world.database
  const row = await loadOneGold(pool, campaign.id, itemId)
  if (row === null) return await showGold(world, campaign, 1)
  const votes = await loadGoldVotes(pool, campaign.id, itemId)
  return show({
    kind: 'gold-form',
    gold: { campaignId: campaign.id, itemId },
    taskType: campaign.taskType,
    labels: campaign.labels,
    content: row.content,
    answer: row.answer,
    explanation: row.explanation,
    votes: votes.map(({ answer, count }) => ({ labels: wordsOf(campaign, answer), count })),
    problem,
  })
}

/** Correct was pressed: the known answer changes, and with it the scores of all who met it. */
export async function saveGold(world: World, lead: Person, campaign: Campaign, form: GoldFormIntent): Promise<Reply> {
  const { itemId } = form.gold
  const row = await loadOneGold(world.database.pool, campaign.id, itemId)
  if (row === null) return await showGold(world, campaign, 1)
  const { answer } = form
  const { isSound, fits } = taskTypes[campaign.taskType]
  if (!isSound(answer, campaign.labels) || fits?.(answer, row.content) === false)
    return await openGold(world, campaign, itemId, { kind: 'no-right-answer' })
  const after = { answer, explanation: form.explanation.replaceAll('\u0000', '').trim() }
  if (after.explanation.length > limits.explanation) {
    const { length } = after.explanation
    const problem = { kind: 'explanation-too-long', length, most: limits.explanation } as const
    return await openGold(world, campaign, itemId, problem)
  }
  const isSame = answerKey(answer) === answerKey(row.answer)
  // Scores stay where only the spelling differs.
  if (isDeepStrictEqual(answer, row.answer) && after.explanation === row.explanation)
    return await showGold(world, campaign, 1)
  await inTransaction(world.database, async (tx) => {
    await settleIfFlagged(world, tx, lead, campaign, itemId, { verdict: 'settled', answer, why: after.explanation })
    await correctGold(tx, campaign.id, itemId, after)
    await recordChange(tx, {
      ...changeBy(world, lead, campaign),
      what: 'gold corrected',
      before: { item: itemId, labels: idsOf(row.answer) },
      after: { item: itemId, labels: idsOf(answer) },
      texts: { before: row.explanation, after: after.explanation },
    })
  })
  const { screen } = await showGold(world, campaign, 1, 'corrected')
  return show(screen, ...(isSame ? [] : [() => recountWhoMet(world, campaign.id, itemId)]))
}

/** Retire was pressed, or the known answer is taken up again. */
export async function setRetired(
  world: World,
  lead: Person,
  campaign: Campaign,
  itemId: string,
  retired: boolean,
): Promise<Reply> {
  const changed = await inTransaction(world.database, async (tx) => {
    if (!(await setGoldState(tx, campaign.id, itemId, retired ? 'retired' : 'open'))) return false
    if (retired) await settleIfFlagged(world, tx, lead, campaign, itemId, { verdict: 'dropped', answer: null, why: '' })
    await recordChange(tx, {
      ...changeBy(world, lead, campaign),
      what: retired ? 'gold retired' : 'gold returned',
      before: { item: itemId, state: retired ? 'open' : 'retired' },
      after: { item: itemId, state: retired ? 'retired' : 'open' },
    })
    return true
  })
  return await showGold(world, campaign, 1, changed ? (retired ? 'retired' : 'returned') : null)
}

/** Whoever flagged a known answer hears what became of it, as if it had been decided in Review; there it waits no more. */
async function settleIfFlagged(
  world: World,
  tx: Tx,
  { id: leadId }: Person,
  campaign: Campaign,
  itemId: string,
  verdict: Pick<Decision, 'verdict' | 'answer' | 'why'>,
): Promise<void> {
  if (!(await isWaiting(tx, campaign.id, itemId))) return
  await giveVerdict(world, tx, campaign, leadId, { ...verdict, itemId, more: 0 })
}

function changeBy(world: World, lead: Person, campaign: Campaign) {
  const { id: campaignId, organizationId } = campaign
  return { id: world.newId(), organizationId, campaignId, personId: lead.id, at: world.now() }
}
