import type { DraftedField, DraftedFiles, DraftKey, FormDraft } from '../../domain/forms/form-draft.ts'
import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'

type Held = Readonly<Record<string, DraftedField>>

/** Null where nothing of this form is kept. */
export async function findFormDraft(tx: Tx, who: Sender, { form, about }: DraftKey): Promise<FormDraft | null> {
  const key = { ...who, form, about }
  const row = await tx.formDraft.findUnique({ where: { workspaceId_externalId_form_about: key } })
  if (row === null) return null
  const { held, files, round, keptAt } = row
  return { held: held as Held, files: files as DraftedFiles, round, keptAt }
}

/**
 * Puts fields beside those that are kept, in place of what they held. A form that is over keeps nothing, and what came in
 * before what is kept changes nothing: requests that follow each other quickly are served side by side.
 */
export async function keepFields(
  tx: Tx,
  { workspaceId, externalId }: Sender,
  { form, about }: DraftKey,
  { round, arrivedAt }: { readonly round: number; readonly arrivedAt: number },
  held: Held,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO form_drafts AS kept (workspace_id, external_id, form, about, held, files, round, arrived_at, kept_at)
    VALUES (${workspaceId}::uuid, ${externalId}, ${form}, ${about}, ${keepable(held)}::jsonb, '{}', ${round}, ${arrivedAt}, ${now})
    ON CONFLICT (workspace_id, external_id, form, about) DO UPDATE
    SET held = kept.held || excluded.held, kept_at = excluded.kept_at, round = excluded.round,
      arrived_at = excluded.arrived_at
    WHERE kept.round <= excluded.round AND kept.arrived_at <= excluded.arrived_at`
}

/** Puts what was found in files beside what is kept, and forgets fields that were about others. */
export async function keepFiles(
  tx: Tx,
  { workspaceId, externalId }: Sender,
  { form, about }: DraftKey,
  round: number,
  files: DraftedFiles,
  forgotten: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE form_drafts SET files = files || ${keepable(files)}::jsonb, held = held - ${[...forgotten]}::text[]
    WHERE workspace_id = ${workspaceId}::uuid AND external_id = ${externalId} AND form = ${form} AND about = ${about}
      AND round = ${round}`
}

/** Forgets what is kept of a form: what was opened before is over. */
export async function endFormDraft(
  tx: Tx,
  { workspaceId, externalId }: Sender,
  { form, about }: DraftKey,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO form_drafts AS kept (workspace_id, external_id, form, about, held, files, round, kept_at)
    VALUES (${workspaceId}::uuid, ${externalId}, ${form}, ${about}, '{}', '{}', 1, ${now})
    ON CONFLICT (workspace_id, external_id, form, about) DO UPDATE
    SET held = '{}', files = '{}', round = kept.round + 1, kept_at = excluded.kept_at`
}

export async function deleteFormDrafts(tx: Tx, before: Date): Promise<void> {
  await tx.formDraft.deleteMany({ where: { keptAt: { lt: before } } })
}

/** As JSON that Postgres can keep: without the one character, and the halves of characters, that it cannot. */
function keepable(value: object): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'string' ? one.replaceAll('\u0000', '').toWellFormed() : one,
  )
}
