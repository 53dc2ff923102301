import type { StopEarly, WeeklyTime } from '../../domain/campaign.ts'
import type { Label } from '../../domain/labels/label.ts'
import type { Role } from '../../domain/person.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { nameKey } from '../../domain/texts/campaign-name.ts'
import type { Tx } from '../db/database.ts'
import { deleteItems } from '../items/items.ts'

/** A campaign that was checked and waits for Launch. */
export type NewDraft = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly purpose: string
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  readonly guideline: string
  readonly overlap: number
  readonly stopEarly: StopEarly | null
  readonly goldShare: number
  readonly sessionMinutes: number
  readonly zone: string
  readonly digest: WeeklyTime
  readonly digestChannel: string | null
  /** Where that channel is. */
  readonly digestWorkspaceId: string
  readonly createdBy: string
  readonly members: readonly { readonly personId: string; readonly role: Role }[]
  readonly createdAt: Date
}

/** Keeps a draft with its labels, its first guideline and its members; its items follow. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  const { id: campaignId, organizationId, createdAt, createdBy } = draft
  const owner = { organizationId, campaignId }
  await tx.campaign.create({
    data: {
      id: campaignId,
      organizationId,
      name: draft.name,
      nameKey: nameKey(draft.name),
      purpose: draft.purpose,
      state: 'draft',
      taskType: draft.taskType,
      overlap: draft.overlap,
      sureAt: draft.stopEarly?.sureAt ?? null,
      ...(draft.stopEarly === null ? {} : { fewestAnswers: draft.stopEarly.fewest }),
      goldShare: draft.goldShare,
      sessionMinutes: draft.sessionMinutes,
      guidelineVersion: 1,
      zone: draft.zone,
      digestWeekday: draft.digest.weekday,
      digestMinute: draft.digest.minuteOfDay,
      digestChannel: draft.digestChannel,
      digestWorkspaceId: draft.digestChannel === null ? null : draft.digestWorkspaceId,
      itemCount: 0,
      version: 1,
      createdBy,
      createdAt,
    },
  })
  await tx.label.createMany({ data: draft.labels.map((label) => ({ ...owner, ...label })) })
  await tx.guideline.create({ data: { ...owner, version: 1, text: draft.guideline, createdBy, createdAt } })
  await insertMembers(tx, draft)
}

/** Prisma takes some 50 ms to make one statement of hundreds of rows, in which nothing else of the process runs. */
async function insertMembers(tx: Tx, { id, organizationId, members, createdAt }: NewDraft): Promise<void> {
  const [personIds, roles] = [members.map(({ personId }) => personId), members.map(({ role }) => role)]
  await tx.$executeRaw`
    INSERT INTO members (organization_id, campaign_id, person_id, role, added_at)
    SELECT DISTINCT ${organizationId}::uuid, ${id}::uuid, person_id, role, ${createdAt}::timestamptz
    FROM unnest(${personIds}::uuid[], ${roles}::text[]) AS m(person_id, role)`
}

/** Forgets the drafts of this name that the same lead made before. */
export async function deleteOlderDrafts(tx: Tx, createdBy: string, name: string, keepId: string): Promise<void> {
  const older = await tx.campaign.findMany({
    where: { createdBy, nameKey: nameKey(name), state: 'draft', NOT: { id: keepId } },
    select: { id: true },
  })
  for (const { id } of older) await deleteDraft(tx, id)
}

export async function loadDraftsBefore(tx: Tx, before: Date, most: number, after: string | null): Promise<string[]> {
  const rows = await tx.campaign.findMany({
    where: { state: 'draft', createdAt: { lt: before }, ...(after === null ? {} : { id: { gt: after } }) },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: most,
  })
  return rows.map(({ id }) => id)
}

/** Deletes a draft with all it has. One that was launched in the meantime stays. Returns whether it was there. */
export async function deleteDraft(tx: Tx, campaignId: string): Promise<boolean> {
  const { count } = await tx.campaign.deleteMany({ where: { id: campaignId, state: 'draft' } })
  if (count === 1) await deleteItems(tx, campaignId)
  return count === 1
}
