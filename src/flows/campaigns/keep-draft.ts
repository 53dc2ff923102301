import { type StopEarly, usualFewestAnswers } from '../../domain/campaign.ts'
import type { CampaignForm } from '../../domain/forms/campaign-form.ts'
import type { RowRules } from '../../domain/items/item-row.ts'
import type { Person } from '../../domain/person.ts'
import { tidyName } from '../../domain/texts/campaign-name.ts'
import type { FileSource } from '../../files/file-source.ts'
import { deleteOlderDrafts, insertDraft } from '../../store/campaigns/drafts.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { insertItems, refreshStatistics, setItemCount } from '../../store/items/items.ts'
import { goldExposures } from '../items/gold-supply.ts'
import { numberedItems } from '../items/numbered-items.ts'
import type { ChosenPeople } from '../naming/meet-people.ts'
import type { World } from '../world.ts'

/** When an item of this campaign has enough answers; null where each gets all of them. */
export function stopEarlyOf({ stopAt, fewestAnswers }: CampaignForm): StopEarly | null {
  return stopAt === null ? null : { sureAt: stopAt, fewest: fewestAnswers ?? usualFewestAnswers }
}

/** All that a checked form says. */
export type CheckedForm = {
  readonly form: CampaignForm
  readonly rules: RowRules
  readonly guideline: string
  readonly source: FileSource
  readonly people: ChosenPeople
}

/** From here on Postgres should not plan by what it knew before. */
const manyItems = 5_000

/** Keeps a checked campaign as a draft, in place of older drafts of this lead with the same name. Returns its id. */
export async function keepDraft(world: World, lead: Person, checked: CheckedForm): Promise<string> {
  const { form, rules, guideline, source, people } = checked
  const id = world.newId()
  const now = world.now()
  const owner = { organizationId: lead.organizationId, campaignId: id }
  const kept = await inTransaction(world.database, async (tx) => {
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
      createdBy: lead.id,
      members: people.members,
      createdAt: now,
    })
    const lap = 1
    const wanted = { ordinary: form.overlap, gold: goldExposures }
    const count = await insertItems(tx, owner, wanted, numberedItems(world, source, rules, { before: 0, lap }))
    await setItemCount(tx, id, count, lap)
    await deleteOlderDrafts(tx, lead.id, form.name, id)
    const after = { name: tidyName(form.name), items: count }
    await recordChange(tx, {
      ...owner,
      id: world.newId(),
      personId: lead.id,
      what: 'campaign drafted',
      before: null,
      after,
      at: now,
    })
    return count
  })
  if (kept >= manyItems) await refreshStatistics(world.database.prisma)
  return id
}
