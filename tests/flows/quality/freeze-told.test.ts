import { beforeEach, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { freezeTold, nextFreeze } from '../../../src/flows/quality/freeze-told.ts'
import { expireSessions } from '../../../src/flows/sessions/by-the-clock.ts'
import { loadToldGold } from '../../../src/store/gold/told-golds.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { personOf } from '../campaigns/a-led-campaign.ts'
import { keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile('2026-11-23T12:00:00Z')

const dayMinutes = 24 * 60

function start(person: string, campaignId: string): Promise<Screen> {
  return test.ask(person, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(person))
}

function answer(person: string, { offer }: Pick<PromptScreen, 'offer'>, labelId: number): Promise<Screen> {
  test.pass(0.1)
  return test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([labelId]) })
}

async function undo(person: string, { offer }: PromptScreen): Promise<PromptScreen> {
  test.pass(0.1)
  return promptOf(await test.ask(person, { kind: 'undo', offer }))
}

async function stop(person: string, { offer }: PromptScreen): Promise<Screen> {
  test.pass(0.1)
  return await test.ask(person, { kind: 'stop', offer })
}

async function toNextNight(): Promise<void> {
  test.pass(dayMinutes)
  await expireSessions(test.world)
  await freezeTold(test.world)
}

/** The own score as status shows it. */
async function shownTo(person: string, campaignId: string): Promise<unknown> {
  const screen = await test.ask(person, { kind: 'status', name: `Campaign ${campaignId}` })
  if (screen.kind !== 'status') throw new Error(`no status but ${JSON.stringify(screen)}`)
  return screen.annotators[0]?.score ?? null
}

async function told(person: string, campaignId: string) {
  const gold = await loadToldGold(test.world.database.pool, campaignId, null)
  return gold(await personOf(test, person))
}

describe('somebody who looks for gold with Undo, Stop and status', () => {
  it('sees the same after every click of a day, in sittings of one answer as in one', async () => {
    const campaignId = await seedCampaign(test, { items: 8, gold: 10, goldShare: 0.5, people: ['eve'] })
    const looks: unknown[] = []
    const look = async () => void looks.push(await shownTo('eve', campaignId))
    for (let sitting = 0; sitting < 18; sitting++) {
      const screen = await start('eve', campaignId)
      if (screen.kind !== 'prompt') break
      const next = await answer('eve', screen, 1)
      await look()
      if (next.kind !== 'prompt') break
      const again = await undo('eve', next)
      await look()
      const after = await answer('eve', again, 2)
      if (after.kind !== 'prompt') break
      await stop('eve', after)
      await look()
    }
    const { prisma } = test.world.database
    expect(await prisma.answer.count({ where: { campaignId, purpose: 'gold' } })).toBeGreaterThan(10)
    expect(new Set(looks.map((seen) => JSON.stringify(seen)))).toEqual(new Set(['null']))
  })

  it('cannot have a gold counted again: the first answer that stood is the one', async () => {
    for (const [person, labels, right] of [
      ['ida', [2, 1], true],
      ['jim', [1, 2], false],
    ] as const) {
      const own = await seedCampaign(test, { items: 20, people: [person] })
      let prompt = promptOf(await start(person, own))
      await makeGold(own, 1)
      // Taken back before anything else was answered: it never stood.
      prompt = await undo(person, promptOf(await answer(person, prompt, labels[0])))
      prompt = promptOf(await answer(person, prompt, labels[1]))
      // Now it stands, whatever becomes of it later.
      prompt = await undo(person, promptOf(await answer(person, prompt, 1)))
      prompt = await undo(person, prompt)
      prompt = promptOf(await answer(person, prompt, labels[0]))
      for (let more = 0; more < 9; more++) prompt = promptOf(await answer(person, prompt, 1))
      await makeGold(own, 2, 3, 4, 5)
      await stop(person, prompt)
      await toNextNight()
      expect(await told(person, own)).toEqual({ answered: 5, right: right ? 5 : 4 })
    }
  })
})

