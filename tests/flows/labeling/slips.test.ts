import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Intent, PromptIntent } from '../../../src/domain/intents/intent.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import type { Offer } from '../../../src/domain/session.ts'
import { handle } from '../../../src/flows/handle.ts'
import { readingTimes } from '../../../src/flows/labeling/reading-times.ts'
import { sessionMemory } from '../../../src/store/sessions/session-memory.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld({ leastReadingMs: 400 })
})
afterAll(async () => {
  await test.close()
})

async function start(person: string, shape: { readonly items?: number; readonly gold?: number } = {}) {
  const campaignId = await seedCampaign(test, { items: 6, people: [person], ...shape })
  const intent: Intent = { kind: 'start', campaignId, minutes: 5 }
  return { campaignId, first: promptOf(await test.ask(person, intent, test.messageOf(person))) }
}

function tap(person: string, offer: Offer, kind: PromptIntent['kind'] = 'answer', afterMs = 0): Promise<Screen> {
  test.wall.nowMs += afterMs
  return test.ask(person, pressed(offer, kind))
}

function asked(person: string, intent: PromptIntent) {
  return { who: test.account(person), intent, message: null }
}

async function movedLongAgo(campaignId: string): Promise<void> {
  await test.world.database.pool.query(
    `UPDATE sessions SET moved_at = clock_timestamp() - interval '401 milliseconds' WHERE campaign_id = $1`,
    [campaignId],
  )
}

function pressed(offer: Offer, kind: PromptIntent['kind']): PromptIntent {
  if (kind === 'answer') return { kind, offer, answer: labelsAnswer([1]) }
  return kind === 'skip-because' ? { kind, offer, reason: 'unclear' } : { kind, offer }
}

async function kept(campaignId: string) {
  const { prisma } = test.world.database
  const [session] = await prisma.session.findMany({ where: { campaignId }, omit: { goldAnswered: true } })
  return { session, answers: await prisma.answer.count({ where: { campaignId } }) }
}

const guarded = ['answer', 'skip', 'not-sure'] as const

