import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { ReviewIntent } from '../../../src/domain/intents/review-intent.ts'
import { exportCampaign } from '../../../src/flows/export/export-campaign.ts'
import { jsonl } from '../../../src/flows/export/formats/jsonl.ts'
import { handle } from '../../../src/flows/handle.ts'
import { openWorld, type TestWorld } from '../a-world.ts'
import { changesOf, seedLed } from '../campaigns/a-led-campaign.ts'
import { keepAnswers } from '../labeling/some-answers.ts'
import { flagItems, itemOf, itemStates, openReview, settle } from './a-review.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const people = ['ana', 'ben', 'cal']
const adjudicators = { ada: 'adjudicator', bob: 'adjudicator' } as const

async function exported(campaignId: string): Promise<object[]> {
  let text = ''
  for await (const piece of exportCampaign(test.world, campaignId, jsonl, { gold: false, superseded: false })) {
    text += piece
  }
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('a tap before its case can have been read', () => {
  let timed: TestWorld
  beforeAll(async () => {
    timed = await openWorld({ leastReadingMs: 400 })
  })
  afterAll(() => timed.close())

  it('decides nothing: the same case stands, says so, and the tap stays a slip when it is delivered again', async () => {
    const { id } = await seedLed(timed, { items: 3, overlap: 3, people }, adjudicators)
    const { pool, prisma } = timed.world.database
    await pool.query(
      `INSERT INTO review_items (organization_id, campaign_id, item_id, reason, since)
       SELECT organization_id, campaign_id, id, 'exhausted', now() FROM items WHERE campaign_id = $1`,
      [id],
    )
    const tap = async (intent: ReviewIntent, afterMs: number, mark: string) => {
      timed.wall.nowMs += afterMs
      const request = { who: timed.account('ada'), intent, message: null, marks: [mark] }
      const { screen, after } = await handle(timed.world, request)
      for (const work of after) await work()
      return itemOf(screen)
    }
    const sitting = () => prisma.reviewSession.findFirstOrThrow({ where: { campaignId: id }, omit: { slips: true } })
    const { offer } = await openReview(timed, 'ada', id)
    await pool.query(`UPDATE review_sessions SET moved_at = moved_at - interval '401 milliseconds'`)
    const chosen = await tap({ kind: 'review-choose', offer, answer: labelsAnswer([2]) }, 0, 'choose')
    expect(chosen).not.toHaveProperty('note')
    const before = await sitting()
    const guarded: readonly ReviewIntent[] = [
      { kind: 'review-choose', offer: chosen.offer, answer: labelsAnswer([1]) },
      { kind: 'review-again', offer: chosen.offer },
      { kind: 'review-pass', offer: chosen.offer },
      { kind: 'review-return', offer: chosen.offer, more: 1 },
      { kind: 'review-verdict', offer: chosen.offer, verdict: 'dropped' },
    ]
    for (const intent of guarded) {
      expect(await tap(intent, 100, intent.kind)).toEqual({ ...chosen, note: 'too-soon' })
    }
    for (const intent of guarded) {
      expect(await tap(intent, 5_000, intent.kind)).toEqual({ ...chosen, note: 'too-soon' })
    }
    expect(await sitting()).toEqual(before)
    timed.wall.nowMs += 400
    const next = await tap({ kind: 'review-pass', offer: chosen.offer }, 0, 'a tap of its own')
    expect(next).not.toHaveProperty('note')
    expect(next.content).not.toEqual(chosen.content)
  })
})

describe('Review', () => {
  it('shows the item and the notes, and the votes only after the own choice', async () => {
    const { id } = await seedLed(test, { items: 3, overlap: 3, people }, adjudicators)
    await keepAnswers(test, id, 'ben', [{ item: 1, labelIds: [2] }])
    await flagItems(test, 'ana', id, ['Two clauses in one'])
    const first = await openReview(test, 'ada', id)
    expect(first).toMatchObject({
      content: { text: 'Clause 1' },
      reasons: ['flagged'],
      notes: ['Two clauses in one'],
      choice: null,
      place: { waiting: 1, until: '13:10' },
    })
    const chosen = itemOf(
      await test.ask('ada', { kind: 'review-choose', offer: first.offer, answer: labelsAnswer([2]) }),
    )
    expect(chosen.choice).toEqual({
      labels: ['Assignment'],
      votes: expect.arrayContaining([
        { labels: ['Termination'], count: 1 },
        { labels: ['Assignment'], count: 1 },
      ]),
      known: null,
    })
    const again = itemOf(await test.ask('ada', { kind: 'review-again', offer: chosen.offer }))
    expect(again.choice).toBeNull()
  })

  it('settles with a sentence; the label wins in the export, and nobody is dealt the item again', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 3, people }, adjudicators)
    await flagItems(test, 'ana', id, ['Odd'])
    const { offer } = await openReview(test, 'ada', id)
    const wordless = await settle(test, 'ada', offer, 2, '  ')
    const over = await test.ask('ada', {
      kind: 'review-decide',
      offer: itemOf(wordless).offer,
      verdict: 'settled',
      why: 'It passes on.',
    })
    expect(over).toMatchObject({ kind: 'review-over', reason: 'nothing-left', settled: 1, waiting: 0 })
    expect(await itemStates(test, id)).toMatchObject([{ state: 'settled' }])
    const start = await test.ask('ben', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ben'))
    expect(start).toEqual({ kind: 'notice', notice: 'nothing-left' })
    const [record] = await exported(id)
    expect(record).toMatchObject({
      majority: 'Termination',
      final: 'Assignment',
      settled: { labels: ['Assignment'], person: expect.stringMatching(/^p_[0-9a-f]{12}$/), why: 'It passes on.' },
    })
    const changes = await changesOf(test, id)
    expect(changes.map(({ what }) => what)).toEqual(['item settled'])
    expect(changes.flatMap(({ after }) => Object.keys(after ?? {})).sort()).toEqual(['item', 'labels'])
  })

  it('returns an item for as many more votes as there are people to give them', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 1, people }, adjudicators)
    await flagItems(test, 'ana', id, ['Not sure'])
    const first = await openReview(test, 'ada', id)
    expect(first.mayReturn).toBe(2)
    await test.ask('ada', { kind: 'review-return', offer: first.offer, more: 2 })
    expect(await itemStates(test, id)).toEqual([{ state: 'open', wanted: 3, claimed: 1 }])
    const ben = await test.ask('ben', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ben'))
    expect(ben.kind).toBe('prompt')
    expect(await test.ask('ada', { kind: 'review', which: { campaignId: id }, minutes: null })).toEqual({
      kind: 'notice',
      notice: 'nothing-to-review',
    })
  })

  it('drops an item, with or without a sentence', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 2, people }, adjudicators)
    await flagItems(test, 'ana', id, ['Empty'])
    const { offer } = await openReview(test, 'ada', id)
    const form = await test.ask('ada', { kind: 'review-verdict', offer, verdict: 'dropped' })
    expect(form).toMatchObject({ kind: 'verdict-form', verdict: 'dropped', hasFlags: true })
    await test.ask('ada', { kind: 'review-decide', offer, verdict: 'dropped', why: '' })
    expect(await itemStates(test, id)).toMatchObject([{ state: 'dropped' }])
    expect((await exported(id))[0]).toMatchObject({ final: null, dropped: { why: '' } })
  })

  it('promises no message where whoever decides is the only one who flagged it', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 1, people: ['lea'] })
    await flagItems(test, 'lea', id, ['Empty'])
    const { offer } = await openReview(test, 'lea', id)
    const form = await test.ask('lea', { kind: 'review-verdict', offer, verdict: 'dropped' })
    expect(form).toMatchObject({ kind: 'verdict-form', hasFlags: false })
  })

  it('undoes the last verdict, also when the sitting is over', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 1, people }, adjudicators)
    await flagItems(test, 'ana', id, ['Odd'])
    const { offer } = await openReview(test, 'ada', id)
    const over = await settle(test, 'ada', offer, 2, 'Because.')
    if (over.kind !== 'review-over' || over.undo === null) throw new Error('nothing to undo')
    const back = itemOf(await test.ask('ada', { kind: 'review-undo', offer: over.undo }))
    expect(back).toMatchObject({ reasons: ['flagged'], choice: { labels: ['Assignment'] }, canUndo: false })
    expect(await itemStates(test, id)).toEqual([{ state: 'open', wanted: 1, claimed: 1 }])
    expect((await exported(id))[0]).not.toHaveProperty('settled')
    await test.ask('ada', { kind: 'review-decide', offer: back.offer, verdict: 'settled', why: 'On second thought.' })
    expect((await exported(id))[0]).toMatchObject({ settled: { why: 'On second thought.' } })
  })

  it('never deals an item to an adjudicator who has seen it, though they annotate too', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 1, people: ['ana', 'ada'] }, adjudicators)
    await flagItems(test, 'ana', id, ['Odd'])
    const first = await openReview(test, 'ada', id)
    expect(first.mayReturn).toBe(0)
    const chosen = itemOf(
      await test.ask('ada', { kind: 'review-choose', offer: first.offer, answer: labelsAnswer([2]) }),
    )
    expect(chosen.mayReturn).toBe(0)
    await test.world.database.prisma.item.updateMany({ where: { campaignId: id }, data: { wanted: 2 } })
    const start = await test.ask('ada', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ada'))
    expect(start).toEqual({ kind: 'notice', notice: 'nothing-left' })
  })

  it('changes nothing on a stale card or a second click', async () => {
    const { id } = await seedLed(test, { items: 2, overlap: 1, people }, adjudicators)
    await flagItems(test, 'ana', id, ['One', 'Two'])
    const first = await openReview(test, 'ada', id)
    const second = itemOf(await settle(test, 'ada', first.offer, 1, 'So.'))
    const late = itemOf(await test.ask('ada', { kind: 'review-return', offer: first.offer, more: 1 }))
    expect(late.offer).toEqual(second.offer)
    expect((await itemStates(test, id)).map(({ state }) => state)).toEqual(['settled', 'open'])
  })

  it('puts aside what is not for now, and goes on in a new message where it was', async () => {
    const { id } = await seedLed(test, { items: 2, overlap: 1, people }, adjudicators)
    await flagItems(test, 'ana', id, ['One', 'Two'])
    const first = await openReview(test, 'ada', id)
    const second = itemOf(await test.ask('ada', { kind: 'review-pass', offer: first.offer }))
    expect(second.notes).toEqual(['Two'])
    const below = await openReview(test, 'ada', id)
    expect(below.notes).toEqual(['Two'])
    expect(below.offer.sessionId).toBe(first.offer.sessionId)
    expect(itemOf(await test.ask('ada', { kind: 'review-again', offer: second.offer })).offer).toEqual(below.offer)
    const over = await test.ask('ada', { kind: 'review-pass', offer: below.offer })
    expect(over).toMatchObject({ kind: 'review-over', reason: 'nothing-left', waiting: 2 })
  })

  it('ends with the verdict after which its time is up', async () => {
    const { id } = await seedLed(test, { items: 2, overlap: 1, people }, adjudicators)
    await flagItems(test, 'ana', id, ['One', 'Two'])
    const { offer } = await openReview(test, 'ada', id)
    test.pass(11)
    const over = await settle(test, 'ada', offer, 1, 'So.')
    expect(over).toMatchObject({ kind: 'review-over', reason: 'time', settled: 1, waiting: 1 })
  })

  it('is for adjudicators and leads', async () => {
    const { id, name } = await seedLed(test, { items: 1, people }, { ...adjudicators, max: 'manager' })
    await flagItems(test, 'ana', id, ['Odd'])
    for (const who of ['ben', 'max']) {
      expect(await test.ask(who, { kind: 'review', which: { name }, minutes: null })).toEqual({
        kind: 'notice',
        notice: 'only-adjudicators',
      })
    }
    const { offer } = await openReview(test, 'lea', id)
    expect(await test.ask('ada', { kind: 'review-choose', offer, answer: labelsAnswer([1]) })).toEqual({
      kind: 'notice',
      notice: 'not-yours',
    })
  })
})

