import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { aboutPeople } from '../../../src/flows/campaigns/people-of-campaign.ts'
import { expireReviews, nextReviewExpiry, sweepReview } from '../../../src/flows/review/review-by-the-clock.ts'
import { nextOutcome, tellOutcomes } from '../../../src/flows/review/tell-outcomes.ts'
import { openWorld, promptOf, type TestWorld } from '../a-world.ts'
import { personOf, seedLed } from '../campaigns/a-led-campaign.ts'
import { flagItems, itemOf, openReview, settle } from './a-review.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const waiting = async (campaignId: string) => {
  const rows = await test.world.database.prisma.reviewItem.findMany({
    where: { campaignId, settledAt: null },
    orderBy: [{ reason: 'asc' }],
  })
  return rows.map(({ reason }) => reason)
}

async function skipOnce(who: string, campaignId: string) {
  const start = await test.ask(who, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(who))
  const { offer } = promptOf(start)
  const asked = promptOf(await test.ask(who, { kind: 'skip', offer }))
  const next = await test.ask(who, { kind: 'skip-because', offer: asked.offer, reason: 'unclear' })
  if (next.kind === 'prompt') await test.ask(who, { kind: 'stop', offer: next.offer })
}

async function outcomesTo(externalId: string) {
  const personId = await personOf(test, externalId)
  const rows = await test.world.database.prisma.delivery.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  return rows.flatMap(({ screen }) =>
    typeof screen === 'object' && screen !== null && 'kind' in screen && screen.kind === 'outcomes' ? [screen] : [],
  )
}

describe('what comes to Review by itself', () => {
  it('is an item that two people skipped, as soon as the second sitting ends', async () => {
    const { id } = await seedLed(test, { items: 3, overlap: 2, people: ['ana', 'ben', 'cal'] }, { ada: 'adjudicator' })
    await skipOnce('ana', id)
    expect(await waiting(id)).toEqual([])
    await skipOnce('ben', id)
    expect(await waiting(id)).toEqual(['skipped-twice'])
    expect(await openReview(test, 'ada', id)).toMatchObject({
      content: { text: 'Clause 1' },
      skips: [{ reason: 'unclear', count: 2 }],
    })
  })

  it('is an item for which nobody is left; it leaves again when somebody new joins', async () => {
    const { id, name } = await seedLed(test, { items: 1, overlap: 1, people: ['dot'] }, { ada: 'adjudicator' })
    await skipOnce('dot', id)
    expect(await waiting(id)).toEqual(['exhausted'])
    test.meetPerson('eva')
    await test.ask('lea', aboutPeople({ kind: 'invite', people: ['eva'], unresolved: [], role: null, which: { name } }))
    await sweepReview(test.world)
    expect(await waiting(id)).toEqual([])
  })

  it('is every item that wants more answers than there are annotators, once all have answered', async () => {
    const { id } = await seedLed(test, { items: 2, overlap: 3, people: ['fin', 'gus'] })
    for (const who of ['fin', 'gus']) {
      let screen = await test.ask(who, { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf(who))
      while (screen.kind === 'prompt')
        screen = await test.ask(who, { kind: 'answer', offer: screen.offer, answer: labelsAnswer([1]) })
    }
    await test.world.database.prisma.reviewItem.deleteMany({ where: { campaignId: id } })
    await sweepReview(test.world)
    expect((await waiting(id)).filter((reason) => reason === 'exhausted')).toHaveLength(2)
  })

  it('stays settled until somebody skips it again', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 1, people: ['hal', 'ina', 'jon'] }, { ada: 'adjudicator' })
    await skipOnce('hal', id)
    test.pass(1)
    await skipOnce('ina', id)
    test.pass(1)
    const { offer } = await openReview(test, 'ada', id)
    await test.ask('ada', { kind: 'review-return', offer, more: 1 })
    await sweepReview(test.world)
    expect(await waiting(id)).toEqual([])
    test.pass(1)
    await skipOnce('jon', id)
    expect(await waiting(id)).toEqual(['exhausted', 'skipped-twice'])
  })
})

describe('those who flagged', () => {
  it('hear what became of their cases in one message, once it cannot be undone', async () => {
    const { id, name } = await seedLed(test, { items: 3, overlap: 1, people: ['kim', 'lou'] }, { ada: 'adjudicator' })
    await flagItems(test, 'kim', id, ['One', 'Two'])
    const first = await openReview(test, 'ada', id)
    const second = itemOf(await settle(test, 'ada', first.offer, 2, 'It passes on.'))
    const over = await test.ask('ada', { kind: 'review-decide', offer: second.offer, verdict: 'dropped', why: '' })
    test.pass(9)
    await tellOutcomes(test.world)
    expect(await outcomesTo('kim')).toEqual([])
    test.pass(1)
    expect((await nextOutcome(test.world))?.getTime()).toBeLessThanOrEqual(test.clock.now.getTime())
    await tellOutcomes(test.world)
    await tellOutcomes(test.world)
    expect(await outcomesTo('kim')).toEqual([
      {
        kind: 'outcomes',
        campaignName: name,
        outcomes: [
          { excerpt: 'Clause 1', verdict: 'settled', labels: ['Assignment'], why: 'It passes on.' },
          { excerpt: 'Clause 2', verdict: 'dropped', labels: [], why: '' },
        ],
      },
    ])
    expect(await outcomesTo('lou')).toEqual([])
    if (over.kind !== 'review-over' || over.undo === null) throw new Error('nothing to undo')
    expect(await test.ask('ada', { kind: 'review-undo', offer: over.undo })).toMatchObject({
      kind: 'review-over',
      undo: null,
    })
  })
})

describe('a sitting that nobody finished', () => {
  it('ends ten minutes after its time, says so, and its item waits for others', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 1, people: ['mia'] }, { ada: 'adjudicator' })
    await flagItems(test, 'mia', id, ['One'])
    const { offer } = await openReview(test, 'ada', id)
    test.pass(19)
    await expireReviews(test.world)
    expect(await test.world.database.prisma.reviewSession.count({ where: { campaignId: id, endedAt: null } })).toBe(1)
    test.pass(1)
    expect((await nextReviewExpiry(test.world))?.getTime()).toBeLessThanOrEqual(test.clock.now.getTime())
    await expireReviews(test.world)
    const { screen } = await test.world.database.prisma.delivery.findFirstOrThrow({
      where: { campaignId: id },
      orderBy: { id: 'desc' },
    })
    expect(screen).toMatchObject({ kind: 'review-over', reason: 'expired', waiting: 1 })
    expect(await test.ask('ada', { kind: 'review-choose', offer, answer: labelsAnswer([1]) })).toMatchObject({
      kind: 'review-over',
    })
    expect(await openReview(test, 'lea', id)).toMatchObject({ notes: ['One'] })
  })
})
