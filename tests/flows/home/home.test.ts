import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { HomeScreen } from '../../../src/domain/screens/home-screen.ts'
import { openHome, publishHome } from '../../../src/flows/home/publish-home.ts'
import { freezeTold } from '../../../src/flows/quality/freeze-told.ts'
import { expireSessions } from '../../../src/flows/sessions/by-the-clock.ts'
import type { World } from '../../../src/flows/world.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile('2026-11-18T10:00:00Z')
let campaignId: string
beforeEach(async () => {
  test.homes.clear()
  const { prisma } = test.world.database
  await prisma.member.deleteMany()
  await prisma.home.deleteMany()
  await prisma.session.updateMany({ where: { endedAt: null }, data: { endedAt: test.clock.now } })
  campaignId = await seedCampaign(test, { items: 60, gold: 20, overlap: 2, people: ['ana', 'bo'], goldShare: 0.3 })
  await addMember(test, campaignId, 'lea', 'lead')
  await addMember(test, campaignId, 'max', 'manager')
  test.jobs.splice(0)
})

/** Draws the pages that wait to be drawn; returns how many there were. */
async function drawHomes(world: World = test.world): Promise<number> {
  const waiting = test.jobs.splice(0).filter((job) => job.startsWith('home '))
  for (const job of waiting) await publishHome(world, job.slice('home '.length))
  return waiting.length
}

async function homeOf(person: string): Promise<HomeScreen> {
  await openHome(test.world, test.account(person))
  await drawHomes()
  const home = test.homes.get(person)
  if (home === undefined) throw new Error(`${person} has no Home`)
  return home
}

describe('Home', () => {
  it('says what waits, roughly, with what it takes to begin', async () => {
    const home = await homeOf('ana')
    expect(home).toMatchObject({ goingOn: null, steered: [], mayCreate: true })
    expect(home.waiting).toEqual([{ campaignId, name: `Campaign ${campaignId}`, left: 50, sessionMinutes: 5 }])
    expect(home.own).toEqual({ thisWeek: 0, inAll: 0, campaigns: [] })
  })

  it('begins what was chosen, also where another campaign was worked on last', async () => {
    await test.ask('ana', { kind: 'start', campaignId, minutes: 20 })
    const other = await seedCampaign(test, { items: 5, people: ['ana'] })
    const screen = await test.ask('ana', { kind: 'start', campaignId: other, minutes: 20 })
    expect(promptOf(test.sent.at(-1)?.screen ?? screen).offer.campaignId).toBe(other)
    await test.ask('ana', { kind: 'start', campaignId, minutes: 20 })
    expect(promptOf(test.sent.at(-1)?.screen ?? screen).offer.campaignId).toBe(campaignId)
  })

  it('begins a session in a direct message of its own', async () => {
    const screen = await test.ask('ana', { kind: 'start', campaignId, minutes: 5 })
    expect(screen).toEqual({ kind: 'notice', notice: 'continued-in-dm' })
    const prompt = promptOf(test.sent.at(-1)?.screen ?? screen)
    const [session] = await test.world.database.prisma.session.findMany({ where: { campaignId } })
    expect(session).toMatchObject({ channel: 'Dana', message: `${test.sent.length}.0`, endedAt: null })
    expect(await homeOf('ana')).toMatchObject({ goingOn: { until: '11:05' } })
    const next = await test.ask('ana', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) })
    expect(next.kind).toBe('prompt')
  })

  it('goes on with the open session rather than beginning another', async () => {
    await test.ask('ana', { kind: 'start', campaignId, minutes: 5 }, test.messageOf('ana'))
    await test.ask('ana', { kind: 'start', campaignId, minutes: 20 })
    const sessions = await test.world.database.prisma.session.findMany({ where: { campaignId } })
    expect(sessions.map(({ channel }) => channel)).toEqual(['Dana'])
    expect(sessions).toHaveLength(1)
  })

  it('counts own answers since Monday and ever, gold and others alike', async () => {
    test.clock.now = new Date('2026-11-15T22:00:00Z')
    await keepAnswers(test, campaignId, 'ana', [
      { item: 1, labelIds: [1] },
      { item: 61, labelIds: [1] },
    ])
    test.clock.now = new Date('2026-11-16T00:00:00Z')
    await keepAnswers(test, campaignId, 'ana', [
      { item: 2, labelIds: [1] },
      { item: 62, labelIds: [1] },
      { item: 3, labelIds: [1], superseded: true },
    ])
    await keepAnswers(test, campaignId, 'bo', [{ item: 2, labelIds: [1] }])
    expect((await homeOf('ana')).own).toMatchObject({ thisWeek: 2, inAll: 4 })
  })

  it('tells the own accuracy as the nights froze it', async () => {
    const given = [...Array.from({ length: 15 }, (_, at) => at + 1), 61, 62, 63, 64, 65]
    const answers = given.map((item) => ({ item, labelIds: [((item + 1) % 2) + 1] }))
    await keepAnswers(test, campaignId, 'ana', answers)
    expect((await homeOf('ana')).own?.campaigns).toMatchObject([{ answers: 20, score: null }])
    test.pass(24 * 60)
    await freezeTold(test.world)
    expect((await homeOf('ana')).own?.campaigns).toMatchObject([{ answers: 20, score: { n: 5 } }])
  })

  it('shows leads and managers their campaigns, and what they may do', async () => {
    await keepAnswers(test, campaignId, 'ana', [
      { item: 1, labelIds: [1] },
      { item: 2, labelIds: [1], counted: false },
      { item: 61, labelIds: [1] },
    ])
    const [lead] = (await homeOf('lea')).steered
    expect(lead).toMatchObject({ done: 0, items: 60, answersThisWeek: 1, activeThisWeek: 1, invited: 2, isLead: true })
    const { own, waiting, steered } = await homeOf('max')
    expect({ own, waiting }).toEqual({ own: null, waiting: [] })
    expect(steered).toMatchObject([{ isLead: false, seesDigest: true, mayReview: false }])
  })

  it('rounds the counts of a campaign to whoever manages it and annotates too', async () => {
    await addMember(test, campaignId, 'max', 'annotator')
    const items = Array.from({ length: 13 }, (_, at) => ({ item: at + 1, labelIds: [1] }))
    for (const person of ['ana', 'max']) await keepAnswers(test, campaignId, person, items)
    expect((await homeOf('max')).steered).toMatchObject([{ done: 10, answersThisWeek: 20, isRough: true }])
    expect((await homeOf('lea')).steered).toMatchObject([{ done: 13, answersThisWeek: 26 }])
  })

  it('tells the lead whose message may not have arrived', async () => {
    const { prisma } = test.world.database
    const { personId } = await prisma.identity.findFirstOrThrow({ where: { externalId: 'max' } })
    await prisma.delivery.create({
      data: {
        id: test.world.newId(),
        organizationId: test.organizationId,
        campaignId,
        personId,
        workspaceId: test.workspaceId,
        screen: {},
        state: 'unsure',
        createdAt: test.clock.now,
      },
    })
    expect((await homeOf('lea')).steered[0]?.unsure).toEqual(['max'])
    expect((await homeOf('max')).steered[0]?.unsure).toEqual([])
  })

  it('never tells gold from other items: the same page whichever of the two was answered', async () => {
    const given = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(given, async (places) => {
        const pageAfter = async (gold: boolean) => {
          const id = await seedCampaign(test, { items: 60, gold: 20, overlap: 2, people: [] })
          await test.world.database.prisma.campaign.update({ where: { id }, data: { name: 'One' } })
          await addMember(test, id, 'cy', 'annotator')
          await keepAnswers(
            test,
            id,
            'cy',
            places.map((place) => ({ item: gold ? 60 + place : place, labelIds: [1] })),
          )
          const home = await homeOf('cy')
          await test.world.database.prisma.member.deleteMany({ where: { campaignId: id } })
          return JSON.stringify(home).replaceAll(id, 'id')
        }
        expect(await pageAfter(true)).toBe(await pageAfter(false))
      }),
      { numRuns: 4 },
    )
  })
})

