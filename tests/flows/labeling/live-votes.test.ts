import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { answerPrompt } from '../../../src/flows/labeling/answer-prompt.ts'
import { answerKeeper } from '../../../src/flows/labeling/keep-answer.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

function start(person: string, campaignId: string): Promise<Screen> {
  return test.ask(person, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(person))
}

function label(person: string, prompt: PromptScreen, id: number): Promise<Screen> {
  return test.ask(person, { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([id]) })
}

/** Answers the prompt that is first in a fresh session of this person. */
async function answerFirst(person: string, campaignId: string, id: number): Promise<Screen> {
  return await label(person, promptOf(await start(person, campaignId)), id)
}

async function itemOne(campaignId: string) {
  const { prisma } = test.world.database
  const item = await prisma.item.findFirstOrThrow({ where: { campaignId, seq: 1 } })
  const vote = await prisma.liveVote.findFirst({ where: { campaignId, itemId: item.id } })
  const reviews = await prisma.reviewItem.findMany({ where: { campaignId, itemId: item.id } })
  return { item, vote, reasons: reviews.map(({ reason }) => reason) }
}

async function stopAt(campaignId: string, sureAt: number, fewest = 2) {
  await test.world.database.prisma.campaign.update({
    where: { id: campaignId },
    data: { sureAt, fewestAnswers: fewest, version: { increment: 1 } },
  })
}

describe('the live vote of an item', () => {
  it('is there right after an answer, and tied once two people of equal standing disagree', async () => {
    const campaignId = await seedCampaign(test, { items: 1, overlap: 3, people: ['ana', 'bo', 'cy'] })
    await answerFirst('ana', campaignId, 2)
    expect((await itemOne(campaignId)).vote).toMatchObject({ labelIds: [2], isTie: false, answers: 1, posterior: 0.8 })
    await answerFirst('bo', campaignId, 1)
    expect((await itemOne(campaignId)).vote).toMatchObject({ labelIds: [1, 2], isTie: true, answers: 2 })
    await answerFirst('cy', campaignId, 1)
    expect((await itemOne(campaignId)).vote).toMatchObject({ labelIds: [1], isTie: false, answers: 3 })
  })

  it('weighs an answer by what is known of its giver from gold', async () => {
    const campaignId = await seedCampaign(test, { items: 2, overlap: 2, people: ['good', 'bad'] })
    const { prisma } = test.world.database
    for (const [externalId, goldRight] of Object.entries({ good: 10, bad: 2 })) {
      const { personId } = await prisma.identity.findFirstOrThrow({ where: { externalId } })
      const { organizationId } = test
      const counts = { answered: 100, goldAnswered: 10, goldRight }
      await prisma.standing.create({ data: { organizationId, campaignId, personId, ...counts } })
    }
    await answerFirst('bad', campaignId, 1)
    await answerFirst('good', campaignId, 2)
    const { vote } = await itemOne(campaignId)
    expect(vote).toMatchObject({ labelIds: [2], isTie: false })
    expect(vote?.posteriors.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
  })

  it('goes back with an Undo, and leaves out an answer that came after its slot went back', async () => {
    const campaignId = await seedCampaign(test, { items: 2, overlap: 2, people: ['dan'] })
    const second = promptOf(await answerFirst('dan', campaignId, 2))
    const again = promptOf(await test.ask('dan', { kind: 'undo', offer: second.offer }))
    expect((await itemOne(campaignId)).vote).toMatchObject({ labelIds: [], answers: 0, posterior: null })
    await test.world.database.prisma.slot.updateMany({ where: { campaignId, position: 1 }, data: { held: false } })
    await label('dan', again, 1)
    expect((await itemOne(campaignId)).vote).toMatchObject({ labelIds: [], answers: 0, posterior: null })
  })

  it('is the newest of all that are counted at once', async () => {
    const people = Array.from({ length: 12 }, (_, at) => `eve-${at}`)
    const campaignId = await seedCampaign(test, { items: 1, overlap: 12, people })
    await Promise.all(people.map((person) => answerFirst(person, campaignId, 1)))
    expect((await itemOne(campaignId)).vote).toMatchObject({ answers: 12, basis: 12 })
  })

  it('asks gold and other items the same of the database, statement by statement', async () => {
    const { prisma, pool } = test.world.database
    const campaignId = await seedCampaign(test, { items: 4, gold: 3, goldShare: 0, overlap: 2, people: ['fay'] })
    const first = promptOf(await start('fay', campaignId))
    const gold = await prisma.item.findFirstOrThrow({ where: { campaignId, gold: true } })
    await prisma.slot.updateMany({
      where: { campaignId, position: 3 },
      data: { itemId: gold.id, purpose: 'gold' },
    })
    const statements = async (prompt: PromptScreen) => {
      const seen: string[] = []
      const query = pool.query.bind(pool)
      const spy = (...args: Parameters<typeof query>) => {
        const [statement] = args as unknown[]
        seen.push(Object(statement).name ?? String(statement))
        return query(...args)
      }
      const database = { ...test.world.database, pool: Object.assign(Object.create(pool), { query: spy }) }
      const world = { ...test.world, database, keepAnswer: answerKeeper(database) }
      const intent = { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) } as const
      const reply = await answerPrompt(world, { who: test.account('fay'), intent, message: null })
      for (const after of reply.after) await after()
      return { seen, screen: reply.screen }
    }
    const begun = await statements(first)
    const ordinary = await statements(promptOf(begun.screen))
    const golden = await statements(promptOf(ordinary.screen))
    expect(ordinary.seen).toContain('step-answers-together')
    expect(golden.seen).toEqual(ordinary.seen)
    expect(await prisma.liveVote.findFirst({ where: { campaignId, itemId: gold.id } })).toMatchObject({ answers: 1 })
    expect(await prisma.item.findFirst({ where: { campaignId, id: gold.id } })).toMatchObject({ state: 'open' })
  })

  it('keeps several labels at once label by label', async () => {
    const people = ['gus', 'hal', 'ida']
    const campaignId = await seedCampaign(test, { items: 1, overlap: 3, taskType: 'multi-choice', people })
    for (const [at, person] of people.entries()) {
      const { offer } = promptOf(await start(person, campaignId))
      await test.ask(person, { kind: 'answer', offer, answer: labelsAnswer(at === 2 ? [1] : [1, 2]) })
    }
    expect((await itemOne(campaignId)).vote).toMatchObject({ labelIds: [1, 2], isTie: false, answers: 3 })
  })
})

