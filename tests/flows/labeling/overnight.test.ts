import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { enqueueOvernight, nextOvernight, workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { sweepVotes } from '../../../src/flows/labeling/sweep-votes.ts'
import { loadFigures } from '../../../src/store/figures/figures.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember, keepAnswers } from './some-answers.ts'

let test: TestWorld
const crowd = ['ana', 'bo', 'cy', 'di']

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

/** Forty items with label 1 and 2 in turn, and twelve golds; three people are good, the fourth says 1 to everything. */
async function answeredCampaign(): Promise<string> {
  const campaignId = await seedCampaign(test, { items: 40, gold: 12, overlap: 4, people: [] })
  for (const person of crowd) await addMember(test, campaignId, person, 'annotator')
  for (const [at, person] of crowd.entries()) {
    const says = (truth: number, item: number) => (at === 3 ? 1 : (item * 7 + at) % 10 === 0 ? 3 - truth : truth)
    const ordinary = Array.from({ length: 40 }, (_, index) => ({
      item: index + 1,
      labelIds: [says(trueLabel(index + 1), index + 1)],
    }))
    const gold = Array.from({ length: 12 }, (_, index) => ({
      item: index + 41,
      labelIds: [says((index % 2) + 1, index + 41)],
    }))
    await keepAnswers(test, campaignId, person, [...ordinary, ...gold])
  }
  return campaignId
}

function trueLabel(item: number): number {
  return (item % 2) + 1
}

async function night(campaignId: string) {
  await workOvernight(test.world, `${campaignId} tonight`)
  const { prisma } = test.world.database
  const items = await prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } })
  const labels = await prisma.overnightLabel.findMany({ where: { campaignId } })
  const run = await prisma.overnightRun.findUnique({ where: { campaignId } })
  return { labels: items.map(({ id }) => labels.find(({ itemId }) => itemId === id)), run }
}

describe('the night', () => {
  it('finds each item’s label by Dawid and Skene, with the chance of every label, and leaves gold out', async () => {
    const campaignId = await answeredCampaign()
    const { labels, run } = await night(campaignId)
    expect(run).toMatchObject({ method: 'dawid-skene', version: 'dawid-skene-map/1', reasons: [] })
    for (let item = 1; item <= 40; item++) {
      const label = labels[item - 1]
      expect(label).toMatchObject({ labelIds: [trueLabel(item)], isTie: false, method: 'dawid-skene' })
      expect((label?.posteriors[0] ?? 0) + (label?.posteriors[1] ?? 0)).toBeCloseTo(1, 9)
      expect(label?.posterior).toBe(Math.max(...(label?.posteriors ?? [])))
    }
    expect(labels.slice(40)).toEqual(Array(12).fill(undefined))
  })

  it('keeps the live vote where there is too little to learn from, and says why', async () => {
    const campaignId = await seedCampaign(test, { items: 3, overlap: 2, people: [] })
    await keepAnswers(test, campaignId, 'ana', [
      { item: 1, labelIds: [2] },
      { item: 2, labelIds: [1] },
    ])
    await keepAnswers(test, campaignId, 'bo', [
      { item: 1, labelIds: [2] },
      { item: 2, labelIds: [2] },
    ])
    const { labels, run } = await night(campaignId)
    expect(run?.method).toBe('live-vote')
    expect(run?.reasons.join()).toMatch(/few-answers-each/)
    expect(labels[0]).toMatchObject({ labelIds: [2], method: 'live-vote' })
    expect(labels[1]).toMatchObject({ labelIds: [1, 2], isTie: true })
  })

  it('takes several labels at once label by label', async () => {
    const campaignId = await seedCampaign(test, { items: 2, overlap: 3, taskType: 'multi-choice', people: [] })
    for (const person of ['ana', 'bo', 'cy']) {
      await keepAnswers(test, campaignId, person, [
        { item: 1, labelIds: person === 'cy' ? [1] : [1, 2] },
        { item: 2, labelIds: [2] },
      ])
    }
    const { labels } = await night(campaignId)
    expect(labels.map((label) => label?.labelIds)).toEqual([[1, 2], [2]])
    const found = await loadFigures(test.world.database.pool, campaignId)
    expect(found?.figures.agreement.labelId).toBe(2)
  })

  it('leaves rows alone that say the same, and says when it was', async () => {
    const campaignId = await answeredCampaign()
    const first = await night(campaignId)
    test.pass(60)
    const second = await night(campaignId)
    expect(second.labels).toEqual(first.labels)
    expect(second.run?.at).toEqual(test.clock.now)
  })

  it('fits the temperature of the live vote once there are a hundred golds with answers', async () => {
    const campaignId = await seedCampaign(test, { items: 1, gold: 110, overlap: 2, people: [] })
    for (const [at, person] of crowd.entries()) {
      const answers = Array.from({ length: 110 }, (_, index) => {
        const truth = (index % 2) + 1
        return { item: index + 2, labelIds: [(index * 3 + at * 5) % 7 === 0 ? 3 - truth : truth] }
      })
      await keepAnswers(test, campaignId, person, answers)
    }
    await night(campaignId)
    const { temperature } = await test.world.database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
    expect(temperature).not.toBe(1)
    expect(temperature).toBeGreaterThan(0.2)
    expect(temperature).toBeLessThan(20)
  })

  it('comes for campaigns that were answered since the last one, once a night', async () => {
    const own = await openWorld()
    try {
      const asked: string[] = []
      const world = {
        ...own.world,
        jobs: {
          ...own.world.jobs,
          enqueueOnce: async (queue: string, id: string) => void asked.push(`${queue} ${id}`),
        },
      }
      const campaignId = await seedCampaign(own, { items: 2, people: ['ana'] })
      await seedCampaign(own, { items: 2, people: ['bo'] })
      expect(await nextOvernight(world)).toBeNull()
      const prompt = promptOf(await own.ask('ana', { kind: 'start', campaignId, minutes: 5 }, own.messageOf('ana')))
      await own.ask('ana', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) })
      expect(await nextOvernight(world)).toEqual(new Date('2026-11-24T03:00:00Z'))
      own.clock.now = new Date('2026-11-24T03:00:00Z')
      await enqueueOvernight(world)
      expect(asked).toEqual([`overnight ${campaignId} 2026-11-24T03:00:00.000Z`])
      await workOvernight(world, `${campaignId} 2026-11-24T03:00:00.000Z`)
      await enqueueOvernight(world)
      expect(asked).toHaveLength(1)
      expect(await nextOvernight(world)).toBeNull()
    } finally {
      await own.close()
    }
  })
})

describe('a vote that was lost with the process that was to count it', () => {
  it('is counted by the sweep, also where what was lost is an Undo', async () => {
    const campaignId = await seedCampaign(test, { items: 2, overlap: 2, people: [] })
    await addMember(test, campaignId, 'ana', 'annotator')
    await keepAnswers(test, campaignId, 'ana', [{ item: 1, labelIds: [2] }])
    const { prisma } = test.world.database
    const votes = () => prisma.liveVote.findMany({ where: { campaignId } })
    expect(await votes()).toEqual([])
    await sweepVotes(test.world)
    expect(await votes()).toMatchObject([{ labelIds: [2], answers: 1, basis: 1 }])
    await prisma.answer.updateMany({ where: { campaignId }, data: { supersededAt: test.clock.now } })
    test.pass(10)
    await sweepVotes(test.world)
    expect(await votes()).toMatchObject([{ labelIds: [], answers: 0, basis: 2 }])
  })
})
