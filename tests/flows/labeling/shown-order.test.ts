import { afterAll, beforeAll, expect, test } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen } from '../../../src/domain/screens/screen.ts'
import { pairwiseLabels } from '../../../src/domain/task-types/pairwise.ts'
import { type ExportRow, exportRows } from '../../../src/store/exports/export-rows.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

let world: TestWorld

beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
})

function answer(person: string, { offer }: PromptScreen, id: number) {
  return world.ask(person, { kind: 'answer', offer, answer: labelsAnswer([id]) })
}

test('which side of a pair stands first is drawn, stored with its place, the same after Undo, and exported', async () => {
  const { database } = world.world
  const shape = { items: 14, gold: 14, goldShare: 0.5, taskType: 'pairwise', labels: pairwiseLabels } as const
  const campaignId = await seedCampaign(world, { ...shape, people: ['ana'] })
  await database.pool.query(`update item_contents set a = 'A of ' || text, b = 'B of ' || text, text = null`)
  let screen = await world.ask('ana', { kind: 'start', campaignId, minutes: 30 }, world.messageOf('ana'))
  const shown: (string | undefined)[] = []
  for (let at = 0; at < 14; at++) {
    const prompt = promptOf(screen)
    shown.push(prompt.content.shownOrder)
    screen = await answer('ana', prompt, 1)
    expect(promptOf(screen).last).toEqual({
      kind: 'answered',
      answer: labelsAnswer([1]),
      isGuess: false,
      isFlagged: false,
      shownOrder: prompt.content.shownOrder,
    })
    if (at % 5 !== 0) continue
    const again = promptOf(await world.ask('ana', { kind: 'undo', offer: promptOf(screen).offer }))
    expect(again.content).toEqual(prompt.content)
    screen = await answer('ana', again, 1)
  }
  expect(new Set(shown)).toEqual(new Set(['ab', 'ba']))
  const slots = await database.prisma.slot.findMany({ where: { campaignId }, orderBy: { position: 'asc' } })
  expect(slots.slice(0, 14).map(({ shownOrder }) => shownOrder)).toEqual(shown)
  const exported: ExportRow['answers'][number][] = []
  for await (const row of exportRows(database.pool, campaignId, { gold: true, superseded: false })) {
    exported.push(...row.answers)
  }
  // The side that was chosen is told by its true name, whichever stood first.
  expect(exported.map((it) => it.answer)).toEqual(shown.map(() => labelsAnswer([1])))
  expect(exported.map(({ shownOrder }) => shownOrder).sort()).toEqual(shown.toSorted())
})

test('no order is drawn where items are no pairs', async () => {
  const campaignId = await seedCampaign(world, { items: 3, people: ['bo'] })
  const first = promptOf(await world.ask('bo', { kind: 'start', campaignId, minutes: 5 }, world.messageOf('bo')))
  expect(first.content).not.toHaveProperty('shownOrder')
  expect(promptOf(await answer('bo', first, 1)).last).not.toHaveProperty('shownOrder')
  expect(await world.world.database.prisma.slot.count({ where: { campaignId, shownOrder: { not: null } } })).toBe(0)
})
