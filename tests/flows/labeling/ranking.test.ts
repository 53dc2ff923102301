import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldsOf } from '../../../src/bots/edge/fields.ts'
import { readAnswerField } from '../../../src/bots/edge/read-answer.ts'
import type { Answer } from '../../../src/domain/answer.ts'
import type { PromptScreen } from '../../../src/domain/screens/screen.ts'
import { taskTypes } from '../../../src/domain/task-types/task-types.ts'
import { exportCampaign } from '../../../src/flows/export/export-campaign.ts'
import { csv } from '../../../src/flows/export/formats/csv.ts'
import { jsonl } from '../../../src/flows/export/formats/jsonl.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { loadFigures } from '../../../src/store/figures/figures.ts'
import { readFirstShown } from '../../../src/store/figures/first-shown.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'
import { seedLed } from '../campaigns/a-led-campaign.ts'
import { itemOf, openReview } from '../review/a-review.ts'
import { addMember } from './some-answers.ts'

let world: TestWorld

beforeAll(async () => {
  world = await openWorld({ leastReadingMs: 400 })
})
afterAll(async () => {
  await world.close()
})

const { labels } = taskTypes.ranking
const candidates = labels.kind === 'own' ? labels.all : []
const texts = ['the first', 'the second', 'the third', 'the fourth', 'the fifth']

const order = (...ids: number[]): Answer => ({ kind: 'order', order: ids })

/** Items of three, four and five candidates in turn. */
async function ranked(shape: { items: number; gold?: number; goldShare?: number; overlap?: number; people: string[] }) {
  const campaignId = await seedCampaign(world, { ...shape, taskType: 'ranking', labels: candidates })
  await fillIn(campaignId)
  return campaignId
}

async function fillIn(campaignId: string): Promise<void> {
  await world.world.database.pool.query(
    `UPDATE item_contents c SET text = NULL, candidates = to_jsonb(($2::text[])[1:3 + i.seq % 3])
     FROM items i WHERE i.campaign_id = $1 AND c.campaign_id = $1 AND c.item_id = i.id`,
    [campaignId, texts],
  )
  await world.world.database.pool.query(
    `UPDATE gold_answers g SET label_ids = '{}', content = jsonb_build_object('key', k.key,
       'answer', jsonb_build_object('kind', 'order', 'order', to_jsonb(string_to_array(k.key, '-')::int[])))
     FROM items i, LATERAL (SELECT (ARRAY['1-2-3', '1-2-3-4', '1-2-3-4-5'])[1 + i.seq % 3] AS key) k
     WHERE g.campaign_id = $1 AND i.campaign_id = $1 AND i.id = g.item_id`,
    [campaignId],
  )
}

async function start(person: string, campaignId: string): Promise<PromptScreen> {
  const first = await world.ask(person, { kind: 'start', campaignId, minutes: 30 }, world.messageOf(person))
  world.wall.nowMs += 400
  return promptOf(first)
}

async function soFar(person: string, { offer }: PromptScreen, answer: Answer, afterMs = 400): Promise<PromptScreen> {
  world.wall.nowMs += afterMs
  return promptOf(await world.ask(person, { kind: 'so-far', offer, answer }))
}

async function give(person: string, { offer }: PromptScreen, answer: Answer) {
  world.wall.nowMs += 400
  return await world.ask(person, { kind: 'answer', offer, answer })
}

const whole = ({ content }: PromptScreen): number[] => (content.candidates ?? []).map((_, at) => at + 1)

async function exported(campaignId: string, format: typeof jsonl): Promise<string> {
  let text = ''
  for await (const piece of exportCampaign(world.world, campaignId, format, { gold: true, superseded: false })) {
    text += piece
  }
  return text
}

