import { deleteDraft, loadDraftsBefore } from '../../store/campaigns/drafts.ts'
import { deleteFormDrafts } from '../../store/campaigns/form-drafts.ts'
import { inTransaction } from '../../store/db/database.ts'
import { deleteUploadsBefore } from '../../store/items/item-uploads.ts'
import { eachDue, inPages } from '../timing/each-due.ts'
import type { World } from '../world.ts'

/** A lead who is called away can still launch later the same day. */
const keptForMs = 24 * 3600_000
const batch = 50

/** Forgets the drafts that nobody launched, the forms that nobody sent and the files that nobody added, within a day. Returns how many drafts. */
export async function sweepDrafts(world: Pick<World, 'database' | 'now' | 'troubles'>): Promise<number> {
  const before = new Date(world.now().getTime() - keptForMs)
  await deleteUploadsBefore(world.database.prisma, before)
  await deleteFormDrafts(world.database.prisma, before)
  let swept = 0
  const stale = inPages<string>((after, most) => loadDraftsBefore(world.database.prisma, before, most, after), batch)
  await eachDue(
    world,
    'sweep-drafts',
    stale,
    (campaignId) => ({ campaignId }),
    async (id) => {
      if (await inTransaction(world.database, (tx) => deleteDraft(tx, id))) swept++
    },
  )
  return swept
}
