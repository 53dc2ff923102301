import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { openWorld, promptOf, type TestWorld } from '../a-world.ts'
import { changesOf, seedLed } from './a-led-campaign.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const steer = (who: string, act: 'pause' | 'go-on' | 'finish', name: string) =>
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
