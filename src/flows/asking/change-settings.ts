import { type AskingHours, goodTimeOn, usualHours } from '../../domain/asking/asking-hours.ts'
import type { AskingProblem } from '../../domain/forms/asking-form.ts'
import { readAskingForm } from '../../domain/forms/read-asking-form.ts'
import { cutText } from '../../domain/texts/cut-text.ts'
import { readZone } from '../../domain/time/read-zone.ts'
import { daysLater, type LocalDay, localDay } from '../../domain/time/time.ts'
import { keepHours, loadHours } from '../../store/asking/askings.ts'
import { inTransaction } from '../../store/db/database.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { keepChosenZone, loadZoneBasis } from '../../store/people/zones.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** Settings: when this person may be asked, as it stands. */
export async function openSettings(world: World, { who }: Request<'settings'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  return await form(world, met.person.id, met.person.zone, [])
}

/** The settings were sent: kept if all of it can be read, else what is wrong with which field. */
export async function changeSettings(world: World, { who, intent }: Request<'settings-form'>): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const { id: personId, organizationId } = met.person
  const typed = intent.form.zone
  const chosen = typed === null ? null : readZone(typed)
  const zone = chosen?.kind === 'zone' ? chosen.zone : met.person.zone
  const today = localDay(world.now(), zone)
  const read = readAskingForm(intent.form, today)
  const problems: AskingProblem[] = [
    ...(typed !== null && chosen?.kind === 'unknown' ? [noSuchZone(typed, chosen.nearest)] : []),
    ...(read.kind === 'problems' ? read.problems : []),
  ]
  if (read.kind === 'problems' || problems.length > 0) return await form(world, personId, zone, problems)
  const zoneBasis = await inTransaction(world.database, async (tx) => {
    const nowId = await holdWhoIsNow(tx, personId)
    if (typed !== null) await keepChosenZone(tx, nowId, zone)
    await keepHours(tx, { personId: nowId, organizationId }, read.hours, world.now())
    return await loadZoneBasis(tx, nowId)
  })
  return show({ kind: 'settings-kept', next: nextDay(read.hours, zone, today), zone, zoneBasis })
}

async function form(world: World, personId: string, zone: string, problems: readonly AskingProblem[]): Promise<Reply> {
  const { prisma } = world.database
  const hours = (await loadHours(prisma, personId)) ?? usualHours
  const zoneBasis = await loadZoneBasis(prisma, personId)
  return show({ kind: 'settings-form', hours, zone, zoneBasis, today: localDay(world.now(), zone), problems })
}

const longestTyped = 60

function noSuchZone(typed: string, nearest: string | null): AskingProblem {
  return { field: 'zone', what: { kind: 'no-such-zone', typed: cutText(typed, longestTyped).shown, nearest } }
}

/** The next day after today on which an invitation may come. */
function nextDay(hours: AskingHours, zone: string, today: LocalDay): LocalDay | null {
  const next = goodTimeOn(hours, zone, daysLater(today, 1))
  return next === null ? null : localDay(next, zone)
}
