import { type AskingHours, goodTimeOn, usualHours } from '../../domain/asking/asking-hours.ts'
import { readAskingForm } from '../../domain/forms/read-asking-form.ts'
import { daysLater, type LocalDay, localDay } from '../../domain/time/time.ts'
import { keepHours, loadHours } from '../../store/asking/askings.ts'
import { inTransaction } from '../../store/db/database.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** Settings: when this person may be asked, as it stands. */
export async function openSettings(world: World, { who }: Request<'settings'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const { id, zone } = met.person
  const hours = (await loadHours(world.database.prisma, id)) ?? usualHours
  return show({ kind: 'settings-form', hours, zone, today: localDay(world.now(), zone), problems: [] })
}

/** The settings were sent: kept if all of it can be read, else what is wrong with which field. */
export async function changeSettings(world: World, { who, intent }: Request<'settings-form'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const { id: personId, organizationId, zone } = met.person
  const today = localDay(world.now(), zone)
  const read = readAskingForm(intent.form, today)
  if (read.kind === 'problems') {
    const hours = (await loadHours(world.database.prisma, personId)) ?? usualHours
    return show({ kind: 'settings-form', hours, zone, today, problems: read.problems })
  }
  const owner = { personId, organizationId }
  await inTransaction(world.database, (tx) => keepHours(tx, owner, read.hours, world.now()))
  return show({ kind: 'settings-kept', next: nextDay(read.hours, zone, today) })
}

/** The next day after today on which an invitation may come. */
function nextDay(hours: AskingHours, zone: string, today: LocalDay): LocalDay | null {
  const next = goodTimeOn(hours, zone, daysLater(today, 1))
  return next === null ? null : localDay(next, zone)
}
