import { beforeEach, describe, expect, it } from 'vitest'
import type { MessageAddress } from '../../../src/domain/message.ts'
import type { Role } from '../../../src/domain/person.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { giveDigests, nextDigest } from '../../../src/flows/digest/give-digests.ts'
import { handle } from '../../../src/flows/handle.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { seedCampaign } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile('2026-10-14T08:00:00Z')
const { prisma } = test.world.database
let clauses: string
let terms: string
/** Messages of the tests before. */
let earlier = 0

beforeEach(async () => {
  test.jobs.splice(0)
  earlier = test.sent.length
  await prisma.campaign.updateMany({ data: { finishedAt: new Date('2020-01-01') } })
  test.clock.now = new Date('2026-10-14T08:00:00Z')
  clauses = await led('Clauses')
  terms = await led('Terms')
})

async function led(name: string, people: Readonly<Record<string, Role>> = { lea: 'lead', max: 'manager' }) {
  const id = await seedCampaign(test, { items: 30, gold: 10, overlap: 2, people: ['ana'] })
  await prisma.campaign.update({ where: { id }, data: { name, nameKey: `${name} ${id}` } })
  test.meetPerson('lea')
  test.meetPerson('max', 'member', 'America/New_York')
  for (const [person, role] of Object.entries(people)) await addMember(test, id, person, role)
  await keepAnswers(test, id, 'ana', [{ item: 1, labelIds: [1] }])
  return id
}

/** Goes from due time to due time, as the schedule would, and sends what was given to deliveries. */
async function live(until: string): Promise<void> {
  for (;;) {
    const next = await nextDigest(test.world)
    if (next === null || next > new Date(until)) break
    if (next > test.clock.now) test.clock.now = next
    await giveDigests(test.world)
    await deliver()
  }
  test.clock.now = new Date(until)
}

async function deliver(): Promise<void> {
  for (const job of test.jobs.splice(0)) {
    const [queue, id = ''] = job.split(' ')
    if (queue === 'deliver') await sendDelivery(test.world, id)
  }
}

function namesIn(screen: Screen): string {
  if (screen.kind === 'digest') return screen.campaignName
  return screen.kind === 'digests' ? screen.digests.map(({ campaignName }) => campaignName).join('+') : screen.kind
}

const arrived = () =>
  test.sent
    .slice(earlier)
    .map(({ to, screen }) => `${'externalId' in to ? to.externalId : to.channel} ${namesIn(screen)}`)

const digestTimes = (id: string, minute: number) => ({ where: { id }, data: { digestMinute: minute } })

