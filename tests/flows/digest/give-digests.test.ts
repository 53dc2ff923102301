import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sent } from '../../../src/domain/message.ts'
import type { Sender } from '../../../src/domain/person.ts'
import type { DigestScreen } from '../../../src/domain/screens/digest-screens.ts'
import { giveDigests, nextDigest } from '../../../src/flows/digest/give-digests.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import type { World } from '../../../src/flows/world.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld
let world: World
let campaignId: string
let arrived: { to: string; screen: DigestScreen; at: string }[]
/** How sending to an account goes, where it does not simply work. */
let answers: Map<string, Sent>

beforeAll(async () => {
  test = await openWorld()
  const { messenger } = test.world
  world = {
    ...test.world,
    messenger: {
      ...messenger,
      async send(to: Sender, screen) {
        if (screen.kind === 'digest') arrived.push({ to: to.externalId, screen, at: test.clock.now.toISOString() })
        return answers.get(to.externalId) ?? (await messenger.send(to, screen))
      },
    },
  }
})
afterAll(async () => {
  await test.close()
})

beforeEach(async () => {
  arrived = []
  answers = new Map()
  test.jobs.splice(0)
  const { prisma } = world.database
  await prisma.campaign.updateMany({ data: { finishedAt: new Date('2020-01-01') } })
  test.clock.now = new Date('2026-10-14T08:00:00Z')
  campaignId = await seedCampaign(test, { items: 30, gold: 10, overlap: 2, people: ['ana', 'bo'] })
  test.meetPerson('lea', 'member', 'Europe/Berlin')
  test.meetPerson('max', 'member', 'America/New_York')
  await addMember(test, campaignId, 'lea', 'lead')
  await addMember(test, campaignId, 'max', 'manager')
})

/** Sends what was given to deliveries. */
async function deliver(): Promise<void> {
  for (const job of test.jobs.splice(0)) {
    const [queue, id = ''] = job.split(' ')
    if (queue === 'deliver') await sendDelivery(world, id)
  }
}

/** Goes from due time to due time, as the schedule would. */
async function live(until: string): Promise<void> {
  for (;;) {
    const next = await nextDigest(world)
    if (next === null || next > new Date(until)) break
    if (next > test.clock.now) test.clock.now = next
    await giveDigests(world)
    await deliver()
  }
  test.clock.now = new Date(until)
}

async function work(person: string, day: string, items: readonly number[]): Promise<void> {
  test.clock.now = new Date(`${day}T10:00:00Z`)
  await keepAnswers(
    test,
    campaignId,
    person,
    items.map((item) => ({ item, labelIds: [(item % 2) + 1] })),
  )
}

