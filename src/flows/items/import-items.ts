import { setTimeout as sleep } from 'node:timers/promises'
import type { Campaign } from '../../domain/campaign.ts'
import type { LineProblem } from '../../domain/items/line-problem.ts'
import { nearest } from '../../domain/texts/nearest.ts'
import type { FileSource } from '../../files/file-source.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { operatorId, recordChange } from '../../store/db/changes.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import {
  claimAdding,
  holdForItems,
  insertItems,
  loadForItems,
  refreshStatistics,
  setItemCount,
  setWantedAfter,
} from '../../store/items/items.ts'
import { type CalledItem, itemsAlike } from '../../store/items/items-alike.ts'
import type { World } from '../world.ts'
import { checkItems, type ItemsReport } from './check-items.ts'
import { goldExposures } from './gold-supply.ts'
import { numberedItems } from './numbered-items.ts'

export type Imported =
  | { readonly kind: 'imported'; readonly report: ItemsReport }
  /** Nothing was kept: the file has problems that do not stay out, or only a check was asked for. */
  | { readonly kind: 'faulty' | 'checked'; readonly report: ItemsReport }
  /** The campaign is over. */
  | { readonly kind: 'finished' }
  /** Somebody else added items while the file was checked, or does so just now. */
  | { readonly kind: 'changed' }
  /** `within` said no. */
  | { readonly kind: 'refused' }

type Order = {
  readonly campaignId: string
  readonly source: FileSource
  /** Only check. */
  readonly isDry: boolean
  /** Told when the check is over and items begin to be kept. */
  readonly onChecked: () => void
  /** Told of each problem as it is found. */
  readonly onProblem?: (problem: LineProblem) => void
  /** Whether as many faulty rows may be left out; otherwise none may. */
  readonly mayLeaveOut?: (rows: number) => boolean
  /** Done in the transaction that keeps the items; where it returns false, nothing is kept. */
  readonly within?: (tx: Tx) => Promise<boolean>
  /** Who adds them; the operator of the installation where nobody is named. */
  readonly personId?: string
}

const none = (rows: number) => rows === 0

/** Somebody else who adds items is waited for no longer than this. */
const looks = 20
const lookEachMs = 50

/** Hours: a file may be as large as its disk. */
const timeoutMs = 24 * 3600_000

/** Of the items before. Fewer do not change how Postgres goes about it, and to look through the tables takes a second. */
const shareThatChangesPlans = 0.1

/**
 * Adds the items of a file to a campaign that is not finished: checks it from first to last, then keeps all of it in
 * one transaction, or none.
 *
 * @throws Error where there is no such campaign
 */
export async function importItems(
  { database, newId, now, secretSeed }: Pick<World, 'database' | 'newId' | 'now' | 'secretSeed'>,
  { campaignId, source, isDry, onChecked, onProblem, mayLeaveOut = none, within, personId = operatorId }: Order,
): Promise<Imported> {
  const campaign = await loadCampaign(database.prisma, campaignId)
  if (campaign === null) throw new Error(`no campaign ${campaignId}`)
  if (campaign.state === 'finished') return { kind: 'finished' }
  const rules = { taskType: campaign.taskType, labels: campaign.labels, nearest }
  const known = await loadForItems(database.prisma, campaignId)
  if (known === null) return { kind: 'finished' }
  const alike = (items: readonly CalledItem[]) => itemsAlike(database.prisma, campaignId, items)
  const before = { count: known.itemCount, alike }
  const report = await checkItems(source, rules, null, before, onProblem)
  const leftOut = report.faultyRows
  const isSound = report.problemCount === 0 || leftOut.length > 0
  if (!isSound || !mayLeaveOut(leftOut.length)) return { kind: 'faulty', report }
  if (isDry) return { kind: 'checked', report }
  onChecked()
  let added = 0
  const kind = await inTransaction(
    database,
    async (tx) => {
      if (!(await claimedSoon(tx, campaignId))) return 'changed'
      const still = await loadForItems(tx, campaignId)
      if (still === null) return 'finished'
      if (still.itemCount !== before.count) return 'changed'
      if (within !== undefined && !(await within(tx))) return 'refused'
      const owner = { organizationId: campaign.organizationId, campaignId }
      const lap = still.laps + 1
      const items = numberedItems({ newId, secretSeed }, source, rules, { before: before.count, lap, leftOut })
      const count = await insertItems(tx, owner, wantedOf(campaign), items)
      const held = await holdForItems(tx, campaignId)
      if (held === null) throw new FinishedMeanwhile()
      if (held.overlap !== campaign.overlap) await setWantedAfter(tx, campaignId, before.count, held.overlap)
      await setItemCount(tx, campaignId, before.count + count, lap)
      const change = { ...owner, id: newId(), personId, what: 'items imported', at: now() } as const
      const after = { items: before.count + count, gold: report.gold }
      await recordChange(tx, { ...change, before: { items: before.count }, after })
      added = count
      return 'imported'
    },
    timeoutMs,
  ).catch((error: unknown) => {
    if (error instanceof FinishedMeanwhile) return 'finished' as const
    throw error
  })
  if (kind !== 'imported') return { kind }
  if (added >= before.count * shareThatChangesPlans) await refreshStatistics(database.prisma)
  return { kind, report }
}

/** What puts reopened items at the end of the deal order claims the campaign too, for a moment each time. */
async function claimedSoon(tx: Tx, campaignId: string): Promise<boolean> {
  for (let look = 1; ; look++) {
    if (await claimAdding(tx, campaignId)) return true
    if (look === looks) return false
    await sleep(lookEachMs)
  }
}

/** The campaign ended while its items were kept: none of them is. */
class FinishedMeanwhile extends Error {}

function wantedOf(campaign: Campaign): { ordinary: number; gold: number } {
  return { ordinary: campaign.overlap, gold: goldExposures }
}