describe('two adjudicators at once', () => {
  it('never hold one item, and each gets another', async () => {
    const { id } = await seedLed(test, { items: 2, overlap: 1, people }, adjudicators)
    await flagItems(test, 'ana', id, ['One', 'Two'])
    await Promise.all(
      ['ada', 'bob'].map((who) => test.ask(who, { kind: 'review', which: { campaignId: id }, minutes: 10 })),
    )
    const held = await test.world.database.prisma.reviewSession.findMany({ where: { campaignId: id, endedAt: null } })
    expect(new Set(held.map(({ itemId }) => itemId)).size).toBe(2)
  })

  it('one who does nothing loses the item to another after ten minutes', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 1, people }, adjudicators)
    await flagItems(test, 'ana', id, ['Only one'])
    const slow = await openReview(test, 'ada', id)
    expect(await test.ask('bob', { kind: 'review', which: { campaignId: id }, minutes: 10 })).toEqual({
      kind: 'notice',
      notice: 'nothing-to-review',
    })
    test.pass(10)
    const quick = await openReview(test, 'bob', id)
    const late = await settle(test, 'bob', quick.offer, 1, 'Mine.')
    expect(late).toMatchObject({ kind: 'review-over', settled: 1 })
    const none = await test.ask('ada', { kind: 'review-choose', offer: slow.offer, answer: labelsAnswer([2]) })
    expect(none).toMatchObject({ kind: 'review-over', settled: 0 })
    expect(await test.world.database.prisma.adjudication.count({ where: { campaignId: id } })).toBe(1)
  })
})

