import type { WeeklyTime } from '../campaign.ts'
import { daysLater, type LocalDay, localMoment } from '../time/time.ts'
import { computableAt, digestDueAt, weekOf } from './digest-week.ts'

/** A campaign as the planning of its digests sees it. */
export type DigestSubject = {
  readonly campaignId: string
  readonly zone: string
  readonly weekly: WeeklyTime
  readonly launchedAt: Date
  readonly finishedAt: Date | null
  readonly hasChannel: boolean
  /** Weeks whose figures are kept, and whether the channel's copy was given to a delivery. */
  readonly computed: readonly { readonly weekStart: LocalDay; readonly channelDone: boolean }[]
  /** Leads and managers. */
  readonly readers: readonly DigestReader[]
}

export type DigestReader = {
  readonly personId: string
  readonly zone: string
  /** Since when they lead or manage it. */
  readonly since: Date
  /** Weeks whose digest was given to a delivery to them. */
  readonly given: readonly LocalDay[]
}

/** What the clock asks for now, oldest week first; `nextAt` is when it will ask again, null for never. */
export type DigestPlan = {
  readonly compute: readonly LocalDay[]
  readonly give: readonly { readonly weekStart: LocalDay; readonly personId: string }[]
  /** Due later on a morning that has begun: they go along with what its reader is given now. */
  readonly early: readonly { readonly weekStart: LocalDay; readonly personId: string }[]
  readonly giveChannel: readonly LocalDay[]
  readonly nextAt: Date | null
}

/** Sent this late, a digest would cross the next one. */
const latestMs = 6 * 86_400_000

/**
 * Which digests of a campaign are to be computed and given out at a moment. There is one for each week from the launch to
 * the end, the last one for the week in which it finished. After a long silence of ours only what is still of use is made
 * up for.
 */
export function planDigests(subject: DigestSubject, now: Date): DigestPlan {
  const { zone, weekly } = subject
  const compute: LocalDay[] = []
  const give: { weekStart: LocalDay; personId: string }[] = []
  const early: { weekStart: LocalDay; personId: string }[] = []
  const giveChannel: LocalDay[] = []
  let nextAt: Date | null = null
  const laterAt = (at: Date) => {
    if (nextAt === null || at < nextAt) nextAt = at
  }
  for (const weekStart of weeksAround(subject, now)) {
    const kept = subject.computed.find((one) => one.weekStart === weekStart)
    const readyAt = computableAt(weekStart, zone)
    if (readyAt > now) {
      laterAt(readyAt)
      continue
    }
    if (kept === undefined) compute.push(weekStart)
    const isDue = (due: Date) => {
      if (due > now) laterAt(due)
      return due <= now && now.getTime() - due.getTime() < latestMs
    }
    const channelWaits = subject.hasChannel && kept?.channelDone !== true
    if (channelWaits && isDue(digestDueAt(weekStart, zone, weekly, zone))) giveChannel.push(weekStart)
    for (const { personId, zone: personZone, since, given } of subject.readers) {
      const due = digestDueAt(weekStart, zone, weekly, personZone)
      if (given.includes(weekStart) || since > due) continue
      if (isDue(due)) give.push({ weekStart, personId })
      else if (isLaterThisMorning(due, now, personZone)) early.push({ weekStart, personId })
    }
  }
  return { compute, give, early, giveChannel, nextAt }
}

const [six, noon] = [6 * 60, 12 * 60]

function isLaterThisMorning(due: Date, now: Date, zone: string): boolean {
  const [at, present] = [localMoment(due, zone), localMoment(now, zone)]
  return due > now && at.day === present.day && present.minute >= six && at.minute < noon
}

/** When the last reader will have been given the next digest, as things stand; null where none is ahead. */
export function nextGivenToAll(subject: DigestSubject, now: Date): Date | null {
  for (const weekStart of weeksAround(subject, now)) {
    const dues = subject.readers
      .filter(({ given }) => !given.includes(weekStart))
      .map((reader) => ({ reader, due: digestDueAt(weekStart, subject.zone, subject.weekly, reader.zone) }))
      .filter(({ reader, due }) => due > now && reader.since <= due)
    if (dues.length > 0) return new Date(Math.max(...dues.map(({ due }) => due.getTime())))
  }
  return null
}

/** The two weeks that ended last and the one that goes on, as far as the campaign lived in them. */
function weeksAround({ zone, launchedAt, finishedAt }: DigestSubject, now: Date): LocalDay[] {
  const current = weekOf(now, zone)
  const first = weekOf(launchedAt, zone)
  const last = finishedAt === null ? current : weekOf(finishedAt, zone)
  return [daysLater(current, -14), daysLater(current, -7), current].filter((week) => week >= first && week <= last)
}