describe('an order that is tapped', () => {
  it('is on screen as far as it goes, takes a step back, and keeps nothing until it is whole', async () => {
    const campaignId = await ranked({ items: 3, people: ['ana'] })
    const first = await start('ana', campaignId)
    expect(first).not.toHaveProperty('soFar')
    const one = await soFar('ana', first, order(2))
    expect(one).toMatchObject({ offer: first.offer, content: first.content, soFar: order(2) })
    const back = await soFar('ana', one, order())
    expect(back).not.toHaveProperty('soFar')
    expect(await world.world.database.prisma.answer.count({ where: { campaignId } })).toBe(0)
    const given = order(...whole(first).toReversed())
    const second = promptOf(await give('ana', first, given))
    expect(second.last).toMatchObject({ kind: 'answered', answer: given, shownOrder: first.content.shownOrder })
    expect(second).not.toHaveProperty('soFar')
    const again = promptOf(await world.ask('ana', { kind: 'undo', offer: second.offer }))
    expect(again).toMatchObject({ content: first.content, before: { answer: given } })
  })

  it('does no more by a tap that comes twice, and nothing by one that came too soon, or from a stale card', async () => {
    const campaignId = await ranked({ items: 3, people: ['bo'] })
    const first = await start('bo', campaignId)
    const one = await soFar('bo', first, order(2))
    const twice = await soFar('bo', first, order(2), 10)
    expect(twice.soFar).toEqual(order(2))
    expect(twice).not.toHaveProperty('note')
    const tooSoon = await soFar('bo', one, order(2, 1), 10)
    expect(tooSoon).toMatchObject({ soFar: order(2), note: 'too-soon' })
    const rushed = await world.ask('bo', { kind: 'answer', offer: one.offer, answer: order(...whole(one)) })
    expect(rushed).toMatchObject({ soFar: order(2), note: 'too-soon' })
    const second = promptOf(await give('bo', first, order(...whole(first))))
    await soFar('bo', second, order(3))
    const stale = await soFar('bo', first, order(1))
    expect(stale).toMatchObject({ offer: second.offer, soFar: order(3) })
    expect(await world.world.database.prisma.answer.count({ where: { campaignId } })).toBe(1)
  })

  it.each([[[1, 2]], [[1, 1, 2]], [[1, 2, 6]], [[2, 3, 4]]])('is none that can be given: %j', async (ids) => {
    const person = `nobody ${ids.join('')}`
    const campaignId = await ranked({ items: 1, people: [person] })
    const first = await start(person, campaignId)
    expect(await give(person, first, order(...ids))).toMatchObject({ kind: 'prompt', offer: first.offer })
    expect(await world.world.database.prisma.answer.count({ where: { campaignId } })).toBe(0)
  })
})

describe('the texts of a ranking', () => {
  it('stand in an order that is drawn, with gold as without, each of them once, and leave with each answer', async () => {
    const campaignId = await ranked({ items: 12, gold: 12, goldShare: 0.5, people: ['cal'] })
    let prompt = await start('cal', campaignId)
    const shown: (string | undefined)[] = []
    for (let at = 0; at < 12; at++) {
      shown.push(prompt.content.shownOrder)
      const letters = 'abcde'.slice(0, whole(prompt).length)
      expect([...(prompt.content.shownOrder ?? '')].sort().join('')).toBe(letters)
      prompt = promptOf(await give('cal', prompt, order(...whole(prompt))))
    }
    await world.ask('cal', { kind: 'stop', offer: prompt.offer })
    expect(shown.filter((one) => one !== 'abcde'.slice(0, one?.length)).length).toBeGreaterThan(3)
    const rows = (await exported(campaignId, jsonl))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const answers = rows.flatMap((row) => row.answers)
    expect(answers.map((it) => it.shownOrder).sort()).toEqual(shown.toSorted())
    for (const row of rows) {
      const letters = ['a', 'b', 'c', 'd', 'e'].slice(0, row.candidates.length)
      for (const one of row.answers) expect(one).toMatchObject({ value: letters })
    }
    const standing = await world.world.database.prisma.standing.findFirst({ where: { campaignId } })
    const golds = rows.filter((row) => row.gold !== undefined && row.answers.length > 0)
    expect(golds.length).toBeGreaterThan(0)
    expect(golds.map((row) => row.gold)).toEqual(golds.map((row) => row.answers[0].labels))
    expect(standing).toMatchObject({ goldAnswered: golds.length, goldRight: golds.length })
  })
})

describe('what place does', () => {
  it('is told with its range: how often the upper of the first two texts is preferred, whatever they are', async () => {
    const people = ['gil', 'hal', 'ida']
    const campaignId = await ranked({ items: 12, overlap: 3, people })
    const { pool } = world.world.database
    for (const person of people) {
      let prompt = await start(person, campaignId)
      for (let at = 0; at < 12; at++) {
        const shown = [...(prompt.content.shownOrder ?? '')].map((letter) => 'abcde'.indexOf(letter) + 1)
        const [first = 0, second = 0, ...rest] = shown
        const given = at % 4 === 0 ? [second, first, ...rest] : [...rest, first, second]
        const screen = await give(person, prompt, order(...given))
        if (screen.kind === 'prompt') prompt = screen
      }
    }
    expect(await readFirstShown(pool, campaignId, null, [])).toEqual({ upper: 27, of: 36 })
    await workOvernight(world.world, `${campaignId} tonight`)
    const told = (await loadFigures(pool, campaignId))?.figures.told
    expect(told?.['shown-first']).toMatchObject({ value: 0.75 })
  })
})

