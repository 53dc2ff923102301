import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { FileSource } from '../../../src/files/file-source.ts'
import { importItems } from '../../../src/flows/items/import-items.ts'
import { sweepVotes } from '../../../src/flows/labeling/sweep-votes.ts'
import { openWorld, promptOf, type TestWorld } from '../a-world.ts'
import { seedLed } from '../campaigns/a-led-campaign.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

/** A file that comes to a stop within its second reading, when its items are kept, until it is let go on. */
function slowFile(text: string) {
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let opened = 0
  const source: FileSource = {
    async *open() {
      opened += 1
      yield Buffer.from(text)
      if (opened < 2) return
      reached.resolve()
      await gate.promise
    },
  }
  return { source, reached: reached.promise, goOn: gate.resolve }
}

const importing = (campaignId: string, source: FileSource) =>
  importItems(test.world, { campaignId, source, isDry: false, onChecked: () => undefined })

const wantedOf = async (campaignId: string) =>
  (await test.world.database.prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } })).map(
    ({ wanted }) => wanted,
  )

describe('while the items of a file are kept', () => {
  it('nobody waits for it: answers, votes, the clock, changes of the campaign and looks at it', async () => {
    const { id, name } = await seedLed(test, { items: 4, overlap: 2, people: ['ana'] })
    const { source, reached, goOn } = slowFile('id,text\nn-1,New clause\n')
    const imported = importing(id, source)
    await reached
    const first = promptOf(await test.ask('ana', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ana')))
    expect(await test.ask('ana', { kind: 'answer', offer: first.offer, answer: labelsAnswer([1]) })).toMatchObject({
      kind: 'prompt',
    })
    await sweepVotes(test.world)
    expect(await test.ask('lea', { kind: 'steer', act: 'pause', which: { name } })).toMatchObject({ name })
    expect(await test.ask('lea', { kind: 'steer', act: 'go-on', which: { name } })).toMatchObject({ name })
    expect(await test.ask('lea', { kind: 'status', name })).toMatchObject({ kind: 'status', progress: { items: 4 } })
    expect(await importing(id, slowFile('id,text\nn-2,Other\n').source)).toEqual({ kind: 'changed' })
    goOn()
    expect(await imported).toMatchObject({ kind: 'imported' })
    expect(await wantedOf(id)).toEqual([2, 2, 2, 2, 2])
  })

  it('its items get the number of answers that is wanted once they are all there', async () => {
    const { id } = await seedLed(test, { items: 1, overlap: 2, people: [] })
    const { source, reached, goOn } = slowFile('id,text,gold\nn-1,New clause,\nn-2,Known clause,Termination\n')
    const imported = importing(id, source)
    await reached
    await test.world.database.prisma.campaign.update({ where: { id }, data: { overlap: 5, version: { increment: 1 } } })
    goOn()
    expect(await imported).toMatchObject({ kind: 'imported' })
    const [before, added, gold = 0] = await wantedOf(id)
    expect([before, added]).toEqual([2, 5])
    expect(gold).toBeGreaterThan(5)
  })

  it('a campaign that ends gets none of them', async () => {
    const { id } = await seedLed(test, { items: 1, people: [] })
    const { source, reached, goOn } = slowFile('id,text\nn-1,New clause\n')
    const imported = importing(id, source)
    await reached
    await test.world.database.prisma.campaign.update({ where: { id }, data: { state: 'finished' } })
    goOn()
    expect(await imported).toEqual({ kind: 'finished' })
    expect(await wantedOf(id)).toHaveLength(1)
  })
})