describe('an item of a campaign that stops early', () => {
  it('takes no more answers once it is sure, and comes back when an answer is taken back', async () => {
    const people = ['jo', 'kim', 'lee']
    const campaignId = await seedCampaign(test, { items: 2, overlap: 5, people })
    await stopAt(campaignId, 0.9)
    await answerFirst('jo', campaignId, 1)
    expect((await itemOne(campaignId)).item).toMatchObject({ state: 'open', wanted: 5 })
    const next = promptOf(await answerFirst('kim', campaignId, 1))
    expect((await itemOne(campaignId)).item).toMatchObject({ state: 'sure', wanted: 2, claimed: 2 })
    expect(promptOf(await start('lee', campaignId)).content.text).toBe('Clause 2')
    await test.ask('kim', { kind: 'undo', offer: next.offer })
    expect((await itemOne(campaignId)).item).toMatchObject({ state: 'open', wanted: 5, claimed: 2 })
    expect(await test.world.database.prisma.reopenedItem.count({ where: { campaignId } })).toBe(1)
  })

  it('keeps the slots in flight, and is not dealt again when one of them comes back', async () => {
    const people = ['max', 'nia', 'oda', 'pat']
    const campaignId = await seedCampaign(test, { items: 1, overlap: 5, people })
    await stopAt(campaignId, 0.9)
    const inFlight = promptOf(await start('max', campaignId))
    await answerFirst('nia', campaignId, 1)
    await answerFirst('oda', campaignId, 1)
    expect((await itemOne(campaignId)).item).toMatchObject({ state: 'sure', wanted: 3, claimed: 3 })
    const asked = promptOf(await test.ask('max', { kind: 'skip', offer: inFlight.offer }))
    await test.ask('max', { kind: 'skip-because', offer: asked.offer, reason: 'unclear' })
    expect((await itemOne(campaignId)).item).toMatchObject({ state: 'sure', claimed: 2 })
    expect(await start('pat', campaignId)).toEqual({ kind: 'notice', notice: 'nothing-left' })
  })

  it('goes to an adjudicator when it is unsure with all its answers, and no longer once it is not', async () => {
    const campaignId = await seedCampaign(test, { items: 1, overlap: 3, people: ['qi', 'ray', 'sue'] })
    await stopAt(campaignId, 0.95)
    await answerFirst('qi', campaignId, 1)
    await answerFirst('ray', campaignId, 2)
    expect((await itemOne(campaignId)).reasons).toEqual([])
    const over = await answerFirst('sue', campaignId, 1)
    expect((await itemOne(campaignId)).reasons).toEqual(['unsure'])
    if (over.kind !== 'session-over' || over.undo === null) throw new Error('no undo')
    await test.ask('sue', { kind: 'undo', offer: over.undo })
    expect((await itemOne(campaignId)).reasons).toEqual([])
  })

  it('is not touched by votes once somebody settled it', async () => {
    const campaignId = await seedCampaign(test, { items: 1, overlap: 3, people: ['tom', 'una'] })
    await stopAt(campaignId, 0.9)
    await answerFirst('tom', campaignId, 1)
    const prompt = promptOf(await start('una', campaignId))
    await test.world.database.prisma.item.updateMany({ where: { campaignId, seq: 1 }, data: { state: 'settled' } })
    await label('una', prompt, 1)
    expect((await itemOne(campaignId)).item.state).toBe('settled')
  })
})

describe('an item of a campaign with a fixed number of answers', () => {
  it('goes to an adjudicator where its answers tie, whoever weighs more', async () => {
    const campaignId = await seedCampaign(test, { items: 1, overlap: 2, people: ['val', 'wes'] })
    await answerFirst('val', campaignId, 1)
    expect((await itemOne(campaignId)).reasons).toEqual([])
    await answerFirst('wes', campaignId, 2)
    expect(await itemOne(campaignId)).toMatchObject({ reasons: ['tied'], item: { state: 'open' } })
  })
})