describe('digests of several campaigns on one morning', () => {
  it('are one message for each reader, at nine of their own clock, and nothing is told twice', async () => {
    await live('2026-10-19T08:00:00Z')
    expect(arrived()).toEqual(['lea Clauses+Terms'])
    await live('2026-10-20T00:00:00Z')
    expect(arrived()).toEqual(['lea Clauses+Terms', 'max Clauses+Terms'])
    const copies = await prisma.digestDelivery.findMany({ where: { campaignId: { in: [clauses, terms] } } })
    expect(copies).toHaveLength(4)
    expect(new Set(copies.map(({ deliveryId }) => deliveryId)).size).toBe(2)
  })

  it('come with the first of them, and those of the afternoon by themselves', async () => {
    await prisma.campaign.update(digestTimes(terms, 11 * 60))
    await prisma.campaign.update(digestTimes(await led('Leases'), 17 * 60))
    await live('2026-10-19T07:00:00Z')
    expect(arrived()).toEqual(['lea Clauses+Terms'])
    await live('2026-10-20T00:00:00Z')
    expect(arrived().filter((one) => one.startsWith('lea'))).toEqual(['lea Clauses+Terms', 'lea Leases'])
  })

  it('come once, however many replicas look at once', async () => {
    test.clock.now = new Date('2026-10-19T14:00:00Z')
    await Promise.all([giveDigests(test.world), giveDigests(test.world), giveDigests(test.world)])
    await giveDigests(test.world)
    await deliver()
    expect(arrived().sort()).toEqual(['lea Clauses+Terms', 'max Clauses+Terms'])
  })

  it('begin with what needs somebody', async () => {
    await waitsForReview(terms)
    await live('2026-10-19T08:00:00Z')
    expect(arrived()).toEqual(['lea Terms+Clauses'])
  })

  it('are without those that their reader may not read any more', async () => {
    test.clock.now = new Date('2026-10-19T07:00:00Z')
    await giveDigests(test.world)
    const ofLea = { campaignId: terms, role: 'lead' }
    await prisma.member.updateMany({ where: ofLea, data: { removedAt: test.clock.now } })
    await deliver()
    expect(arrived()).toEqual(['lea Clauses'])
  })

  it('are one message in a channel too, where two campaigns go there together', async () => {
    await prisma.campaign.updateMany({ where: { id: { in: [clauses, terms] } }, data: { digestChannel: 'C1' } })
    await live('2026-10-20T00:00:00Z')
    const inChannel = test.sent.slice(earlier).filter(({ to }) => 'externalId' in to && to.externalId === 'C1')
    expect(inChannel.map(({ screen }) => screen)).toEqual([
      {
        kind: 'digests',
        digests: [
          expect.objectContaining({ campaignName: 'Clauses', annotators: null, decisions: [] }),
          expect.objectContaining({ campaignName: 'Terms', annotators: null, decisions: [] }),
        ],
      },
    ])
  })

  it('that may not have arrived are shown to the leads of each campaign, and sent again by any of them', async () => {
    const { messenger } = test.world
    const unsure = { ...messenger, send: async () => ({ kind: 'unsure', reason: 'no answer' }) as const }
    test.clock.now = new Date('2026-10-19T07:00:00Z')
    await giveDigests(test.world)
    for (const job of test.jobs.splice(0)) {
      await sendDelivery({ ...test.world, messenger: unsure }, job.replace('deliver ', ''))
    }
    for (const campaignId of [clauses, terms]) {
      const { name } = await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
      const status = await test.ask('lea', { kind: 'status', name })
      expect(status).toMatchObject({ doubtful: [{ name: 'lea', what: 'digest', state: 'unsure' }] })
    }
    const { deliveryId } = await prisma.digestDelivery.findFirstOrThrow({ where: { campaignId: terms } })
    await test.ask('lea', { kind: 'send-again', campaignId: terms, deliveryId })
    await deliver()
    expect(arrived()).toEqual(['lea Clauses+Terms'])
  })

  it('say in their place what was decided in them', async () => {
    await waitsForReview(clauses)
    await waitsForReview(terms)
    await live('2026-10-20T00:00:00Z')
    const { deliveryId } = await prisma.digestDelivery.findFirstOrThrow({
      where: { campaignId: terms, personId: await personOf('max') },
    })
    const { workspaceId, channel, message } = await prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    const beside: MessageAddress = { workspaceId, channel: channel ?? '', message: message ?? '' }
    const intent = { kind: 'ask-leads', campaignId: terms, decision: 'review' } as const
    const { screen } = await handle(test.world, { who: test.account('max'), intent, message: null, beside })
    const outcome = { kind: 'leads-asked', isNew: true }
    expect(screen).toMatchObject({
      kind: 'digests',
      digests: [
        { campaignName: 'Clauses', decisions: [{ decision: { kind: 'review' } }] },
        { campaignName: 'Terms', decisions: [{ decision: { kind: 'review' }, outcome }] },
      ],
    })
    expect(JSON.stringify(screen).split('leads-asked')).toHaveLength(2)
  })
})

async function waitsForReview(campaignId: string): Promise<void> {
  const { id: itemId } = await prisma.item.findFirstOrThrow({ where: { campaignId } })
  const { organizationId } = test
  const data = { organizationId, campaignId, itemId, reason: 'flagged', since: test.clock.now }
  await prisma.reviewItem.create({ data })
}

async function personOf(externalId: string): Promise<string> {
  return (await prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
}
