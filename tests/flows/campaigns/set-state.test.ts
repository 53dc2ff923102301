import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardFor } from '../../../src/bots/cards/card-for.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { afterSession } from '../../../src/flows/sessions/after-session.ts'
import { openWorld, promptOf, type TestWorld } from '../a-world.ts'
import { keepAnswers } from '../labeling/some-answers.ts'
import { changesOf, seedLed } from './a-led-campaign.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const steer = (who: string, act: 'pause' | 'go-on' | 'finish' | 'reopen', name: string) =>
  test.ask(who, { kind: 'steer', act, which: { name } })

describe('a lead', () => {
  it('pauses a campaign and lets it go on, each once', async () => {
    const { id, name } = await seedLed(test, { items: 3, people: ['ana'] })
    expect(await steer('lea', 'pause', name.toUpperCase())).toMatchObject({
      kind: 'campaign-state',
      state: 'paused',
      changed: true,
    })
    expect(await steer('lea', 'pause', name)).toMatchObject({ state: 'paused', changed: false })
    const refused = await test.ask('ana', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ana'))
    expect(refused).toEqual({ kind: 'notice', notice: 'campaign-closed' })
    expect(await steer('lea', 'go-on', name)).toMatchObject({ state: 'running', changed: true })
    expect((await changesOf(test, id)).map(({ what }) => what)).toEqual(['campaign paused', 'campaign resumed'])
  })

  it('lets a paused pilot go on as a pilot', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [], state: 'pilot' })
    await steer('lea', 'pause', name)
    await steer('lea', 'go-on', name)
    const { state } = await test.world.database.prisma.campaign.findUniqueOrThrow({ where: { id } })
    expect(state).toBe('pilot')
  })

  it('is asked before a campaign is finished, which ends all sittings; what was answered stays', async () => {
    const { id, name } = await seedLed(test, { items: 20, overlap: 2, people: ['ben'] })
    const start = await test.ask('ben', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ben'))
    const second = await test.ask('ben', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    const { offer } = promptOf(second)
    const asked = await steer('lea', 'finish', name)
    expect(asked).toMatchObject({ kind: 'finish-asked', reached: { items: 20, done: 0, answersWanted: 40 } })
    const finished = await test.ask('lea', { kind: 'finish-now', campaignId: id })
    expect(finished).toMatchObject({ kind: 'campaign-state', state: 'finished', changed: true })
    const told = await test.world.database.prisma.delivery.findMany({ where: { campaignId: id } })
    const over = { kind: 'session-over', reason: 'finished', answered: 1, undo: null }
    expect(told).toMatchObject([{ message: 'ben.1', screen: over }])
    expect(await test.world.database.prisma.session.count({ where: { campaignId: id, endedAt: null } })).toBe(0)
    for (const kind of ['undo', 'stop'] as const) {
      expect(await test.ask('ben', { kind, offer })).toEqual({ kind: 'notice', notice: 'campaign-finished' })
    }
    const late = await test.ask('ben', { kind: 'answer', offer, answer: labelsAnswer([1]) })
    expect(late).toEqual({ kind: 'notice', notice: 'campaign-finished' })
    const again = await test.ask('lea', { kind: 'finish-now', campaignId: id })
    expect(again).toMatchObject({ changed: false, reached: { answers: 1 } })
    expect(await steer('lea', 'go-on', name)).toEqual({ kind: 'notice', notice: 'campaign-over' })
    expect(await steer('lea', 'pause', name)).toEqual({ kind: 'notice', notice: 'campaign-over' })
    const { finishedAt } = await test.world.database.prisma.campaign.findUniqueOrThrow({ where: { id } })
    expect(finishedAt).toEqual(test.clock.now)
  })
})

