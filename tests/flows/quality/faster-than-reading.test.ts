import { beforeAll, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Alarm } from '../../../src/domain/figures/status-figures.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile()
const { prisma } = test.world.database
const words = (n: number) => Array.from({ length: n }, (_, at) => `word${at}`).join(' ')
let campaignId: string

/** Forty items and ten golds of 55 words; those from 31 on have the texts of the first ones. */
beforeAll(async () => {
  campaignId = await seedCampaign(test, { items: 40, gold: 10, overlap: 9, people: [] })
  for (const item of await prisma.item.findMany({ where: { campaignId } })) {
    const number = item.gold || item.seq <= 30 ? item.seq : item.seq - 30
    const text = `${number} ${words(54)}`
    await prisma.itemContent.updateMany({ where: { campaignId, itemId: item.id }, data: { text } })
  }
  for (const person of ['robot', 'few', 'reader', 'undoes', 'knows', 'looks'])
    await addMember(test, campaignId, person, 'annotator')
  for (const role of ['lead', 'manager', 'adjudicator'] as const) await addMember(test, campaignId, role, role)
})

/** Answers to these items, one after the other, label 1 and 2 in turn. */
async function answers(person: string, items: readonly number[], elapsedMs: (nth: number) => number) {
  const given = items.map((item, nth) => ({ item, labelIds: [(item % 2) + 1], elapsedMs: elapsedMs(nth) }))
  return await keepAnswers(test, campaignId, person, given)
}
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, at) => first + at)

/** Labels slowly, but takes every second answer back twice, and gives it again at once. */
async function undoesEach(person: string): Promise<void> {
  const message = test.messageOf(person)
  const tap = (screen: Screen, seconds: number) => {
    test.pass(seconds / 60)
    const { offer } = promptOf(screen)
    return test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([1]) }, message)
  }
  let screen = await test.ask(person, { kind: 'start', campaignId, minutes: 20 }, message)
  for (let n = 0; n < 20; n++) {
    screen = await tap(screen, 5)
    for (let again = 0; again < 2; again++) {
      screen = await tap(await test.ask(person, { kind: 'undo', offer: promptOf(screen).offer }, message), 0.6)
    }
    screen = await tap(screen, 5)
  }
}

async function paceAlarms(person: string): Promise<readonly Alarm[]> {
  const screen = await test.ask(person, { kind: 'status', name: `Campaign ${campaignId}` })
  if (screen.kind !== 'status') throw new Error(`no status but ${screen.kind}`)
  return (screen.figures?.alarms ?? []).filter(({ kind }) => kind === 'faster-than-reading' || kind === 'hasty')
}

it('answers that come faster than the text can be read are told of with their number, to gold and others alike', async () => {
  await answers('robot', [...upTo(20), ...upTo(50, 41)], (nth) => (nth < 24 ? 600 : 9_000))
  await answers('few', upTo(19), () => 600)
  await answers('reader', upTo(30), (nth) => 8_000 + nth * 100)
  await undoesEach('undoes')
  // The texts of the last ten are known from the first ten.
  await answers('knows', [...upTo(10), ...upTo(40, 31)], () => 600)
  await looksAtPrompts('looks')
  await workOvernight(test.world, `${campaignId} tonight`)
  const robot = { name: 'robot', fast: 24, answers: 30, medianMs: 600, medianWords: 55 }
  expect((await paceAlarms('lead')).filter(({ kind }) => kind === 'faster-than-reading')).toEqual([
    { kind: 'faster-than-reading', ...robot },
  ])
  // Faster than others as well, which is no finding of its own.
  expect(await paceAlarms('lead')).not.toContainEqual(expect.objectContaining({ kind: 'hasty', name: 'robot' }))
  expect(await paceAlarms('manager')).toEqual(await paceAlarms('lead'))
  expect(await paceAlarms('adjudicator')).toEqual([])
  await addMember(test, campaignId, 'robot', 'manager')
  expect(await paceAlarms('robot')).not.toContainEqual(expect.objectContaining({ name: 'robot' }))
})

/** Quick answers to prompts that had been on screen in the session before. */
async function looksAtPrompts(person: string): Promise<void> {
  const sessionId = await answers(person, upTo(25), () => 600)
  const { organizationId } = test
  const given = await prisma.answer.findMany({ where: { campaignId, sessionId } })
  await prisma.slot.createMany({
    data: given.map(({ itemId, personId, position }) => {
      const place = { organizationId, campaignId, itemId, personId, round: 1, sessionId, position }
      return { ...place, purpose: 'ordinary', held: true, guidelineVersion: 1, dealtAt: test.world.now(), seen: true }
    }),
  })
}
