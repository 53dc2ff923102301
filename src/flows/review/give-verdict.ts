import { type Answer, answerKey, labelIdsOf } from '../../domain/answer.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Verdict } from '../../domain/intents/review-intent.ts'
import { recordChange } from '../../store/db/changes.ts'
import type { Tx } from '../../store/db/database.ts'
import { correctGold, explanationAt, findGold } from '../../store/gold/change-gold.ts'
import { reopenReasons, settleReasons } from '../../store/review/review-queue.ts'
import {
  holdItem,
  type ItemBefore,
  keepVerdict,
  type NewVerdict,
  setItem,
  takeBackVerdict,
} from '../../store/review/verdicts.ts'
import type { World } from '../world.ts'

export type Decision = {
  readonly itemId: string
  readonly verdict: Verdict
  /** Null unless settled. */
  readonly answer: Answer | null
  readonly why: string
  /** Answers asked for on top; 0 unless returned. */
  readonly more: number
}

const changeOf = { settled: 'item settled', returned: 'item returned', dropped: 'item dropped' } as const

/**
 * Keeps a verdict and what it makes of the item: a settled or dropped item is dealt no more, a returned one wants more
 * answers. A known answer stays in use: settling corrects it, dropping retires it, returning leaves it as it is.
 *
 * @returns the verdict's id; null where the item is gone
 */
export async function giveVerdict(
  world: World,
  tx: Tx,
  campaign: Campaign,
  personId: string,
  decision: Decision,
): Promise<string | null> {
  const { id: campaignId, organizationId } = campaign
  const { itemId, verdict, answer, why } = decision
  const item = await holdItem(tx, campaignId, itemId)
  if (item === null) return null
  const at = world.now()
  const known = item.isGold ? await findGold(tx, campaignId, itemId) : null
  const id = world.newId()
  await keepVerdict(tx, {
    organizationId,
    campaignId,
    id,
    itemId,
    verdict,
    answer,
    why,
    personId,
    at,
    wantedBefore: item.wanted,
    stateBefore: item.state,
    goldBefore: known?.answer ?? null,
  })
  await settleReasons(tx, campaignId, itemId, at)
  await setItem(tx, campaignId, itemId, itemAfter(item, decision))
  if (known !== null && answer !== null && answerKey(answer) !== answerKey(known.answer)) {
    await correctGold(tx, campaignId, itemId, { answer, explanation: why })
  }
  const after = { item: itemId, labels: idsOf(answer) }
  const change = { id: world.newId(), organizationId, campaignId, personId, at }
  const before = { state: item.state, wanted: item.wanted }
  const texts = known === null ? {} : { texts: { before: known.explanation, after: null } }
  await recordChange(tx, { ...change, what: changeOf[verdict], before, after, ...texts })
  return id
}

/** Of an answer, what a change says: label ids, and never what somebody wrote. */
export function idsOf(answer: Answer | null): string {
  if (answer === null) return ''
  return answer.kind === 'order' ? answerKey(answer) : labelIdsOf(answer).join('+')
}

function itemAfter(item: ItemBefore, { verdict, more }: Decision): { state: string; wanted: number } {
  const { state, wanted, claimed, isGold } = item
  if (isGold) return { state: verdict === 'dropped' ? 'retired' : state, wanted }
  switch (verdict) {
    case 'settled':
    case 'dropped':
      return { state: verdict, wanted }
    case 'returned':
      return { state: 'open', wanted: Math.max(wanted, claimed + more) }
  }
}

/** Puts an item back as it was before the verdict, and lets it wait again for what it had waited for. */
export async function undoVerdict(
  world: World,
  tx: Tx,
  campaign: Campaign,
  personId: string,
  verdict: NewVerdict,
): Promise<void> {
  const { id: campaignId, organizationId } = campaign
  const { itemId, stateBefore, wantedBefore, goldBefore, answer } = verdict
  const item = await holdItem(tx, campaignId, itemId)
  await takeBackVerdict(tx, verdict, world.now())
  await reopenReasons(tx, campaignId, itemId, verdict.at)
  await setItem(tx, campaignId, itemId, { state: stateBefore, wanted: wantedBefore })
  if (item?.isGold === true && goldBefore !== null && verdict.verdict === 'settled') {
    const explanation = await explanationAt(tx, campaignId, verdict.at)
    await correctGold(tx, campaignId, itemId, { answer: goldBefore, explanation })
  }
  const before = { item: itemId, verdict: verdict.verdict, labels: idsOf(answer) }
  const change = { id: world.newId(), organizationId, campaignId, personId, at: world.now() }
  await recordChange(tx, { ...change, what: 'verdict undone', before, after: { item: itemId } })
}