describe('Home is drawn anew', () => {
  it('when a session ends, by the click or by the clock, for whoever has opened it, and never on an answer', async () => {
    await homeOf('ana')
    const started = promptOf(await test.ask('ana', { kind: 'start', campaignId, minutes: 5 }, test.messageOf('ana')))
    expect(await drawHomes()).toBe(0)
    const next = promptOf(await test.ask('ana', { kind: 'answer', offer: started.offer, answer: labelsAnswer([1]) }))
    expect(await drawHomes()).toBe(0)
    await test.ask('ana', { kind: 'stop', offer: next.offer })
    expect(await drawHomes()).toBe(1)
    expect(test.homes.get('ana')?.own?.inAll).toBe(1)

    await test.ask('ana', { kind: 'start', campaignId, minutes: 5 }, test.messageOf('ana'))
    await test.ask('bo', { kind: 'start', campaignId, minutes: 5 }, test.messageOf('bo'))
    test.pass(16)
    await expireSessions(test.world)
    await test.settle()
    expect(await drawHomes()).toBe(1)
  })

  it('later where the platform says to wait', async () => {
    await openHome(test.world, test.account('ana'))
    const [job = ''] = test.jobs.splice(0)
    let calls = 0
    const limited: World = {
      ...test.world,
      messenger: {
        ...test.world.messenger,
        publishHome: async () => {
          calls++
          return { kind: 'limited', retryAfterMs: 30_000 }
        },
      },
    }
    expect(await publishHome(limited, job.slice('home '.length))).toEqual({ kind: 'again', inMs: 30_000 })
    expect(calls).toBe(1)
  })
})
