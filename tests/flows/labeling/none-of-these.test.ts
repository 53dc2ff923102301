import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { exportCampaign } from '../../../src/flows/export/export-campaign.ts'
import type { ExportRecord } from '../../../src/flows/export/export-record.ts'
import { jsonl } from '../../../src/flows/export/formats/jsonl.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'
import { itemOf, openReview } from '../review/a-review.ts'
import { addMember } from './some-answers.ts'

/** What three people answer to each of four items: none fits, nothing has a majority, two labels have, one has. */
const given: readonly (readonly (readonly number[])[])[] = [
  [[], [], [1]],
  [[1], [2], []],
  [[1, 2], [1], [2]],
  [[1], [1], []],
]
const crowd = ['ana', 'bo', 'cy']

let test: TestWorld
let campaignId: string

beforeAll(async () => {
  test = await openWorld()
  campaignId = await seedCampaign(test, {
    items: given.length,
    overlap: 3,
    taskType: 'multi-choice-or-none',
    people: crowd,
  })
  for (const role of ['lead', 'manager'] as const) await addMember(test, campaignId, role, role)
  for (const [at, person] of crowd.entries()) {
    let screen = await start(person)
    while (screen.kind === 'prompt') {
      const item = Number(screen.content.text?.split(' ').at(-1)) - 1
      const answer = labelsAnswer(given[item]?.[at] ?? [])
      screen = await test.ask(person, { kind: 'answer', offer: screen.offer, answer })
      test.pass(0.1)
    }
  }
})
afterAll(() => test.close())

function start(person: string, id = campaignId): Promise<Screen> {
  return test.ask(person, { kind: 'start', campaignId: id, minutes: 30 }, test.messageOf(person))
}

async function exported(): Promise<ExportRecord[]> {
  let text = ''
  for await (const piece of exportCampaign(test.world, campaignId, jsonl, { gold: false, superseded: false }))
    text += piece
  return text
    .trim()
    .split('\n')
    .map((line): ExportRecord => JSON.parse(line))
}

async function statusOf(person: string) {
  const screen = await test.ask(person, { kind: 'status', name: `Campaign ${campaignId}` })
  if (screen.kind !== 'status') throw new Error(`no status but ${screen.kind}`)
  return screen
}

describe('several labels, or none', () => {
  it('leave an item without a majority undecided, and none of them is an answer like others', async () => {
    await workOvernight(test.world, `${campaignId} tonight`)
    const records = await exported()
    expect(records.map(({ final }) => final)).toEqual([[], null, ['Termination', 'Assignment'], ['Termination']])
    expect(records.map(({ consensus }) => consensus.live?.label)).toEqual([
      [],
      null,
      ['Termination', 'Assignment'],
      ['Termination'],
    ])
    expect(records.map(({ consensus }) => consensus.overnight?.label)).toEqual(
      records.map(({ consensus }) => consensus.live?.label),
    )
    expect(records[0]?.answers.map(({ labels }) => labels)).toEqual(expect.arrayContaining([[], [], ['Termination']]))
  })

  it('count what is undecided alike in a status and in Review, beside what is done', async () => {
    for (const person of ['lead', 'manager']) {
      expect((await statusOf(person)).progress).toMatchObject({ items: 4, done: 4, undecided: 1 })
    }
    expect((await statusOf('lead')).acts).toMatchObject({ review: 1 })
    const asked = await test.ask('lead', { kind: 'steer', act: 'finish', which: { campaignId } })
    expect(asked).toMatchObject({ kind: 'finish-asked', reached: { done: 4, inReview: 1, undecided: 1 } })
  })

  it('can be settled in Review as none of them, which decides it', async () => {
    const item = await openReview(test, 'lead', campaignId)
    expect(item.reasons).toEqual(['no-majority'])
    const chosen = itemOf(
      await test.ask('lead', { kind: 'review-choose', offer: item.offer, answer: labelsAnswer([]) }),
    )
    expect(chosen.choice?.labels).toEqual([])
    expect(chosen.choice?.votes).toContainEqual({ labels: [], count: 1 })
    const why = 'Neither is what it is about.'
    await test.ask('lead', { kind: 'review-decide', offer: chosen.offer, verdict: 'settled', why })
    expect((await exported())[1]).toMatchObject({ final: [], settled: { labels: [], why } })
    expect((await statusOf('lead')).progress).toMatchObject({ done: 4, undecided: 0 })
  })
})

describe('where one label at the least is to be chosen', () => {
  it('none of them is no answer', async () => {
    const id = await seedCampaign(test, { items: 2, taskType: 'multi-choice', people: ['di'] })
    const { offer } = promptOf(await start('di', id))
    const after = promptOf(await test.ask('di', { kind: 'answer', offer, answer: labelsAnswer([]) }))
    expect(after.offer).toEqual(offer)
    expect(await test.world.database.prisma.answer.count({ where: { campaignId: id } })).toBe(0)
  })
})
