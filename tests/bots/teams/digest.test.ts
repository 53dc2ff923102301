import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveDigests } from '../../../src/flows/digest/give-digests.ts'
import { keepDigest } from '../../../src/store/figures/digests.ts'
import { aDigest } from '../../metrics/figures/a-digest.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  for (const handle of ['nadia', 'maria']) {
    await product.teams.as(handle).install()
    await product.teams.as(handle).say('label help')
  }
})
afterAll(() => product.close())

test('what a manager asks the leads from a weekly digest is said in its place, and More brings the rest', async () => {
  const { teams, clock, app, database } = product
  const { prisma } = database
  const { id: organizationId } = await prisma.organization.findFirstOrThrow()
  const [campaignId, at] = [uuidv7(), new Date('2026-11-10T10:00:00Z')]
  const times = { zone: 'Europe/Berlin', digestWeekday: 1, digestMinute: 540, createdAt: at, launchedAt: at }
  const task = { purpose: '', taskType: 'choice', overlap: 1, goldShare: 0, sessionMinutes: 5, guidelineVersion: 1 }
  const name = { name: 'Clauses', nameKey: 'clauses', state: 'running', itemCount: 0, version: 1, createdBy: uuidv7() }
  await prisma.campaign.create({ data: { id: campaignId, organizationId, ...name, ...task, ...times } })
  for (const [shown, role] of [
    ['Nadia', 'lead'],
    ['Maria', 'manager'],
  ] as const) {
    const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: { startsWith: shown } } })
    await prisma.member.create({ data: { organizationId, campaignId, personId, role, addedAt: at } })
  }
  clock.now = new Date('2026-11-23T20:00:00Z')
  const figures = aDigest({ inReview: 4 })
  await keepDigest(prisma, { organizationId, campaignId, weekStart: figures.weekStart }, figures, clock.now)
  await giveDigests(app.world)
  await product.deliver()
  const maria = teams.as('maria')
  const digest = maria.lastCard()
  expect(await maria.press('Ask the leads', digest)).toMatchObject({ error: null })
  expect(await maria.press('More', digest)).toMatchObject({ error: null })
  expect(JSON.stringify(maria.dialog())).toContain('Flagged')
  maria.closeDialog()
  await teams.until(() => JSON.stringify(maria.message(digest.id)?.card).includes('You asked the leads: '))
})

test('the digests of two campaigns are one card, in which what is asked for is said in its place', async () => {
  const { teams, clock, app, database } = product
  const { prisma } = database
  const { id: _, ...first } = await prisma.campaign.findFirstOrThrow()
  const { organizationId } = first
  const leases = { id: uuidv7(), name: 'Leases', nameKey: 'leases' }
  await prisma.campaign.create({ data: { ...first, ...leases } })
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { name: { startsWith: 'Maria' } } })
  const member = { organizationId, campaignId: leases.id, personId, addedAt: first.createdAt }
  await prisma.member.create({ data: { ...member, role: 'manager' } })
  clock.now = new Date('2026-11-30T20:00:00Z')
  const figures = aDigest({ weekStart: '2026-11-23', today: '2026-11-30', inReview: 4 })
  for (const { id: campaignId } of await prisma.campaign.findMany()) {
    await keepDigest(prisma, { organizationId, campaignId, weekStart: figures.weekStart }, figures, clock.now)
  }
  await giveDigests(app.world)
  await product.deliver()
  const maria = teams.as('maria')
  const digest = maria.lastCard()
  const shown = () => JSON.stringify(maria.message(digest.id)?.card)
  expect(shown()).toContain('2 of 2 campaigns wait for a decision.')
  expect(await maria.press('Ask the leads', digest)).toMatchObject({ error: null })
  await teams.until(() => shown().includes('1 of 2 campaigns waits for a decision.'))
  expect(await maria.press('More', digest)).toMatchObject({ error: null })
  expect(JSON.stringify(maria.dialog())).toContain('Flagged')
})

test('in a digest that was asked for too', async () => {
  const { teams, clock, database } = product
  const { prisma } = database
  const { id: campaignId } = await prisma.campaign.findFirstOrThrow({ where: { name: 'Clauses' } })
  clock.now = new Date('2026-12-08T10:00:00Z')
  const { organizationId } = await prisma.campaign.findFirstOrThrow({ where: { id: campaignId } })
  const key = { organizationId, campaignId }
  const state = { state: 'open', gold: false, priority: 0, wanted: 1, claimed: 0 }
  const itemId = uuidv7()
  await prisma.item.create({ data: { ...key, id: itemId, externalId: 'i-1', seq: 1, ...state } })
  await prisma.itemContent.create({ data: { ...key, itemId, text: 'Hard', context: [] } })
  await prisma.reviewItem.create({
    data: { ...key, itemId, reason: 'flagged', since: new Date('2026-11-20T10:00:00Z') },
  })
  const maria = teams.as('maria')
  await maria.say('label digest Clauses')
  const digest = await teams.until(() => {
    const last = maria.lastCard()
    return JSON.stringify(last?.card).includes('Ask the leads') ? last : null
  })
  expect(await maria.press('Ask the leads', digest)).toMatchObject({ error: null })
  maria.closeDialog()
  await teams.until(() => JSON.stringify(maria.message(digest.id)?.card).includes('You asked the leads: '))
})
