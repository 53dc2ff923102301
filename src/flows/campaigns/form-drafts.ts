import type { DraftedField, DraftedFiles, DraftKey, FormDraft } from '../../domain/forms/form-draft.ts'
import type { Sender } from '../../domain/person.ts'
import { localDay, localTime, minutesLater } from '../../domain/time/time.ts'
import * as store from '../../store/campaigns/form-drafts.ts'
import { findMet } from '../../store/people/people.ts'
import type { World } from '../world.ts'

/** A form that was closed is filled in again for so long. */
const draftKeptForMinutes = 24 * 60

/** What somebody has put into a form and not sent; its round is 0 where nothing was ever kept of it. */
export async function formDraft({ database, now }: World, who: Sender, key: DraftKey): Promise<FormDraft> {
  const found = await store.findFormDraft(database.prisma, who, key)
  if (found === null) return { held: {}, files: {}, round: 0, keptAt: now() }
  const isOver = found.keptAt < minutesLater(now(), -draftKeptForMinutes)
  return isOver ? { ...found, held: {}, files: {} } : found
}

/** Keeps what a form holds, as it came in at that moment of wall time. One that was sent since it was opened, or begun afresh, keeps nothing. */
export async function keepTyped(
  { database, now }: World,
  who: Sender,
  key: DraftKey,
  { round, arrivedAt }: { readonly round: number; readonly arrivedAt: number },
  held: Readonly<Record<string, DraftedField>>,
): Promise<void> {
  await store.keepFields(database.prisma, who, key, { round, arrivedAt }, held, now())
}

/** @param forgotten fields that were about the files before */
export async function keepFound(
  { database }: World,
  who: Sender,
  key: DraftKey,
  round: number,
  files: DraftedFiles,
  forgotten: readonly string[] = [],
): Promise<void> {
  await store.keepFiles(database.prisma, who, key, round, files, forgotten)
}

/** A form was sent with success, or is begun afresh: what is open of it elsewhere is over. */
export async function endDraft({ database, now }: World, who: Sender, key: DraftKey): Promise<void> {
  await store.endFormDraft(database.prisma, who, key, now())
}

/** When something was kept, for whoever typed it: the time of their day, as `10:35`, and whether that was today. */
export async function draftTime(
  { database, now }: World,
  who: Sender,
  keptAt: Date,
): Promise<{ readonly time: string; readonly isToday: boolean }> {
  const zone = (await findMet(database.prisma, who))?.person.zone ?? 'UTC'
  return { time: localTime(keptAt, zone), isToday: localDay(keptAt, zone) === localDay(now(), zone) }
}