describe('what somebody is told of their own gold', () => {
  const ordinary = (from: number, n: number) =>
    Array.from({ length: n }, (_, at) => ({ item: from + at, labelIds: [1] }))
  const gold = (from: number, n: number) =>
    Array.from({ length: n }, (_, at) => ({ item: 60 + from + at, labelIds: [((from + at + 1) % 2) + 1] }))

  let campaignId: string
  beforeEach(async () => {
    campaignId = await seedCampaign(test, { items: 60, gold: 20, people: ['ana'] })
  })

  it('moves at night alone, by five golds among full tens of answers', async () => {
    await keepAnswers(test, campaignId, 'ana', [...ordinary(1, 3), ...gold(1, 6)])
    await toNextNight()
    expect(await told('ana', campaignId)).toEqual({ answered: 0, right: 0 })
    await keepAnswers(test, campaignId, 'ana', ordinary(4, 1))
    expect(await shownTo('ana', campaignId)).toBeNull()
    await toNextNight()
    expect(await told('ana', campaignId)).toEqual({ answered: 5, right: 5 })
    expect(await shownTo('ana', campaignId)).toMatchObject({ n: 5 })
  })

  it('stays as it is, however often the night comes, and whatever is corrected later', async () => {
    await keepAnswers(test, campaignId, 'ana', [...ordinary(1, 5), ...gold(1, 5)])
    await toNextNight()
    const { prisma } = test.world.database
    await prisma.goldAnswer.updateMany({ where: { campaignId }, data: { labelIds: [1, 2] } })
    await prisma.answer.updateMany({ where: { campaignId }, data: { supersededAt: test.clock.now } })
    await prisma.standing.updateMany({ where: { campaignId }, data: { toldAt: null } })
    await Promise.all([toNextNight(), freezeTold(test.world)])
    expect(await told('ana', campaignId)).toEqual({ answered: 5, right: 5 })
  })

  it('takes in an answer that nothing followed once it cannot be taken back', async () => {
    test.clock.now = new Date('2026-11-23T02:55:00Z')
    await keepAnswers(test, campaignId, 'ana', [...gold(1, 5), ...ordinary(1, 5)])
    test.clock.now = new Date('2026-11-23T03:00:00Z')
    await freezeTold(test.world)
    expect(await told('ana', campaignId)).toEqual({ answered: 0, right: 0 })
    expect(await nextFreeze(test.world)).toEqual(new Date('2026-11-24T03:00:00Z'))
    test.clock.now = new Date('2026-11-24T03:00:00Z')
    await freezeTold(test.world)
    expect(await told('ana', campaignId)).toEqual({ answered: 5, right: 5 })
    expect(await nextFreeze(test.world)).toBeNull()
  })

  it('makes up for nights that were missed, by what stood when the last one was due', async () => {
    test.clock.now = new Date('2026-11-23T01:00:00Z')
    await keepAnswers(test, campaignId, 'ana', [...gold(1, 5), ...ordinary(1, 5)])
    test.clock.now = new Date('2026-11-26T11:00:00Z')
    await keepAnswers(test, campaignId, 'ana', [...gold(6, 5), ...ordinary(6, 5)])
    test.clock.now = new Date('2026-11-26T12:00:00Z')
    await freezeTold(test.world)
    expect(await told('ana', campaignId)).toEqual({ answered: 5, right: 5 })
  })
})

/** Makes gold of the items at these places of the deal order; the known label is 1. */
async function makeGold(campaignId: string, ...seqs: readonly number[]): Promise<void> {
  const { prisma } = test.world.database
  const items = await prisma.item.findMany({ where: { campaignId, seq: { in: [...seqs] } } })
  for (const { id, organizationId } of items) {
    const where = { campaignId, itemId: id }
    await prisma.item.update({ where: { campaignId_id: { campaignId, id } }, data: { gold: true, wanted: 25 } })
    await prisma.goldAnswer.create({ data: { organizationId, ...where, labelIds: [1], explanation: '' } })
    await prisma.slot.updateMany({ where, data: { purpose: 'gold' } })
    await prisma.answer.updateMany({ where, data: { purpose: 'gold' } })
  }
}