describe('a tap before its prompt can have been read', () => {
  it.each(guarded)('is no %s: the same prompt stands as it was, and says so', async (kind) => {
    const { campaignId, first } = await start(`first ${kind}`)
    const second = promptOf(await tap(`first ${kind}`, first.offer, 'answer', 400))
    const before = await kept(campaignId)
    for (const afterMs of [0, 100, 399]) {
      expect(await tap(`first ${kind}`, second.offer, kind, afterMs)).toEqual({ ...second, note: 'too-soon' })
    }
    expect(await kept(campaignId)).toEqual(before)
    expect(promptOf(await tap(`first ${kind}`, second.offer, kind, 400))).not.toHaveProperty('note')
    expect(await kept(campaignId)).not.toEqual(before)
  })

  it('is no reason for a skip, though the tap before it opened the reasons', async () => {
    const { campaignId, first } = await start('reason')
    const reasons = promptOf(await tap('reason', first.offer, 'skip', 400))
    expect(await tap('reason', reasons.offer, 'skip-because', 150)).toEqual({ ...reasons, note: 'too-soon' })
    expect(await kept(campaignId)).toMatchObject({ session: { skipped: 0 } })
    await tap('reason', reasons.offer, 'skip-because', 400)
    expect(await kept(campaignId)).toMatchObject({ session: { skipped: 1 } })
  })

  it('is none for the first prompt either, where Start was tapped twice', async () => {
    const { campaignId, first } = await start('twice')
    expect(await tap('twice', first.offer, 'answer', 200)).toEqual({ ...first, note: 'too-soon' })
    expect(await kept(campaignId)).toMatchObject({ answers: 0, session: { position: 1, revision: 1 } })
  })

  it('is good for Undo and Stop, which take nothing for an answer', async () => {
    const { campaignId, first } = await start('undo')
    const second = promptOf(await tap('undo', first.offer, 'answer', 400))
    const again = promptOf(await tap('undo', second.offer, 'undo', 50))
    expect(again.offer.position).toBe(1)
    expect(await tap('undo', again.offer, 'stop', 50)).toMatchObject({ kind: 'session-over', reason: 'stopped' })
    expect(await kept(campaignId)).toMatchObject({ session: { answered: 0 } })
  })

  it('leaves what came twice as it is: of an old offer nothing becomes of it, and nothing is said', async () => {
    const { first } = await start('delivered')
    const second = promptOf(await tap('delivered', first.offer, 'answer', 400))
    expect(await tap('delivered', first.offer, 'answer', 10)).toEqual(second)
  })

  it('is the same for gold as for any other item', async () => {
    const only = async (person: string, shape: { items: number; gold?: number }) => {
      const { campaignId, first } = await start(person, shape)
      await test.world.database.prisma.slot.updateMany({
        where: { campaignId },
        data: { purpose: shape.gold ? 'gold' : 'ordinary' },
      })
      const second = promptOf(await tap(person, first.offer, 'answer', 400))
      const { offer, campaignName, ...shown } = promptOf(await tap(person, second.offer, 'answer', 399))
      return { ...shown, revision: offer.revision }
    }
    expect(await only('with gold', { items: 6, gold: 1 })).toEqual(await only('without', { items: 6 }))
  })

  it('stays one whenever and wherever it is delivered again, and the next tap counts', async () => {
    let run = 0
    const deliveries = fc.array(fc.record({ tap: fc.nat(2), afterMs: fc.nat(2_000), isElsewhere: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    })
    const law = async (again: { tap: number; afterMs: number; isElsewhere: boolean }[]) => {
      const person = `again ${run++}`
      const { campaignId, first } = await start(person)
      const second = promptOf(await tap(person, first.offer, 'answer', 400))
      const elsewhere = { ...test.world, sessionMemory: sessionMemory(), readingTimes: readingTimes(1) }
      const deliver = async (mark: string, world = test.world) => {
        const request = { ...asked(person, pressed(second.offer, 'answer')), marks: [mark, `of ${mark}`] }
        const { screen, after } = await handle(world, request)
        for (const work of after) await work()
        return screen
      }
      for (const mark of ['tap 0', 'tap 1', 'tap 2']) await deliver(mark)
      test.wall.nowMs += 400
      await movedLongAgo(campaignId)
      for (const { tap: which, afterMs, isElsewhere } of again) {
        test.wall.nowMs += afterMs
        const shown = await deliver(`tap ${which}`, isElsewhere ? elsewhere : test.world)
        expect(shown).toEqual({ ...second, note: 'too-soon' })
      }
      expect(await kept(campaignId)).toMatchObject({ answers: 1 })
      test.wall.nowMs += 400
      expect(promptOf(await deliver('a tap of its own')).offer.position).toBe(3)
      expect(await kept(campaignId)).toMatchObject({ answers: 2 })
    }
    await fc.assert(fc.asyncProperty(deliveries, law), { numRuns: 12 })
  })

  it('is known to another replica by the moment at which the step was kept', async () => {
    const { campaignId, first } = await start('replica')
    const second = promptOf(await tap('replica', first.offer, 'answer', 400))
    const other = { ...test.world, sessionMemory: sessionMemory(), readingTimes: readingTimes(400, () => 1_000_000) }
    const there = async (prompt: PromptScreen) =>
      (await handle(other, asked('replica', pressed(prompt.offer, 'answer')))).screen
    await test.world.database.pool.query(
      `UPDATE sessions SET moved_at = clock_timestamp() + interval '1 minute' WHERE campaign_id = $1`,
      [campaignId],
    )
    expect(await there(second)).toEqual({ ...second, note: 'too-soon' })
    other.readingTimes = readingTimes(400, () => 2_000_000)
    await movedLongAgo(campaignId)
    expect(promptOf(await there(second)).offer.position).toBe(3)
  })
})

describe('the time that a prompt can be read', () => {
  const offer: Offer = { campaignId: 'c', sessionId: 's', position: 1, revision: 7 }

  it('counts from the end of the reply that drew it, and has not begun before', () => {
    let now = 0
    const times = readingTimes(400, () => now)
    times.drawing(offer)
    now = 900
    expect(times.isTooSoon(offer, 900)).toBe(true)
    times.drawn(offer)
    now = 1_299
    expect(times.isTooSoon(offer, 1_299)).toBe(true)
    now = 1_300
    expect(times.isTooSoon(offer, 1_300)).toBe(false)
  })

  it('is over where a reply hangs: the prompt may long be there', () => {
    let now = 0
    const times = readingTimes(400, () => now)
    times.drawing(offer)
    now = 3_000
    expect(times.isTooSoon(offer, 3_000)).toBe(false)
  })

  it('is not that of an older reply which ends late', () => {
    let now = 0
    const times = readingTimes(400, () => now)
    times.drawing(offer)
    times.drawing({ ...offer, revision: 8 })
    times.drawn({ ...offer, revision: 8 })
    now = 1_000
    times.drawn(offer)
    expect(times.isTooSoon({ ...offer, revision: 8 }, null)).toBe(false)
  })

  it('is of no account where it is switched off', () => {
    const times = readingTimes(0)
    times.drawing(offer)
    expect(times.isTooSoon(offer, 0)).toBe(false)
  })
})
