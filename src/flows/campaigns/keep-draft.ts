import { type Campaign, type StopEarly, usualFewestAnswers } from '../../domain/campaign.ts'
import type { CampaignForm } from '../../domain/forms/campaign-form.ts'
import type { ColumnNames } from '../../domain/items/column-names.ts'
import type { RowRules } from '../../domain/items/item-row.ts'
import type { Person, Sender } from '../../domain/person.ts'
import { tidyName } from '../../domain/texts/campaign-name.ts'
import { type FileSource, sourceOfUpload } from '../../files/file-source.ts'
import { deleteOlderDrafts, insertDraft } from '../../store/campaigns/drafts.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { keepUpload } from '../../store/items/item-uploads.ts'
import {
  claimAdding,
  type ItemsOwner,
  insertItems,
  loadForItems,
  refreshStatistics,
  setItemCount,
} from '../../store/items/items.ts'
import { holdWhoAreNow } from '../../store/people/who-is-now.ts'
import { goldExposures } from '../items/gold-supply.ts'
import { numberedItems } from '../items/numbered-items.ts'
import type { ChosenPeople } from '../naming/meet-people.ts'
import type { World } from '../world.ts'

/** When an item of this campaign has enough answers; null where each gets all of them. */
export function stopEarlyOf({ stopAt, fewestAnswers }: CampaignForm): StopEarly | null {
  return stopAt === null ? null : { sureAt: stopAt, fewest: fewestAnswers ?? usualFewestAnswers }
}

/** A file that was checked, the lines of it that are left out, or null: none of it is kept before its lead said so. */
type CheckedItems = { readonly bytes: Uint8Array; readonly leftOut: readonly number[] | null }

/** All that a checked form says. */
export type CheckedForm = {
  readonly form: CampaignForm
  readonly rules: RowRules
  readonly guideline: string
  readonly items: CheckedItems
  readonly people: ChosenPeople
}

/** From here on Postgres should not plan by what it knew before. */
const manyItems = 5_000

/** Keeps a checked campaign, as it was sent from an account, as a draft, in place of older drafts of this lead with the same name. Returns its id. */
export async function keepDraft(
  world: World,
  lead: Person,
  { workspaceId }: Sender,
  checked: CheckedForm,
): Promise<string> {
  const { form, rules, guideline, items, people } = checked
  const id = world.newId()
  const now = world.now()
  const owner = { organizationId: lead.organizationId, campaignId: id }
  const kept = await inTransaction(world.database, async (tx) => {
    const whoIsNow = await holdWhoAreNow(tx, [lead.id, ...people.members.map(({ personId }) => personId)])
    const leadId = whoIsNow(lead.id)
    await insertDraft(tx, {
      id,
      organizationId: lead.organizationId,
      name: tidyName(form.name),
      purpose: form.purpose.trim(),
      taskType: rules.taskType,
      labels: rules.labels,
      guideline,
      overlap: form.overlap,
      stopEarly: stopEarlyOf(form),
      goldShare: form.goldShare,
      sessionMinutes: form.sessionMinutes,
      zone: lead.zone,
      digest: form.digest,
      digestChannel: form.digestChannel,
      digestWorkspaceId: workspaceId,
      createdBy: leadId,
      members: people.members.map(({ personId, role }) => ({ personId: whoIsNow(personId), role })),
      createdAt: now,
    })
    const source = sourceOfUpload(items.bytes)
    const filled = { ...owner, overlap: form.overlap }
    const count =
      items.leftOut === null ? 0 : await insertFirst(world, tx, filled, { source, rules, leftOut: items.leftOut })
    await deleteOlderDrafts(tx, leadId, form.name, id)
    const after = { name: tidyName(form.name), items: count }
    await recordChange(tx, {
      ...owner,
      id: world.newId(),
      personId: leadId,
      what: 'campaign drafted',
      before: null,
      after,
      at: now,
    })
    return count
  })
  if (items.leftOut === null) await keepWaiting(world, lead, owner, items.bytes, form.columns)
  if (kept >= manyItems) await refreshStatistics(world.database.prisma)
  return id
}

/** The file of a draft whose lead has yet to say whether its faulty rows may be left out. It bears the draft's own id. */
async function keepWaiting(
  world: World,
  lead: Person,
  owner: ItemsOwner,
  bytes: Uint8Array,
  columns: ColumnNames | null,
): Promise<void> {
  const upload = { ...owner, id: owner.campaignId, personId: lead.id, bytes, columns, createdAt: world.now() }
  await keepUpload(world.database.pool, upload)
}

type FirstItems = { readonly source: FileSource; readonly rules: RowRules; readonly leftOut: readonly number[] }

async function insertFirst(
  world: World,
  tx: Tx,
  { overlap, ...owner }: ItemsOwner & { readonly overlap: number },
  { source, rules, leftOut }: FirstItems,
): Promise<number> {
  const lap = 1
  const wanted = { ordinary: overlap, gold: goldExposures }
  const items = numberedItems(world, source, rules, { before: 0, lap, leftOut })
  const count = await insertItems(tx, owner, wanted, items)
  await setItemCount(tx, owner.campaignId, count, lap)
  return count
}

/** Gives a draft its items where it has none yet. Returns false where somebody does so just now. */
export async function fillDraft(world: World, draft: Campaign, first: FirstItems): Promise<boolean> {
  const { id: campaignId, organizationId, overlap } = draft
  const kept = await inTransaction(world.database, async (tx) => {
    if (!(await claimAdding(tx, campaignId))) return null
    const known = await loadForItems(tx, campaignId)
    if (known === null || known.itemCount > 0) return 0
    return await insertFirst(world, tx, { organizationId, campaignId, overlap }, first)
  })
  if (kept !== null && kept >= manyItems) await refreshStatistics(world.database.prisma)
  return kept !== null
}