describe('a flagged known answer', () => {
  it('is put to leads alone, and settling it as something else corrects it', async () => {
    const { id } = await seedLed(test, { items: 1, gold: 1, people }, adjudicators)
    const { prisma } = test.world.database
    await keepAnswers(test, id, 'ana', [{ item: 2, labelIds: [2] }])
    const gold = await prisma.item.findFirstOrThrow({ where: { campaignId: id, gold: true } })
    const row = { organizationId: test.organizationId, campaignId: id, itemId: gold.id }
    await prisma.reviewItem.create({ data: { ...row, reason: 'flagged', since: test.clock.now } })
    expect(await test.ask('ada', { kind: 'review', which: { campaignId: id }, minutes: null })).toEqual({
      kind: 'notice',
      notice: 'nothing-to-review',
    })
    const { offer, choice } = await openReview(test, 'lea', id)
    expect(choice).toBeNull()
    const chosen = itemOf(await test.ask('lea', { kind: 'review-choose', offer, answer: labelsAnswer([2]) }))
    expect(chosen).toMatchObject({
      mayReturn: 0,
      choice: { known: { labels: ['Termination'], explanation: 'So it is.' } },
    })
    const over = await test.ask('lea', {
      kind: 'review-decide',
      offer: chosen.offer,
      verdict: 'settled',
      why: 'It was wrong.',
    })
    expect(await prisma.goldAnswer.findFirst({ where: { campaignId: id } })).toMatchObject({
      labelIds: [2],
      explanation: 'It was wrong.',
    })
    expect(await prisma.standing.findFirst({ where: { campaignId: id } })).toMatchObject({ goldRight: 1 })
    expect(await itemStates(test, id)).toMatchObject([{ state: 'open' }, { state: 'open' }])
    if (over.kind !== 'review-over' || over.undo === null) throw new Error('nothing to undo')
    await test.ask('lea', { kind: 'review-undo', offer: over.undo })
    expect(await prisma.goldAnswer.findFirst({ where: { campaignId: id } })).toMatchObject({
      labelIds: [1],
      explanation: 'So it is.',
    })
    expect(await prisma.standing.findFirst({ where: { campaignId: id } })).toMatchObject({ goldRight: 0 })
  })
})
