import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { GoldListScreen } from '../../../src/domain/screens/steer-screens.ts'
import { tellOutcomes } from '../../../src/flows/review/tell-outcomes.ts'
import { isSuspectGold } from '../../../src/metrics/gold/suspect-gold.ts'
import { openWorld, type TestWorld } from '../a-world.ts'
import { changesOf, personOf, seedLed } from '../campaigns/a-led-campaign.ts'
import { keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

async function list(name: string): Promise<GoldListScreen> {
  const screen = await test.ask('lea', { kind: 'steer', act: 'gold', which: { name } })
  if (screen.kind !== 'gold-list') throw new Error(`no list but ${JSON.stringify(screen)}`)
  return screen
}

const people = ['ana', 'ben', 'cal', 'dot']

describe('the known answers of a campaign', () => {
  it('show those first that most people fail, before anybody is doubted', async () => {
    const { name, id } = await seedLed(test, { items: 1, gold: 3, people })
    // Gold items are 2 to 4; the first of them has label 1, the second label 2.
    for (const who of people) await keepAnswers(test, id, who, [{ item: 3, labelIds: [who === 'dot' ? 2 : 1] }])
    for (const who of ['ana', 'ben']) await keepAnswers(test, id, who, [{ item: 2, labelIds: [1] }])
    const { golds, total, suspects } = await list(name)
    expect({ total, suspects }).toEqual({ total: 3, suspects: 1 })
    expect(golds[0]).toMatchObject({
      labels: ['Assignment'],
      answered: 4,
      wrong: 3,
      suspect: true,
      mostChosen: ['Termination'],
    })
    expect(golds.slice(1).map(({ suspect, wrong }) => ({ suspect, wrong }))).toEqual([
      { suspect: false, wrong: 0 },
      { suspect: false, wrong: 0 },
    ])
  })

  it('come in pages', async () => {
    const { id, name } = await seedLed(test, { items: 1, gold: 19, people: [] })
    expect(await list(name)).toMatchObject({ page: 1, pages: 3, total: 19 })
    const last = await test.ask('lea', { kind: 'gold-list', campaignId: id, page: 9 })
    expect(last).toMatchObject({ page: 3, golds: { length: 3 } })
  })

  it('are corrected with the scores of all who met them', async () => {
    const { id, name } = await seedLed(test, { items: 1, gold: 1, people })
    for (const who of people) await keepAnswers(test, id, who, [{ item: 2, labelIds: [2] }])
    const [line] = (await list(name)).golds
    if (line === undefined) throw new Error('no gold')
    const form = await test.ask('lea', { kind: 'gold-open', gold: line.gold })
    expect(form).toMatchObject({
      kind: 'gold-form',
      answer: labelsAnswer([1]),
      votes: [{ labels: ['Assignment'], count: 4 }],
    })
    const none = await test.ask('lea', {
      kind: 'gold-form',
      gold: line.gold,
      answer: labelsAnswer([]),
      explanation: '',
    })
    expect(none).toMatchObject({ kind: 'gold-form', problem: { kind: 'no-right-answer' } })
    const long = { answer: labelsAnswer([2]), explanation: 'x'.repeat(2001) }
    expect(await test.ask('lea', { kind: 'gold-form', gold: line.gold, ...long })).toMatchObject({
      problem: { kind: 'explanation-too-long', length: 2001, most: 2000 },
    })
    const saved = await test.ask('lea', {
      kind: 'gold-form',
      gold: line.gold,
      answer: labelsAnswer([2]),
      explanation: 'It passes on.',
    })
    expect(saved).toMatchObject({ kind: 'gold-list', said: 'corrected', suspects: 0 })
    const standings = await test.world.database.prisma.standing.findMany({ where: { campaignId: id } })
    expect(standings.map(({ goldRight }) => goldRight)).toEqual([1, 1, 1, 1])
    expect(await changesOf(test, id)).toMatchObject([
      { what: 'gold corrected', before: { labels: '1' }, after: { labels: '2' } },
    ])
    expect(JSON.stringify(await changesOf(test, id))).not.toContain('It passes on.')
    const words = await test.world.database.prisma.changeText.findMany({ where: { campaignId: id } })
    expect(words).toMatchObject([{ before: 'So it is.', after: 'It passes on.' }])
  })

  it('retire and come back, and are dealt only in between', async () => {
    const { id, name } = await seedLed(test, { items: 1, gold: 1, people: [] })
    const [line] = (await list(name)).golds
    if (line === undefined) throw new Error('no gold')
    expect(await test.ask('lea', { kind: 'gold-retire', gold: line.gold })).toMatchObject({
      said: 'retired',
      retired: 1,
    })
    expect(await test.ask('lea', { kind: 'gold-retire', gold: line.gold })).toMatchObject({ said: null, retired: 1 })
    const { state } = await test.world.database.prisma.item.findFirstOrThrow({ where: { campaignId: id, gold: true } })
    expect(state).toBe('retired')
    expect(await test.ask('lea', { kind: 'gold-return', gold: line.gold })).toMatchObject({
      said: 'returned',
      retired: 0,
    })
  })

  it('are shown to leads alone', async () => {
    const { id, name } = await seedLed(
      test,
      { items: 1, gold: 1, people: ['ana'] },
      { max: 'manager', ada: 'adjudicator' },
    )
    const [line] = (await list(name)).golds
    if (line === undefined) throw new Error('no gold')
    for (const who of ['ana', 'max', 'ada']) {
      expect(await test.ask(who, { kind: 'gold-list', campaignId: id, page: 1 })).toEqual({
        kind: 'notice',
        notice: 'only-leads',
      })
      expect(await test.ask(who, { kind: 'gold-open', gold: line.gold })).toEqual({
        kind: 'notice',
        notice: 'only-leads',
      })
    }
  })
})

it('doubts a known answer from three answers on, where more than half are others', () => {
  expect(isSuspectGold({ answered: 2, wrong: 2 })).toBe(false)
  expect(isSuspectGold({ answered: 3, wrong: 2 })).toBe(true)
  expect(isSuspectGold({ answered: 4, wrong: 2 })).toBe(false)
})

describe('a flagged known answer', () => {
  /** Ana answered and flagged the campaign's only known answer, so that it waits in Review. */
  async function flagged() {
    const { id, name } = await seedLed(test, { items: 1, gold: 1, people })
    const { prisma } = test.world.database
    const { organizationId } = test
    const sessionId = await keepAnswers(test, id, 'ana', [{ item: 2, labelIds: [2] }])
    const { id: itemId } = await prisma.item.findFirstOrThrow({ where: { campaignId: id, gold: true } })
    const owner = { organizationId, campaignId: id, itemId }
    const place = { sessionId, position: 1, revision: 1, personId: await personOf(test, 'ana') }
    await prisma.flag.create({ data: { ...owner, ...place, id: test.world.newId(), raisedAt: test.clock.now } })
    await prisma.reviewItem.create({ data: { ...owner, reason: 'flagged', since: test.clock.now } })
    const waits = () => prisma.reviewItem.count({ where: { campaignId: id, settledAt: null } })
    const told = async () => {
      test.pass(11)
      await tellOutcomes(test.world)
      const rows = await prisma.delivery.findMany({ where: { campaignId: id } })
      return rows.map(({ screen }) => screen).filter((screen) => JSON.stringify(screen).includes('"outcomes"'))
    }
    return { gold: { campaignId: id, itemId }, name, waits, told }
  }

  it('that is corrected in the list waits in Review no more, and whoever flagged it hears the outcome', async () => {
    const { gold, waits, told } = await flagged()
    expect(await waits()).toBe(1)
    await test.ask('lea', {
      kind: 'gold-form',
      gold,
      answer: labelsAnswer([2]),
      explanation: 'It hands the contract on.',
    })
    expect(await waits()).toBe(0)
    expect(await told()).toMatchObject([
      { outcomes: [{ verdict: 'settled', labels: ['Assignment'], why: 'It hands the contract on.' }] },
    ])
    const known = await test.world.database.prisma.goldAnswer.findFirst({ where: { itemId: gold.itemId } })
    expect(known).toMatchObject({ labelIds: [2], explanation: 'It hands the contract on.' })
  })

  it('that is retired there is told as taken out', async () => {
    const { gold, waits, told, name } = await flagged()
    await test.ask('lea', { kind: 'gold-retire', gold })
    expect(await waits()).toBe(0)
    expect((await list(name)).golds).toMatchObject([{ retired: true }])
    expect(await told()).toMatchObject([{ outcomes: [{ verdict: 'dropped' }] }])
  })

  it('that nobody flagged is corrected without a word to anybody', async () => {
    const { id } = await seedLed(test, { items: 1, gold: 1, people })
    const { prisma } = test.world.database
    const { id: itemId } = await prisma.item.findFirstOrThrow({ where: { campaignId: id, gold: true } })
    await test.ask('lea', {
      kind: 'gold-form',
      gold: { campaignId: id, itemId },
      answer: labelsAnswer([2]),
      explanation: 'So.',
    })
    expect(await prisma.adjudication.count({ where: { campaignId: id } })).toBe(0)
  })
})
