import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import type { Role, Sender } from '../../../src/domain/person.ts'
import type { CompleteScreen, DigestScreen, WholeDigest } from '../../../src/domain/screens/digest-screens.ts'
import { giveDigests } from '../../../src/flows/digest/give-digests.ts'
import { keepDigest } from '../../../src/store/figures/digests.ts'
import { aDigest, anAnnotator } from '../../metrics/figures/a-digest.ts'
import { type Product, startProduct } from './a-product.ts'

const campaignId = uuidv7()
let product: Product
let personIds: Map<string, string>

beforeAll(async () => {
  product = await startProduct()
  const { slack, database } = product
  const { prisma } = database
  const people: readonly (readonly [string, Role])[] = [
    ['nadia', 'lead'],
    ['helen', 'manager'],
    ['priya', 'annotator'],
  ]
  for (const [handle] of people) await slack.as(handle).command('/label help')
  const { id: organizationId } = await prisma.organization.findFirstOrThrow()
  const at = new Date('2026-11-10T10:00:00Z')
  await prisma.campaign.create({
    data: {
      id: campaignId,
      organizationId,
      name: 'Contract clauses',
      nameKey: 'contract clauses',
      purpose: '',
      state: 'running',
      taskType: 'choice',
      overlap: 1,
      goldShare: 0,
      sessionMinutes: 5,
      guidelineVersion: 1,
      zone: 'Europe/Berlin',
      digestWeekday: 1,
      digestMinute: 540,
      itemCount: 0,
      version: 1,
      createdBy: uuidv7(),
      createdAt: at,
      launchedAt: at,
    },
  })
  personIds = new Map()
  for (const [handle, role] of people) {
    const { id: externalId } = slack.as(handle)
    const { personId } = await prisma.identity.findFirstOrThrow({ where: { externalId } })
    personIds.set(handle, personId)
    await prisma.member.create({ data: { organizationId, campaignId, personId, role, addedAt: at } })
  }
})
afterAll(async () => {
  await product.close()
})

function digest(isYours: boolean): DigestScreen {
  return {
    kind: 'digest',
    campaignId,
    campaignName: 'Contract clauses',
    week: { from: '2026-11-16', to: '2026-11-22' },
    edition: 'weekly',
    takeaway: { kind: 'paused', done: 1, items: 2 },
    figures: null,
    annotators: [{ name: 'Priya', answers: 7, score: null, isHeldBack: false }],
    known: null,
    changes: [],
    decisions: [
      {
        decision: { kind: 'hold-back', personId: personIds.get('priya') ?? '' },
        personName: 'Priya',
        isYours,
      },
    ],
    undelivered: [],
  }
}

/** Sends a digest, and returns the message as it arrived. */
async function sendTo(handle: string, screen: DigestScreen | CompleteScreen | WholeDigest) {
  const { slack, app, database } = product
  const person = slack.as(handle)
  const { workspaceId } = await database.prisma.identity.findFirstOrThrow({ where: { externalId: person.id } })
  const to: Sender = { workspaceId, externalId: person.id }
  expect((await app.world.messenger.send(to, screen)).kind).toBe('sent')
  const message = person.lastDm()
  if (message === null) throw new Error('nothing arrived')
  return { person, message }
}

test('a whole digest is a message with a table, and a list where tables are refused', async () => {
  const whole = { ...digest(true), kind: 'whole-digest' } as const
  const { message } = await sendTo('nadia', whole)
  expect(message.blocks.map(({ type }) => type)).toContain('table')
  product.slack.faults.next('chat.postMessage', { kind: 'error', code: 'invalid_blocks' })
  const { message: plain } = await sendTo('nadia', whole)
  expect(plain.blocks.map(({ type }) => type)).not.toContain('table')
  expect(shownText(plain.blocks)).toContain('Priya: this week 7, on known answers too few')
})

test('what a button brings opens beside the digest, which stays as it was', async () => {
  const { person, message } = await sendTo('nadia', digest(true))
  await person.click(message, { text: 'Hold back Priya' })
  await product.slack.until(() => shownText(person.view()?.blocks ?? []).includes('gets no new items now'))
  expect(person.dm().find(({ ts }) => ts === message.ts)?.blocks).toEqual(message.blocks)
  await person.click('view', { text: 'Let them go on' })
  await product.slack.until(() => shownText(person.view()?.blocks ?? []).includes('goes on'))
})

test('a manager who may not decide is told so if they try, and their own button asks the leads', async () => {
  const { person, message } = await sendTo('helen', digest(true))
  await person.click(message, { text: 'Hold back Priya' })
  await product.slack.until(() => shownText(person.lastDm()?.blocks ?? []).includes('Only the leads'))
  const { message: own } = await sendTo('helen', digest(false))
  await person.click(own, { text: 'Ask the leads' })
  await product.slack.until(() => shownText(person.lastDm()?.blocks ?? []).includes('no longer waits'))
  expect(person.dm().find(({ ts }) => ts === own.ts)?.blocks).toEqual(own.blocks)
})