describe('a known order', () => {
  it('is corrected by its letters, if they are those of its item', async () => {
    const { id } = await seedLed(world, { items: 1, gold: 1, people: [], taskType: 'ranking', labels: candidates })
    await fillIn(id)
    const list = await world.ask('lea', { kind: 'gold-list', campaignId: id, page: 1 })
    const [line] = list.kind === 'gold-list' ? list.golds : []
    if (line === undefined) throw new Error('there is no gold')
    expect(line).toMatchObject({ content: { candidates: texts }, labels: ['A, B, C, D, E'] })
    const typed = (text: string) => readAnswerField(fieldsOf(new Map([['labels', { text }]])))
    const correct = (text: string) =>
      world.ask('lea', { kind: 'gold-form', gold: line.gold, answer: typed(text), explanation: 'Read it again.' })
    for (const wrong of ['B, A, C', 'the best', 'A, A, B, C, D']) {
      expect(await correct(wrong)).toMatchObject({ kind: 'gold-form', problem: { kind: 'no-right-answer' } })
    }
    expect(await correct('b a c e d')).toMatchObject({ golds: [{ labels: ['B, A, C, E, D'] }] })
  })
})

describe('what orders come to', () => {
  it('is the nearest order to all of them, by day and by night; where they tie an adjudicator puts them in order', async () => {
    const people = ['dan', 'eve', 'fay']
    const campaignId = await ranked({ items: 2, overlap: 3, people })
    // The first item has three texts of the same order but for one person; the second goes round in a circle.
    const given = {
      dan: [order(2, 1, 3, 4), order(1, 2, 3, 4, 5)],
      eve: [order(2, 1, 3, 4), order(2, 3, 1, 4, 5)],
      fay: [order(1, 2, 3, 4), order(3, 1, 2, 4, 5)],
    }
    for (const [person, answers] of Object.entries(given)) {
      let prompt = await start(person, campaignId)
      for (let at = 0; at < 2; at++) {
        const screen = await give(person, prompt, answers[whole(prompt).length - 4] ?? order())
        if (screen.kind === 'prompt') prompt = screen
      }
    }
    const { prisma } = world.world.database
    expect(
      (await prisma.liveVote.findMany({ where: { campaignId } })).map((vote) => [vote.labelIds, vote.isTie]),
    ).toEqual(
      expect.arrayContaining([
        [[2, 1, 3, 4], false],
        [[], true],
      ]),
    )
    await workOvernight(world.world, campaignId)
    const rows = (await exported(campaignId, jsonl))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map((row) => row.final)).toEqual(['B, A, C, D', null])
    expect(rows[0]).toMatchObject({
      votes: { 'B, A, C, D': 2, 'A, B, C, D': 1 },
      consensus: { live: { label: 'B, A, C, D' }, overnight: { label: 'B, A, C, D', method: 'live-vote' } },
    })
    expect(rows[1].tie).toHaveLength(3)
    const lines = (await exported(campaignId, csv)).split('\r\n')
    expect(lines[1]).toContain('"[""b"",""a"",""c"",""d""]"')
    await addMember(world, campaignId, 'ada', 'adjudicator')
    let review = itemOf(await openReview(world, 'ada', campaignId))
    expect(review).toMatchObject({ reasons: ['tied'], content: { candidates: texts } })
    // It came as a message, so what counts is when the sitting moved.
    await world.world.database.pool.query(
      `UPDATE review_sessions SET moved_at = clock_timestamp() - interval '401 milliseconds' WHERE campaign_id = $1`,
      [campaignId],
    )
    review = itemOf(await world.ask('ada', { kind: 'review-so-far', offer: review.offer, answer: order(3) }))
    expect(review).toMatchObject({ soFar: order(3), choice: null })
    world.wall.nowMs += 400
    const chosen = order(3, 1, 2, 4, 5)
    review = itemOf(await world.ask('ada', { kind: 'review-choose', offer: review.offer, answer: chosen }))
    expect(review.choice?.labels).toEqual(['C, A, B, D, E'])
  })
})