describe('the weekly digest', () => {
  it('comes to each lead and manager on Monday at nine of their own clock, also when the clocks change', async () => {
    await work('ana', '2026-10-15', [1, 2, 3])
    await live('2026-11-10T00:00:00Z')
    expect(arrived.map(({ to, at, screen }) => `${to} ${at} ${screen.week.from}`)).toEqual([
      'lea 2026-10-19T07:00:00.000Z 2026-10-12',
      'max 2026-10-19T13:00:00.000Z 2026-10-12',
      // Berlin's clocks went back on 25 October, New York's on 1 November.
      'lea 2026-10-26T08:00:00.000Z 2026-10-19',
      'max 2026-10-26T13:00:00.000Z 2026-10-19',
      'lea 2026-11-02T08:00:00.000Z 2026-10-26',
      'max 2026-11-02T14:00:00.000Z 2026-10-26',
      'lea 2026-11-09T08:00:00.000Z 2026-11-02',
      'max 2026-11-09T14:00:00.000Z 2026-11-02',
    ])
  })

  it('tells all the same figures, computed once, whatever happens between two mornings', async () => {
    await work('ana', '2026-10-15', [1, 2, 3])
    await live('2026-10-19T08:00:00Z')
    await work('bo', '2026-10-19', [4, 5])
    await live('2026-10-19T20:00:00Z')
    const [lea, max] = arrived.map(({ screen }) => screen)
    expect(lea?.figures?.answers).toBe(3)
    expect(max?.figures).toEqual(lea?.figures)
    expect(max?.takeaway).toEqual(lea?.takeaway)
    expect(await world.database.prisma.digest.count({ where: { campaignId } })).toBe(1)
  })

  it('tells somebody who annotates too what is made without their own answers', async () => {
    test.meetPerson('di', 'member', 'America/New_York')
    await addMember(test, campaignId, 'di', 'manager')
    await addMember(test, campaignId, 'di', 'annotator')
    await work('ana', '2026-10-15', [1, 2, 3])
    await live('2026-10-19T08:00:00Z')
    await world.database.pool.query(
      `UPDATE digests SET figures = jsonb_set(figures, '{apart,progress,items}', '7777') WHERE campaign_id = $1`,
      [campaignId],
    )
    await live('2026-10-19T20:00:00Z')
    const items = arrived.map(({ to, screen }) => [to, screen.figures?.items])
    expect(Object.fromEntries(items)).toEqual({ lea: 30, max: 30, di: 7777 })
  })

  it('brings all that it tells to whoever asks for more, later too, and to nobody else', async () => {
    test.meetPerson('di', 'member', 'America/New_York')
    for (const role of ['manager', 'annotator'] as const) await addMember(test, campaignId, 'di', role)
    await work('ana', '2026-10-15', [1, 2, 3])
    await live('2026-10-27T20:00:00Z')
    const more = (person: string, weekStart = '2026-10-12') =>
      test.ask(person, { kind: 'whole-digest', campaignId, weekStart })
    const first = arrived.filter(({ screen }) => screen.week.from === '2026-10-12')
    expect(first).toHaveLength(3)
    for (const { to, screen } of first) expect(await more(to)).toEqual({ ...screen, kind: 'whole-digest' })
    expect(await more('lea', '2026-10-26')).toMatchObject({ kind: 'whole-digest', edition: 'so-far' })
    expect(await more('ana')).toEqual({ kind: 'notice', notice: 'only-leads-and-managers' })
    // Exact counts of a week that was not told to them would be news to those who annotate.
    test.meetPerson('eve', 'member', 'America/New_York')
    for (const role of ['manager', 'annotator'] as const) await addMember(test, campaignId, 'eve', role)
    expect(await more('eve')).toMatchObject({ kind: 'status' })
  })

  it('comes once, however many replicas look at once and however often', async () => {
    test.clock.now = new Date('2026-10-19T14:00:00Z')
    await Promise.all([giveDigests(world), giveDigests(world), giveDigests(world)])
    await giveDigests(world)
    await deliver()
    expect(arrived.map(({ to }) => to).sort()).toEqual(['lea', 'max'])
  })

  it('is not repeated where nobody knows whether it arrived, and its lead is told', async () => {
    answers.set('max', { kind: 'unsure', reason: 'no answer' })
    await live('2026-10-20T00:00:00Z')
    expect(arrived.map(({ to }) => to)).toEqual(['lea', 'max'])
    await giveDigests(world)
    await deliver()
    expect(arrived).toHaveLength(2)
    const asked = await test.ask('lea', { kind: 'digest', which: { campaignId } })
    expect(asked).toMatchObject({ undelivered: [{ name: 'max', weekStart: '2026-10-12', state: 'unsure' }] })
    expect(await test.ask('max', { kind: 'digest', which: { campaignId } })).toMatchObject({ undelivered: [] })
    await live('2026-10-26T08:00:00Z')
    expect(arrived.at(-1)?.screen.undelivered).toHaveLength(1)
  })

  it('is sent again where its lead says so, once a click, and never by itself', async () => {
    answers.set('max', { kind: 'unsure', reason: 'no answer' })
    await live('2026-10-20T00:00:00Z')
    const { name } = await world.database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
    const status = await test.ask('lea', { kind: 'status', name })
    const [doubtful] = status.kind === 'status' ? (status.doubtful ?? []) : []
    expect(doubtful).toMatchObject({ name: 'max', what: 'digest', state: 'unsure' })
    expect(await test.ask('lea', { kind: 'list' })).toMatchObject({
      campaigns: expect.arrayContaining([expect.objectContaining({ undelivered: { unsure: 1, failed: 0 } })]),
    })
    const again = { kind: 'send-again', campaignId, deliveryId: doubtful?.deliveryId ?? '' } as const
    expect(await test.ask('max', again)).toEqual({ kind: 'notice', notice: 'only-leads' })
    answers.clear()
    const clicks = await Promise.all([test.ask('lea', again), test.ask('lea', again)])
    expect(clicks.map((screen) => (screen.kind === 'notice' ? screen.notice : null)).sort()).toEqual([
      'already-done',
      'sent-again',
    ])
    await deliver()
    expect(arrived.map(({ to }) => to)).toEqual(['lea', 'max', 'max'])
    expect(await test.ask('lea', again)).toEqual({ kind: 'notice', notice: 'already-done' })
    expect(await test.ask('lea', { kind: 'status', name })).not.toHaveProperty('doubtful')
  })

  it('that a channel refused goes to the channel chosen since, where the lead sends it again', async () => {
    const { prisma } = world.database
    await prisma.campaign.update({ where: { id: campaignId }, data: { digestChannel: 'C44' } })
    answers.set('C44', { kind: 'refused', reason: 'not_in_channel', permanent: true })
    await live('2026-10-20T00:00:00Z')
    const { channelDeliveryId } = await prisma.digest.findFirstOrThrow({ where: { campaignId } })
    await prisma.campaign.update({ where: { id: campaignId }, data: { digestChannel: 'C45' } })
    await test.ask('lea', { kind: 'send-again', campaignId, deliveryId: channelDeliveryId ?? '' })
    await deliver()
    expect(arrived.filter(({ to }) => to.startsWith('C')).map(({ to }) => to)).toEqual(['C44', 'C45'])
  })

  it('says a quiet week in one line', async () => {
    await live('2026-10-20T00:00:00Z')
    expect(arrived[0]?.screen).toMatchObject({
      takeaway: { kind: 'quiet', state: 'running' },
      figures: null,
      annotators: null,
      changes: [],
    })
  })

  it('comes one last time for the week in which a campaign finished', async () => {
    await live('2026-10-20T00:00:00Z')
    const finishedAt = new Date('2026-10-21T10:00:00Z')
    await world.database.prisma.campaign.update({ where: { id: campaignId }, data: { state: 'finished', finishedAt } })
    await live('2026-11-20T00:00:00Z')
    expect(arrived.filter(({ to }) => to === 'lea').map(({ screen }) => screen.edition)).toEqual(['weekly', 'last'])
    expect(arrived.at(-1)?.screen.takeaway).toEqual({
      kind: 'ended',
      done: 0,
      items: 30,
      undecided: 0,
      agreement: null,
    })
    expect(await nextDigest(world)).toBeNull()
  })

  it('goes to a channel once, without scores, names or buttons', async () => {
    await world.database.prisma.campaign.update({ where: { id: campaignId }, data: { digestChannel: 'C42' } })
    await work('ana', '2026-10-15', [1, 2, 3])
    await live('2026-10-22T00:00:00Z')
    const posted = arrived.filter(({ to }) => to === 'C42')
    expect(posted).toHaveLength(1)
    expect(posted[0]?.screen).toMatchObject({ annotators: null, decisions: [], undelivered: [] })
    expect(posted[0]?.screen.figures?.answers).toBe(3)
  })

  it('does not make a person unreachable because a channel is gone; each lead hears what to do about it', async () => {
    await world.database.prisma.campaign.update({ where: { id: campaignId }, data: { digestChannel: 'C43' } })
    answers.set('C43', { kind: 'refused', reason: 'channel_not_found', permanent: true })
    await live('2026-10-20T00:00:00Z')
    expect(arrived.map(({ to }) => to)).toContain('C43')
    expect(await world.database.prisma.identity.count({ where: { NOT: { unreachableSince: null } } })).toBe(0)
    expect(await test.ask('lea', { kind: 'digest', which: { campaignId } })).toMatchObject({
      undelivered: [{ name: 'the channel', weekStart: '2026-10-12', state: 'failed' }],
    })
    await deliver()
    const told = test.sent.filter(({ screen }) => screen.kind === 'channel-refused' && screen.campaignId === campaignId)
    expect(told).toEqual([{ to: test.account('lea'), screen: expect.objectContaining({ channel: 'C43' }) }])
  })

  it('goes on with other campaigns where one fails, which is told to the log', async () => {
    const { prisma } = world.database
    await prisma.campaign.update({ where: { id: campaignId }, data: { zone: 'Europe/Berlin', taskType: 'rating' } })
    await prisma.digest.create({
      data: {
        organizationId: test.organizationId,
        campaignId,
        weekStart: '2026-10-12',
        figures: { broken: true },
        computedAt: test.clock.now,
      },
    })
    const other = await seedCampaign(test, { items: 2, people: [] })
    await addMember(test, other, 'lea', 'lead')
    test.clock.now = new Date('2026-10-19T08:00:00Z')
    await giveDigests(world)
    expect(test.troubles.map(({ task }) => task)).toEqual(['digests'])
    await deliver()
    expect(arrived.map(({ screen }) => screen.campaignId)).toEqual([other])
  })
})