describe('finishing', () => {
  it('can be taken back for a day: sittings that it ended say so and offer another, and what they left is dealt again', async () => {
    const { id, name } = await seedLed(test, { items: 6, overlap: 1, people: ['cai'] })
    const start = await test.ask('cai', { kind: 'start', campaignId: id, minutes: 30 }, test.messageOf('cai'))
    await test.ask('cai', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    await test.ask('lea', { kind: 'finish-now', campaignId: id })
    test.clock.now = new Date(test.clock.now.getTime() + 23 * 3600_000)
    expect(await steer('lea', 'finish', name)).toMatchObject({ state: 'finished', changed: false, canReopen: true })
    expect(await test.ask('lea', { kind: 'status', name })).toMatchObject({ acts: { canReopen: true } })
    expect(await steer('lea', 'reopen', name)).toMatchObject({
      kind: 'campaign-state',
      state: 'running',
      changed: true,
    })
    const { state, finishedAt } = await test.world.database.prisma.campaign.findUniqueOrThrow({ where: { id } })
    expect([state, finishedAt]).toEqual(['running', null])
    const told = await test.world.database.prisma.delivery.findMany({
      where: { campaignId: id },
      orderBy: { createdAt: 'asc' },
    })
    const last = told.at(-1)?.screen
    expect(last).toMatchObject({ kind: 'session-over', reason: 'reopened', answered: 1, undo: null })
    const again = promptOf(await test.ask('cai', { kind: 'start', campaignId: id, minutes: 30 }, test.messageOf('cai')))
    await test.ask('cai', { kind: 'answer', offer: again.offer, answer: labelsAnswer([1]) })
    expect(await test.world.database.prisma.answer.count({ where: { campaignId: id } })).toBe(2)
    expect(await steer('lea', 'reopen', name)).toMatchObject({ state: 'running', changed: false })
    const changes = (await changesOf(test, id)).map(({ what }) => what)
    expect(changes).toEqual(['campaign finished', 'campaign reopened'])
  })

  it('of a paused campaign leaves it paused again, and cannot be taken back after a day', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    await steer('lea', 'pause', name)
    await test.ask('lea', { kind: 'finish-now', campaignId: id })
    expect(await steer('lea', 'reopen', name)).toMatchObject({ state: 'paused', changed: true })
    await test.ask('lea', { kind: 'finish-now', campaignId: id })
    test.clock.now = new Date(test.clock.now.getTime() + 24 * 3600_000 + 1000)
    expect(await steer('lea', 'finish', name)).toMatchObject({ state: 'finished', canReopen: false })
    expect(await steer('lea', 'reopen', name)).toEqual({ kind: 'notice', notice: 'reopen-too-late' })
  })

  it('ends nothing any more where it was taken back before its sittings were ended', async () => {
    const { id, name } = await seedLed(test, { items: 3, people: ['dee'] })
    await test.ask('dee', { kind: 'start', campaignId: id, minutes: 30 }, test.messageOf('dee'))
    await test.ask('lea', { kind: 'finish-now', campaignId: id })
    await steer('lea', 'reopen', name)
    const again = await test.ask('dee', { kind: 'start', campaignId: id, minutes: 30 }, test.messageOf('dee'))
    await afterSession(test.world, id)
    expect(await test.world.database.prisma.session.count({ where: { campaignId: id, endedAt: null } })).toBe(1)
    expect(promptOf(again).offer.position).toBe(1)
  })

  it('is asked for with what the labels are worth', async () => {
    const { id, name } = await seedLed(test, { items: 12, gold: 6, overlap: 2, people: ['eve', 'fay'] })
    for (const [at, person] of ['eve', 'fay'].entries()) {
      const labels = (item: number) => [((at === 0 ? item : Math.floor(item / 2)) % 2) + 1]
      await keepAnswers(
        test,
        id,
        person,
        Array.from({ length: 18 }, (_, item) => ({ item: item + 1, labelIds: labels(item) })),
      )
    }
    test.pass(1)
    const asked = await steer('lea', 'finish', name)
    if (asked.kind !== 'finish-asked') throw new Error(asked.kind)
    expect(asked.reached).toMatchObject({ done: 12, agreement: { by: 'alpha' }, known: { n: 12 } })
    expect(asked.reached.agreement?.value).toBeLessThan(0.5)
    const words = JSON.stringify(cardFor(asked))
    expect(words).toContain('People agree too little to rely on the labels.')
    expect(words).toMatch(/of 12 right; likely/)
  })
})

describe('others', () => {
  it('who hold another role are told that only leads may', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: ['ana'] }, { max: 'manager' })
    for (const who of ['ana', 'max']) {
      expect(await steer(who, 'pause', name)).toEqual({ kind: 'notice', notice: 'only-leads' })
      expect(await test.ask(who, { kind: 'finish-now', campaignId: id })).toEqual({
        kind: 'notice',
        notice: 'only-leads',
      })
    }
  })

  it('who hold none find no such campaign, and no suggestion that would give it away', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    test.meetPerson('stranger')
    expect(await steer('stranger', 'finish', name)).toMatchObject({
      notice: { kind: 'no-such-campaign', name, nearest: null, command: 'finish' },
    })
    expect(await test.ask('stranger', { kind: 'finish-now', campaignId: id })).toEqual({
      kind: 'notice',
      notice: 'not-a-member',
    })
  })

  it('who mistype a name are told the nearest of theirs', async () => {
    const { name } = await seedLed(test, { items: 1, people: ['ana'] })
    expect(await steer('lea', 'pause', `${name}x`)).toMatchObject({ notice: { nearest: name, command: 'pause' } })
  })

  it('who lead one campaign need not name it', async () => {
    const { id } = await seedLed(test, { items: 1, people: [] }, { kim: 'lead' })
    expect(await steer('kim', 'pause', '')).toMatchObject({ kind: 'campaign-state', campaignId: id })
    expect(await steer('lea', 'pause', '')).toMatchObject({ kind: 'campaign-list' })
  })
})
