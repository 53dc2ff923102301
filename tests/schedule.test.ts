import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { World } from '../src/flows/world.ts'
import { moveThrough, nextStops, runTick, startSchedule } from '../src/schedule.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from './flows/a-world.ts'

let test: TestWorld
let campaignId: string
let moves: string[]

beforeAll(async () => {
  test = await openWorld()
  campaignId = await seedCampaign(test, { items: 30, people: ['ana', 'ben'] })
})
afterAll(() => test.close())
beforeEach(() => {
  moves = []
})

async function startSession(who: string, minutes: number) {
  return promptOf(await test.ask(who, { kind: 'start', campaignId, minutes }, test.messageOf(who)))
}

const moveTo = (at: Date) => {
  moves.push(at.toISOString())
  test.clock.now = at
}

function openSessions(): Promise<number> {
  return test.world.database.prisma.session.count({ where: { campaignId, endedAt: null } })
}

describe('moving a development clock', () => {
  it('stops at each minute where something is due, in order, and goes on to its end', async () => {
    test.clock.now = new Date('2026-11-23T12:00:20Z')
    await startSession('ana', 5)
    test.clock.now = new Date('2026-11-23T12:02:00Z')
    await startSession('ben', 10)
    await moveThrough(test.world, moveTo, new Date('2026-11-23T13:00:00Z'))
    // Each session has ten minutes of grace; what falls inside a minute is looked at when the next one begins.
    expect(moves).toEqual(expect.arrayContaining(['2026-11-23T12:16:00.000Z', '2026-11-23T12:22:00.000Z']))
    expect(moves).toEqual(moves.toSorted())
    expect(moves.at(-1)).toBe('2026-11-23T13:00:00.000Z')
    expect(await openSessions()).toBe(0)
  })

  it('gives back, a day later, what was left on screen', async () => {
    test.clock.now = new Date('2026-11-24T08:00:00Z')
    await startSession('ana', 5)
    const claimed = () => test.world.database.prisma.item.aggregate({ where: { campaignId }, _sum: { claimed: true } })
    await moveThrough(test.world, moveTo, new Date('2026-11-24T20:00:00Z'))
    const held = (await claimed())._sum.claimed ?? 0
    await moveThrough(test.world, moveTo, new Date('2026-11-25T20:00:00Z'))
    expect((await claimed())._sum.claimed).toBeLessThan(held)
    expect(moves.at(-1)).toBe('2026-11-25T20:00:00.000Z')
  })

  it('names what people will notice next, soonest first, and no moment that has passed', async () => {
    const found = await nextStops(test.world)
    expect(found.map((it) => it.kind)).toContain('asking')
    expect(found.map((it) => it.at.getTime())).toEqual(found.map((it) => it.at.getTime()).toSorted((a, b) => a - b))
    await moveThrough(test.world, moveTo, new Date((found[0]?.at.getTime() ?? 0) + 60_000))
    for (const { at } of await nextStops(test.world)) expect(at > test.clock.now).toBe(true)
  })

  it('comes to an end where nothing is due, and never goes back', async () => {
    test.clock.now = new Date('2026-11-26T08:00:00Z')
    await moveThrough(test.world, moveTo, new Date('2026-11-26T08:00:00Z'))
    expect(moves).toEqual([])
  })
})

describe('a tick', () => {
  it('does what is due, and again does nothing', async () => {
    test.clock.now = new Date('2026-11-27T08:00:00Z')
    await startSession('ben', 5)
    test.pass(15)
    test.sent.length = 0
    await runTick(test.world, 'expire-sessions 2026-11-27T08:15:00.000Z')
    expect(await openSessions()).toBe(0)
    const jobs = test.jobs.length
    await runTick(test.world, 'expire-sessions 2026-11-27T08:15:00.000Z')
    expect(test.jobs).toHaveLength(jobs)
  })

  it('of a task that a newer replica knows and this one does not, is let pass', async () => {
    await expect(runTick(test.world, 'a-task-to-come 2026-11-27T08:15:00.000Z')).resolves.toBeUndefined()
  })
})

describe('the schedule', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('names each look by its task and minute, so that replicas which look together do it once', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T12:34:50Z') })
    const enqueued: string[] = []
    const jobs = { ...test.world.jobs, enqueueOnce: async (_: string, id: string) => void enqueued.push(id) }
    const replica: World = { ...test.world, jobs, now: () => new Date() }
    const stops = [startSchedule(replica, () => {}), startSchedule(replica, () => {})]
    await vi.advanceTimersByTimeAsync(15_000)
    for (const stop of stops) await stop()
    await vi.advanceTimersByTimeAsync(120_000)
    const minute = enqueued.filter((id) => id.startsWith('expire-sessions'))
    expect(minute).toEqual(Array.from({ length: 2 }, () => 'expire-sessions 2026-11-23T12:35:00.000Z'))
  })

  it('goes on after a look that failed', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T12:34:50Z') })
    const errors: unknown[] = []
    const jobs = { ...test.world.jobs, enqueueOnce: () => Promise.reject(new Error('the database is away')) }
    const stop = startSchedule({ ...test.world, jobs, now: () => new Date() }, (error) => errors.push(error))
    await vi.advanceTimersByTimeAsync(130_000)
    await stop()
    expect(errors.length).toBeGreaterThanOrEqual(3)
    expect(new Set(errors.map(String))).toEqual(new Set(['Error: the database is away']))
  })
})
