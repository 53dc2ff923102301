import { columnFields, type FieldProblem } from '../../domain/forms/campaign-form.ts'
import type { DraftedFiles, FormDraft } from '../../domain/forms/form-draft.ts'
import type { ColumnNames } from '../../domain/items/column-names.ts'
import { namesOfPlaces } from '../../domain/items/guess-columns.ts'
import type { Sender } from '../../domain/person.ts'
import { sourceOfUpload } from '../../files/file-source.ts'
import { findUpload, keepUpload } from '../../store/items/item-uploads.ts'
import { lookAtFile } from '../items/look-at-file.ts'
import { meet } from '../naming/meet.ts'
import type { World } from '../world.ts'
import { keepFound } from './form-drafts.ts'
import { campaignDraft, placesOf, taskTypeOf } from './open-campaign-form.ts'

/** Items as they came with a form: a file, or rows that were pasted into it. */
export type GivenItems = {
  readonly bytes: Uint8Array
  readonly file: { readonly name: string; readonly source: string } | null
}

/**
 * Looks at the items of a form that is not finished, and keeps them until it is.
 * @returns what is wrong with them
 */
export async function lookAtItems(
  world: World,
  who: Sender,
  draft: FormDraft,
  { bytes, file }: GivenItems,
): Promise<readonly FieldProblem[]> {
  const field = file === null ? 'itemRows' : 'itemFile'
  const looked = await lookAtFile(sourceOfUpload(bytes), taskTypeOf(draft))
  if (looked.kind === 'unreadable') return [{ field, what: { kind: 'items-unreadable', what: looked.what } }]
  if (looked.kind === 'no-rows') return [{ field, what: { kind: 'no-rows' } }]
  const upload = file === null ? null : await keepFile(world, who, bytes)
  const items = { upload, source: file?.source ?? '', name: file?.name ?? '', look: looked.look }
  const before = draft.files.items
  const isSame =
    before !== undefined &&
    JSON.stringify(before.look.columns.map(({ name }) => name)) ===
      JSON.stringify(looked.look.columns.map(({ name }) => name))
  // What was chosen among other columns says nothing of these.
  const forgotten = isSame ? [] : [...columnFields, 'columnContext']
  await keepFound(world, who, campaignDraft, draft.round, { items }, forgotten)
  return []
}

/** It belongs to no campaign yet, and so to itself. */
async function keepFile(world: World, who: Sender, bytes: Uint8Array): Promise<string> {
  const met = await meet(world, who)
  const id = world.newId()
  const owner = { organizationId: met?.person.organizationId ?? id, personId: met?.person.id ?? id }
  await keepUpload(world.database.pool, { ...owner, campaignId: id, id, bytes, columns: null, createdAt: world.now() })
  return id
}

/** The bytes of a file that came with a form; null where they are kept no more. */
export async function bytesOfItems(world: World, { items }: DraftedFiles): Promise<Uint8Array | null> {
  return items === undefined || items.upload === null
    ? null
    : await findUpload(world.database.pool, items.upload, items.upload)
}

/** What the columns of the items are called for us. */
export function columnsOf(draft: FormDraft): ColumnNames {
  return namesOfPlaces(draft.files.items?.look.columns ?? [], placesOf(draft))
}
