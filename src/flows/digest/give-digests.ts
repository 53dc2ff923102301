import { nextGivenToAll, planDigests } from '../../domain/digest/digest-plan.ts'
import { loadDigestSubjects } from '../../store/figures/digest-subjects.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { type DrawnCopy, drawDigests } from './draw-digests.ts'
import { handToChannel, handToPerson } from './hand-over-digests.ts'

const task = 'digests'

/**
 * Computes the weeks that have ended and gives each digest that is due to a delivery, once for each person: those that fall
 * on one morning of theirs in one message, at the time of the first. So do those of one channel that are due together.
 */
export async function giveDigests(world: World): Promise<void> {
  const now = world.now()
  const subjects = await loadDigestSubjects(world.database.prisma, now)
  const planned = subjects.map((subject) => ({ subject, plan: planDigests(subject, now) }))
  const readers = new Set(planned.flatMap(({ plan }) => plan.give.map(({ personId }) => personId)))
  const drawn: DrawnCopy[] = []
  const idsOf = ({ subject: { campaignId } }: (typeof planned)[number]) => ({ campaignId })
  await eachDue(world, task, planned, idsOf, async ({ subject, plan }) => {
    const early = plan.early.filter(({ personId }) => readers.has(personId))
    if (plan.compute.length + plan.give.length + plan.giveChannel.length + early.length === 0) return
    drawn.push(...(await drawDigests(world, subject, { ...plan, early })))
  })
  const groups = [...Map.groupBy(drawn, messageOf).values()].filter((group) => group.some(({ isEarly }) => !isEarly))
  await eachDue(
    world,
    task,
    groups,
    ([one]) => ({ personId: one?.personId ?? one?.subject.campaignId ?? '' }),
    handOver,
  )

  async function handOver([first, ...more]: readonly DrawnCopy[]): Promise<void> {
    if (first === undefined) return
    if (first.personId !== null) return await handToPerson(world, first.personId, [first, ...more])
    if (first.subject.channel !== null) await handToChannel(world, first.subject.channel, [first, ...more])
  }
}

/** What goes into one message is of one organization, and for one person or one channel. */
function messageOf({ subject, key, personId }: DrawnCopy): string {
  return `${key.organizationId} ${personId ?? subject.channel}`
}

/** When the next digest is to be computed or given out; null where no campaign is alive. */
export async function nextDigest(world: World): Promise<Date | null> {
  const now = world.now()
  const times = (await loadDigestSubjects(world.database.prisma, now)).flatMap((subject) => {
    const { compute, give, giveChannel, nextAt } = planDigests(subject, now)
    const isDue = compute.length + give.length + giveChannel.length > 0
    return isDue ? [now] : nextAt === null ? [] : [nextAt]
  })
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())))
}

/** When all its readers will have the next digest; null where none is ahead. */
export async function nextDigestRead(world: World): Promise<Date | null> {
  const now = world.now()
  const subjects = await loadDigestSubjects(world.database.prisma, now)
  const times = subjects.flatMap((subject) => nextGivenToAll(subject, now) ?? [])
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())))
}
