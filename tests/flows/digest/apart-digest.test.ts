import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/person.ts'
import { computeFigures } from '../../../src/flows/digest/compute-digest.ts'
import { digestScreen } from '../../../src/flows/digest/digest-screen.ts'
import { loadCampaignDates } from '../../../src/store/digest-subjects.ts'
import { loadNames } from '../../../src/store/digests.ts'
import { doHeavyWork } from '../../../src/store/heavy-work.ts'
import { loadCampaign } from '../../../src/store/load-campaign.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember, keepAnswers } from '../some-answers.ts'
import { personOf } from '../steer/a-led-campaign.ts'

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
})
