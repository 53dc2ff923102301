import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Role } from '../../../src/domain/person.ts'
import { computeFigures } from '../../../src/flows/digest/compute-digest.ts'
import { digestScreen } from '../../../src/flows/digest/digest-screen.ts'
import { loadCampaign } from '../../../src/store/campaigns/load-campaign.ts'
import { loadCampaignDates } from '../../../src/store/figures/digest-subjects.ts'
import { loadNames } from '../../../src/store/figures/digests.ts'
import { doHeavyWork } from '../../../src/store/figures/heavy-work.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'
import { personOf } from '../campaigns/a-led-campaign.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const items = 30
const labelled = (from: number, n: number, id = 1) =>
  Array.from({ length: n }, (_, at) => ({ item: from + at, labelIds: [at % 5 === 0 ? 3 - id : id] }))

/** A week in which ana and bo answered, and di, who manages too, gave twelve answers: so many of them to gold. */
async function weekWith(golds: number) {
  test.clock.now = new Date('2026-11-18T10:00:00Z')
  const campaignId = await seedCampaign(test, { items, gold: 20, overlap: 2, people: [] })
  for (const [person, role] of [
    ['ana', 'annotator'],
    ['bo', 'annotator'],
    ['di', 'annotator'],
    ['di', 'manager'],
    ['lea', 'lead'],
  ] as const) {
    await addMember(test, campaignId, person, role)
  }
  await keepAnswers(test, campaignId, 'ana', labelled(1, 15))
  await keepAnswers(test, campaignId, 'bo', labelled(3, 14))
  await keepAnswers(test, campaignId, 'di', [...labelled(16, 12 - golds), ...labelled(31, golds, 2)])
  await doHeavyWork(test.world.database.pool, { what: 'overnight', campaignId, at: test.clock.now })
  test.clock.now = new Date('2026-11-23T06:00:00Z')
  return campaignId
}

async function digestOf(campaignId: string) {
  const { prisma } = test.world.database
  const campaign = await loadCampaign(prisma, campaignId)
  if (campaign === null) throw new Error('no campaign')
  const dates = await loadCampaignDates(prisma, campaignId)
  const figures = await computeFigures(test.world, campaign, dates, '2026-11-16')
  const names = await loadNames(
    prisma,
    figures.annotators.map(({ personId }) => personId),
  )
  const telling = { campaign: { ...campaign, id: 'ID', name: 'NAME' }, figures, before: null, names, undelivered: [] }
  return async (person: string, roles: readonly Role[]) => {
    const screen = digestScreen(telling, { personId: await personOf(test, person), roles })
    const annotators = [...(screen.annotators ?? [])].sort((one, other) => one.name.localeCompare(other.name))
    return { ...screen, annotators }
  }
}

async function statusFor(campaignId: string, person: string) {
  const screen = await test.ask(person, { kind: 'status', name: `Campaign ${campaignId}` })
  if (screen.kind !== 'status' || screen.figures === null) throw new Error('no figures')
  return { ...screen, campaign: null, acts: null, figures: { ...screen.figures, heldBack: [] } }
}

describe('the digest, and the status, of somebody who annotates and manages', () => {
  it('are the same whatever their own answers went to, where those of a lead are not', async () => {
    const [none, some] = [await weekWith(0), await weekWith(4)]
    const [ofNone, ofSome] = [await digestOf(none), await digestOf(some)]
    const roles = ['annotator', 'manager'] as const
    const one = await ofNone('di', roles)
    expect(one.annotators.find(({ name }) => name === 'di')).toMatchObject({ answers: 12, score: null })
    expect(one.figures).toMatchObject({ items, answers: 15 + 14 + 12 })
    expect(await ofSome('di', roles)).toEqual(one)
    expect(await ofSome('lea', ['lead'])).not.toEqual(await ofNone('lea', ['lead']))
    expect(await statusFor(some, 'di')).toEqual(await statusFor(none, 'di'))
  }, 60_000)

  it('do not say that all is done while a prompt is on screen, which could only be gold', async () => {
    const { pool } = test.world.database
    test.clock.now = new Date('2026-11-18T10:00:00Z')
    const campaignId = await seedCampaign(test, { items: 2, gold: 1, people: ['di'] })
    await addMember(test, campaignId, 'di', 'manager')
    const start = { kind: 'start', campaignId, minutes: 5 } as const
    const first = promptOf(await test.ask('di', start, test.messageOf('di')))
    const second = promptOf(await test.ask('di', { kind: 'answer', offer: first.offer, answer: labelsAnswer([1]) }))
    await pool.query(`UPDATE items SET gold = true, wanted = 25 WHERE campaign_id = $1 AND seq = 2`, [campaignId])
    await pool.query(`UPDATE slots SET purpose = 'gold' WHERE campaign_id = $1 AND position = 2`, [campaignId])
    test.clock.now = new Date('2026-11-18T10:01:00Z')
    const seen = async () => {
      const screen = (await digestOf(campaignId))('di', ['annotator', 'manager'])
      const { done, items: all, finish } = (await screen).figures ?? {}
      return { done, all, isDone: finish?.likely === null && finish.why === 'done' }
    }
    expect(await seen()).toEqual({ done: 0, all: 1, isDone: false })
    await test.ask('di', { kind: 'answer', offer: second.offer, answer: labelsAnswer([1]) })
    expect(await seen()).toEqual({ done: 1, all: 1, isDone: true })
  })

  it('count a case that others flagged alike before and after it is dealt to them, gold or not', async () => {
    test.clock.now = new Date('2026-11-18T10:00:00Z')
    const { prisma } = test.world.database
    const { organizationId } = test
    const campaignId = await seedCampaign(test, { items: 3, gold: 1, overlap: 2, people: ['di'] })
    await addMember(test, campaignId, 'di', 'manager')
    const rows = await prisma.item.findMany({ where: { campaignId, seq: { in: [1, 4] } } })
    const waiting = { organizationId, campaignId, reason: 'flagged', since: test.clock.now }
    await prisma.reviewItem.createMany({ data: rows.map(({ id: itemId }) => ({ ...waiting, itemId })) })
    const seen = async () => (await (await digestOf(campaignId))('di', ['annotator', 'manager'])).figures?.inReview
    const flag = async () => {
      const intent = { kind: 'start', campaignId, minutes: 5 } as const
      const { offer } = promptOf(await test.ask('di', intent, test.messageOf('di')))
      await test.ask('di', { kind: 'flag-note', offer, note: 'Odd' })
      await test.ask('di', { kind: 'answer', offer, answer: labelsAnswer([1]) })
    }
    await keepAnswers(test, campaignId, 'di', [{ item: 3, labelIds: [1] }])
    test.pass(1)
    expect(await seen()).toBe(2)
    await flag()
    test.pass(1)
    expect(await seen()).toBe(2)
  })
})
