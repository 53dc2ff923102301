import { beforeEach, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { MessageAddress } from '../../../src/domain/message.ts'
import type { CompleteScreen } from '../../../src/domain/screens/digest-screens.ts'
import { giveDigests } from '../../../src/flows/digest/give-digests.ts'
import { nextComplete, tellComplete } from '../../../src/flows/digest/tell-complete.ts'
import { handle } from '../../../src/flows/handle.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

/** A Friday, ten in Berlin. */
const friday = '2026-10-16T08:00:00Z'
const test = await worldOfFile(friday)
const { prisma, pool } = test.world.database
const items = 6
let campaignId: string

beforeEach(async () => {
  test.jobs.splice(0)
  await prisma.campaign.updateMany({ data: { state: 'finished', finishedAt: new Date('2020-01-01') } })
  test.clock.now = new Date(friday)
  campaignId = await seedCampaign(test, { items, gold: 6, overlap: 2, people: ['ana', 'bo'] })
  test.meetPerson('lea')
  test.meetPerson('max', 'member', 'America/New_York')
  await addMember(test, campaignId, 'lea', 'lead')
  await addMember(test, campaignId, 'max', 'manager')
})

const from = (first: number, n: number, labelId = 1) =>
  Array.from({ length: n }, (_, at) => ({ item: first + at, labelIds: [labelId] }))

/** Both answer the items from one on; of the last one they make a tie that waits for review. */
async function finishItems(first = 1, n = items): Promise<void> {
  await keepAnswers(test, campaignId, 'ana', from(first, n))
  await keepAnswers(test, campaignId, 'bo', [...from(first, n - 1), ...from(first + n - 1, 1, 2)])
  await pool.query(`UPDATE items SET claimed = wanted WHERE campaign_id = $1 AND NOT gold AND seq < $2`, [
    campaignId,
    first + n,
  ])
  const { id: itemId } = await prisma.item.findFirstOrThrow({ where: { campaignId, seq: first + n - 1 } })
  const { organizationId } = test
  await prisma.reviewItem.create({
    data: { organizationId, campaignId, itemId, reason: 'tied', since: test.clock.now },
  })
  test.pass(1)
}

/** What each hears at this moment. */
async function heard(): Promise<{ to: string; screen: CompleteScreen }[]> {
  const earlier = test.sent.length
  await tellComplete(test.world)
  for (const job of test.jobs.splice(0)) {
    const [queue, id = ''] = job.split(' ')
    if (queue === 'deliver') await sendDelivery(test.world, id)
  }
  return test.sent
    .slice(earlier)
    .flatMap(({ to, screen }) =>
      screen.kind === 'campaign-complete' && 'externalId' in to ? [{ to: to.externalId, screen }] : [],
    )
}
const whoHears = async () => (await heard()).map(({ to }) => to)

/** Goes to when the next one hears of it. */
async function goOn(): Promise<string> {
  const next = await nextComplete(test.world)
  if (next === null) throw new Error('nobody is to hear of it')
  if (next > test.clock.now) test.clock.now = next
  return test.clock.now.toISOString()
}

describe('that all items have their answers', () => {
  it('is told the same day, to each in their hours, with what it is worth and what to do', async () => {
    await keepAnswers(test, campaignId, 'ana', from(items + 1, 6))
    expect(await heard()).toEqual([])
    expect(await nextComplete(test.world)).toBeNull()
    await finishItems()
    const [lea, ...others] = await heard()
    expect(others).toEqual([])
    expect(lea).toMatchObject({
      to: 'lea',
      screen: {
        takeaway: { kind: 'complete', items, undecided: 1, agreement: { by: 'AC1' } },
        inReview: 1,
        known: { right: 3, n: 6 },
        decisions: [
          { decision: { kind: 'review', items: 1 }, isYours: true },
          { decision: { kind: 'finish', items, undecided: 1 }, isYours: true },
        ],
      },
    })
    // Nine o'clock in New York, still on Friday.
    expect(await goOn()).toBe('2026-10-16T13:00:00.000Z')
    expect(await heard()).toMatchObject([
      { to: 'max', screen: { decisions: [{ isYours: false }, { isYours: false }] } },
    ])
    expect(await nextComplete(test.world)).toBeNull()
  })

  it('is told once, however many look, whatever is taken back and given again', async () => {
    await finishItems()
    await Promise.all([tellComplete(test.world), tellComplete(test.world)])
    expect(await whoHears()).toEqual(['lea'])
    test.clock.now = new Date('2026-10-16T14:00:00Z')
    expect(await whoHears()).toEqual(['max'])
    // An answer that is taken back and given again is the same work.
    await pool.query('UPDATE answers SET superseded_at = $2 WHERE campaign_id = $1 AND position = 1', [
      campaignId,
      test.clock.now,
    ])
    test.pass(5)
    expect(await whoHears()).toEqual([])
    await pool.query('UPDATE answers SET superseded_at = NULL WHERE campaign_id = $1', [campaignId])
    test.pass(5)
    expect(await whoHears()).toEqual([])
  })

  it('is told anew where more was asked for and done, which known answers alone are not', async () => {
    test.clock.now = new Date('2026-10-16T14:00:00Z')
    await finishItems()
    expect((await whoHears()).sort()).toEqual(['lea', 'max'])
    await changed('items imported', { items: 10 }, { items: 12, gold: 2 })
    test.pass(5)
    expect(await whoHears()).toEqual([])
    await changed('items imported', { items: 12 }, { items: 15, gold: 2 })
    test.pass(5)
    expect((await whoHears()).sort()).toEqual(['lea', 'max'])
    await changed('campaign reopened', null, null)
    test.pass(5)
    expect((await whoHears()).sort()).toEqual(['lea', 'max'])
  })

  it('is no news to whoever read it in a digest, or came later', async () => {
    test.clock.now = new Date('2026-10-16T16:00:00Z')
    await finishItems()
    // After lea's hours; max, in New York, is at work.
    expect(await whoHears()).toEqual(['max'])
    await addMember(test, campaignId, 'bo', 'manager')
    test.clock.now = new Date('2026-10-19T07:00:00Z')
    await giveDigests(test.world)
    expect(await whoHears()).toEqual([])
    expect(await nextComplete(test.world)).toBeNull()
  })

  it('is not told while somebody who hears of it has a prompt before them, which could only be gold', async () => {
    await addMember(test, campaignId, 'lea', 'annotator')
    await addMember(test, campaignId, 'max', 'annotator')
    test.clock.now = new Date('2026-10-16T14:00:00Z')
    await pool.query('UPDATE items SET gold = (seq > 1), wanted = 3 WHERE campaign_id = $1', [campaignId])
    const prompts = new Map<string, ReturnType<typeof promptOf>>()
    for (const person of ['lea', 'max', 'ana']) {
      const start = { kind: 'start', campaignId, minutes: 5 } as const
      prompts.set(person, promptOf(await test.ask(person, start, test.messageOf(person))))
    }
    const answer = async (person: string) => {
      const { offer } = prompts.get(person) ?? {}
      if (offer === undefined) throw new Error('no prompt')
      await test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([1]) })
      test.pass(1)
    }
    // Two wait with an item that could be any; it is the third one's answer that makes all complete.
    await pool.query(`UPDATE items SET gold = true, wanted = 25 WHERE campaign_id = $1 AND seq = 1`, [campaignId])
    await pool.query(`UPDATE items SET gold = false, wanted = 1, claimed = 1 WHERE campaign_id = $1 AND seq = 2`, [
      campaignId,
    ])
    await pool.query(`UPDATE slots SET purpose = 'gold' WHERE campaign_id = $1`, [campaignId])
    await keepAnswers(test, campaignId, 'bo', from(2, 1))
    test.pass(1)
    expect(await whoHears()).toEqual([])
    await answer('lea')
    expect(await whoHears()).toEqual(['lea'])
    await answer('max')
    expect(await whoHears()).toEqual(['max'])
  })

  it('says in its place what was decided there', async () => {
    await finishItems()
    test.clock.now = new Date('2026-10-16T14:00:00Z')
    await heard()
    const { deliveryId } = await prisma.completeDelivery.findFirstOrThrow({
      where: { campaignId, personId: await personOf('max') },
    })
    const { workspaceId, channel, message: ts } = await prisma.delivery.findUniqueOrThrow({ where: { id: deliveryId } })
    const message: MessageAddress = { workspaceId, channel: channel ?? '', message: ts ?? '' }
    const intent = { kind: 'ask-leads', campaignId, decision: 'finish' } as const
    const { screen } = await handle(test.world, { who: test.account('max'), intent, message })
    expect(screen).toMatchObject({
      kind: 'campaign-complete',
      decisions: [
        { decision: { kind: 'review' } },
        { decision: { kind: 'finish' }, outcome: { kind: 'leads-asked', isNew: true } },
      ],
    })
  })
})

async function changed(what: string, before: object | null, after: object | null): Promise<void> {
  test.pass(1)
  const { organizationId, world, clock } = test
  const row = { id: world.newId(), organizationId, campaignId, personId: world.newId(), what, at: clock.now }
  await prisma.change.create({ data: { ...row, ...(before && { before }), ...(after && { after }) } })
}

async function personOf(externalId: string): Promise<string> {
  return (await prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
}