test('what is decided in a weekly digest is said in its place, to lead and manager', async () => {
  const { app, database, slack, clock } = product
  const { prisma } = database
  const { organizationId } = await prisma.campaign.findFirstOrThrow({ where: { id: campaignId } })
  await prisma.standing.updateMany({ where: { campaignId }, data: { heldBackAt: null } })
  clock.now = new Date('2026-11-23T20:00:00Z')
  const priya = anAnnotator({
    personId: personIds.get('priya') ?? '',
    isDoubted: true,
    gold: { answered: 12, right: 3 },
  })
  const figures = aDigest({ annotators: [priya], inReview: 4 })
  await keepDigest(prisma, { organizationId, campaignId, weekStart: figures.weekStart }, figures, clock.now)
  await giveDigests(app.world)
  await product.deliver()
  for (const [handle, button, outcome] of [
    ['nadia', 'Hold back Priya Raman', 'Priya Raman is held back'],
    ['helen', 'Ask the leads', 'You asked the leads: Review 4 cases'],
  ] as const) {
    const person = slack.as(handle)
    const digest = person.dm().findLast(({ blocks }) => shownText(blocks).includes('Weekly digest'))
    if (digest === undefined) throw new Error('no digest')
    const shown = () => shownText(person.dm().find(({ ts }) => ts === digest.ts)?.blocks ?? [])
    expect(shown()).toContain('3 of 12 known right')
    await person.click(digest, { text: button })
    await slack.until(() => shown().includes(outcome))
    expect(shown()).toContain('On time')
  }
})

test('the digests of two campaigns are one message, in which what is decided is said in its place', async () => {
  const { app, database, slack, clock } = product
  const { prisma } = database
  const { id: _, ...first } = await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  const { organizationId } = first
  const second = { id: uuidv7(), name: 'Leases', nameKey: 'leases' }
  await prisma.campaign.create({ data: { ...first, ...second } })
  const personId = personIds.get('helen') ?? ''
  const member = { organizationId, campaignId: second.id, personId, addedAt: first.createdAt }
  await prisma.member.create({ data: { ...member, role: 'manager' } })
  clock.now = new Date('2026-11-30T20:00:00Z')
  const figures = aDigest({ weekStart: '2026-11-23', today: '2026-11-30', inReview: 4 })
  for (const id of [campaignId, second.id]) {
    await keepDigest(prisma, { organizationId, campaignId: id, weekStart: figures.weekStart }, figures, clock.now)
  }
  await giveDigests(app.world)
  await product.deliver()
  const helen = slack.as('helen')
  const digest = helen.lastDm()
  if (digest === null) throw new Error('no digest')
  const shown = () => shownText(helen.dm().find(({ ts }) => ts === digest.ts)?.blocks ?? [])
  expect(shown()).toContain('2 of 2 campaigns wait for a decision.')
  await helen.click(digest, { text: 'Ask the leads' })
  await slack.until(() => shown().includes('You asked the leads: Review 4 cases'))
  expect(shown()).toContain('Leases: 24 % done')
  expect(shown()).toContain('1 of 2 campaigns waits for a decision.')
  await helen.click(digest, { text: 'More' })
  await slack.until(() => shownText(helen.view()?.blocks ?? []).includes('Flagged'))
})

test('in a digest that was asked for too', async () => {
  const { database, slack } = product
  const { prisma } = database
  const { organizationId } = await prisma.campaign.findFirstOrThrow({ where: { id: campaignId } })
  const key = { organizationId, campaignId }
  const state = { state: 'open', gold: false, priority: 0, wanted: 1, claimed: 0 }
  const itemId = uuidv7()
  await prisma.item.create({ data: { ...key, id: itemId, externalId: 'i-1', seq: 1, ...state } })
  await prisma.itemContent.create({ data: { ...key, itemId, text: 'Hard', context: [] } })
  await prisma.reviewItem.create({
    data: { ...key, itemId, reason: 'flagged', since: new Date('2026-11-20T10:00:00Z') },
  })
  const helen = slack.as('helen')
  await helen.command('/label digest Contract clauses')
  const digest = await slack.until(() => {
    const last = helen.lastDm()
    return last !== null && last.onlyFor !== null && shownText(last.blocks).includes('Ask the leads') ? last : null
  })
  await helen.click(digest, { text: 'Ask the leads' })
  const shown = () => shownText(helen.dm().find(({ ts }) => ts === digest.ts)?.blocks ?? [])
  await slack.until(() => shown().includes('You asked the leads: Review 1 case'))
})

test('that all is done is said with its decisions, and what they lead to stands where it stood', async () => {
  const { slack } = product
  const decision = { kind: 'finish', items: 24, undecided: 0 } as const
  const { person, message } = await sendTo('nadia', {
    kind: 'campaign-complete',
    campaignId,
    campaignName: 'Contract clauses',
    today: '2026-11-20',
    takeaway: { kind: 'complete', items: 24, undecided: 0, agreement: null },
    inReview: 0,
    known: null,
    decisions: [{ decision, personName: null, isYours: true }],
  })
  const shown = () => shownText(person.dm().find(({ ts }) => ts === message.ts)?.blocks ?? [])
  await person.click(message, { text: 'Finish the campaign' })
  await slack.until(() => shown().includes('Finish Contract clauses?'))
  const asked = person.dm().find(({ ts }) => ts === message.ts)
  if (asked === undefined) throw new Error('the message is gone')
  await person.click(asked, { text: 'Finish' })
  await slack.until(() => shown().includes('Contract clauses is finished.'))
})
