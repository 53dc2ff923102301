import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StatusScreen } from '../../../src/domain/screens/status-screens.ts'
import { sweepVotes } from '../../../src/flows/labeling/sweep-votes.ts'
import { watchAnnotator } from '../../../src/flows/quality/watch-annotator.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld
let campaignId: string
const crowd = ['ana', 'bo', 'cy']

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})
beforeEach(async () => {
  campaignId = await seedCampaign(test, { items: 40, gold: 20, overlap: 3, people: [] })
  for (const person of crowd) await addMember(test, campaignId, person, 'annotator')
  for (const role of ['lead', 'manager', 'adjudicator'] as const) await addMember(test, campaignId, role, role)
})

async function statusOf(person: string): Promise<StatusScreen> {
  const screen = await test.ask(person, { kind: 'status', name: `Campaign ${campaignId}` })
  if (screen.kind !== 'status') throw new Error(`no status but ${JSON.stringify(screen)}`)
  return screen
}

/** Everybody answers items 1 to 40 with the labels that `says` gives, and gold items 41 to 60 with those of `gold`. */
async function everyoneSays(says: (item: number, person: number) => number, gold: (truth: number) => number) {
  for (const [at, person] of crowd.entries()) {
    const ordinary = Array.from({ length: 40 }, (_, index) => ({ item: index + 1, labelIds: [says(index + 1, at)] }))
    const known = Array.from({ length: 20 }, (_, index) => ({ item: index + 41, labelIds: [gold((index % 2) + 1)] }))
    await keepAnswers(test, campaignId, person, [...ordinary, ...known])
  }
}

const right = (truth: number) => truth

describe('the figures of a status', () => {
  it('tell leads, managers and adjudicators how far people agree, and annotators nothing', async () => {
    await everyoneSays((item) => (item % 2) + 1, right)
    for (const person of ['lead', 'manager', 'adjudicator']) {
      const { figures } = await statusOf(person)
      expect(figures?.agreement).toEqual({
        alpha: 1,
        interval: { low: 1, high: 1 },
        ac1: null,
        items: 40,
        isSample: false,
        label: null,
      })
      expect(figures?.alarms).toEqual([])
    }
    expect((await statusOf('ana')).figures).toBeNull()
    const { annotators } = await statusOf('lead')
    expect(annotators.map(({ balanced }) => balanced?.value)).toEqual([1, 1, 1])
    expect((await statusOf('ana')).annotators).toMatchObject([{ name: 'ana', balanced: null }])
  })

  it('warn of too little agreement, and ask AC1 where one label holds most answers', async () => {
    await everyoneSays((item, person) => ((item * 7 + person * 3) % 5 < 2 ? 1 : 2), right)
    expect((await statusOf('lead')).figures?.alarms).toContainEqual({ kind: 'low-agreement' })
    campaignId = await seedCampaign(test, { items: 40, gold: 20, overlap: 3, people: [] })
    await addMember(test, campaignId, 'lead', 'lead')
    await everyoneSays((item, person) => (item === 7 && person === 0 ? 2 : 1), right)
    const { figures } = await statusOf('lead')
    expect(figures?.agreement?.ac1?.value).toBeGreaterThan(0.9)
    expect(figures?.alarms).toEqual([{ kind: 'lopsided', label: 'Termination' }])
    expect(figures?.labeling.shares).toEqual([
      { label: 'Termination', share: 1 },
      { label: 'Assignment', share: 0 },
    ])
  })

  it('name the label that people agree about and get wrong', async () => {
    await everyoneSays(
      (item) => (item % 2) + 1,
      () => 2,
    )
    const { figures } = await statusOf('manager')
    expect(figures?.alarms).toContainEqual({ kind: 'shared-mistake', truth: 'Termination', instead: 'Assignment' })
  })

  it('serve for ten minutes before they are computed anew', async () => {
    await everyoneSays((item) => (item % 2) + 1, right)
    await statusOf('lead')
    await addMember(test, campaignId, 'dan', 'annotator')
    const others = Array.from({ length: 40 }, (_, index) => ({ item: index + 1, labelIds: [1] }))
    await keepAnswers(test, campaignId, 'dan', others)
    test.pass(5)
    expect((await statusOf('lead')).figures).toMatchObject({ agreement: { alpha: 1 }, ageMinutes: 5 })
    test.pass(6)
    const { figures } = await statusOf('lead')
    expect(figures?.ageMinutes).toBe(0)
    expect(figures?.agreement?.alpha).toBeLessThan(1)
  })

  it('say when it will be done by the days that the campaign has lived, or by whole weeks, without breaks', async () => {
    expect((await statusOf('lead')).figures?.daysLeft).toBeNull()
    for (let day = 1; day <= 6; day++) {
      const answers = Array.from({ length: 4 }, (_, index) => ({ item: day * 4 + index, labelIds: [1] }))
      await keepAnswers(test, campaignId, 'ana', answers)
      test.pass(24 * 60)
    }
    // A digest that is asked for says the same at this moment.
    expect((await statusOf('lead')).figures?.daysLeft?.likely).toBeCloseTo(((40 * 3 - 24) / 24) * 6, 5)
    test.pass(25 * 60)
    await sweepVotes(test.world)
    const days = (await statusOf('lead')).figures?.daysLeft
    // The first day's four answers are older than the last whole week.
    expect(days?.likely).toBeCloseTo(((40 * 3 - 24) / 20) * 7, 5)
    expect(days?.low).toBeLessThan(days?.likely ?? 0)
    expect(days?.high).toBeGreaterThan(days?.likely ?? 0)
  })

  it('name people to leads and managers alone, never to themselves, and let only leads decide', async () => {
    await everyoneSays(
      (item) => (item % 2) + 1,
      (truth) => 3 - truth,
    )
    const { prisma } = test.world.database
    const { personId } = await prisma.identity.findFirstOrThrow({ where: { externalId: 'ana' } })
    await watchAnnotator(test.world, campaignId, personId)
    await prisma.member.create({
      data: { organizationId: test.organizationId, campaignId, personId, role: 'manager', addedAt: test.clock.now },
    })
    const heldBack = { kind: 'held-back', name: 'ana' }
    expect((await statusOf('lead')).figures).toMatchObject({ heldBack: [{ campaignId, personId, name: 'ana' }] })
    expect((await statusOf('lead')).figures?.alarms).toContainEqual(heldBack)
    expect((await statusOf('manager')).figures).toMatchObject({ heldBack: [] })
    expect((await statusOf('manager')).figures?.alarms).toContainEqual(heldBack)
    expect((await statusOf('adjudicator')).figures?.alarms).not.toContainEqual(heldBack)
    expect((await statusOf('ana')).figures?.alarms).not.toContainEqual(heldBack)
  })
})

describe('the progress of a campaign that stops early', () => {
  it('counts items as done that are sure, and wants no more answers of them', async () => {
    await keepAnswers(test, campaignId, 'ana', [{ item: 1, labelIds: [1] }])
    await keepAnswers(test, campaignId, 'bo', [{ item: 1, labelIds: [1] }])
    await test.world.database.prisma.item.updateMany({
      where: { campaignId, seq: 1 },
      data: { state: 'sure', wanted: 3, claimed: 3 },
    })
    expect((await statusOf('lead')).progress).toMatchObject({ done: 1, answers: 2, answersWanted: 2 + 39 * 3 })
  })
})
