import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/person.ts'
import { freezeTold } from '../../../src/flows/quality/freeze-told.ts'
import { takeUpHolds } from '../../../src/flows/quality/watch-annotator.ts'
import { expireSessions, releaseLeftovers } from '../../../src/flows/sessions/by-the-clock.ts'
import { openWorld, type TestWorld } from '../a-world.ts'
import { type Act, alike, openPlayer, type Player } from '../labeling/painted-gold.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

type Night = { readonly kind: 'night' }

const right = fc.integer({ min: 0, max: 3 }).map((chance) => chance > 0)
const answer = fc.record({ kind: fc.constantFrom('answer' as const), right })
const acts: fc.Arbitrary<Act | Night> = fc.oneof(
  { weight: 30, arbitrary: answer },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unsure' as const), right }) },
  { weight: 5, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 4, arbitrary: fc.constantFrom({ kind: 'stop' } as const, { kind: 'start' } as const) },
  { weight: 2, arbitrary: fc.constantFrom({ kind: 'skip' } as const, { kind: 'resume' } as const) },
  { weight: 5, arbitrary: fc.constantFrom({ kind: 'status' } as const, { kind: 'home' } as const) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'digest' } as const, { kind: 'list' } as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'night' as const }) },
)

const story = fc.record({
  role: fc.constantFrom<(Role | null)[]>(null, 'manager', 'adjudicator'),
  /** Which of the items are gold, and which two change places: of these the first is gold and the second is not. */
  golds: fc.array(
    fc.integer({ min: 0, max: 4 }).map((chance) => chance < 2),
    { minLength: 60, maxLength: 60 },
  ),
  swap: fc.tuple(fc.nat(40), fc.nat(40)),
  acts: fc.array(acts, { minLength: 20, maxLength: 45 }),
})

let players = 0

async function night(): Promise<void> {
  const { now } = test.clock
  test.clock.now = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 2))
  await expireSessions(test.world)
  await test.settle()
  await releaseLeftovers(test.world)
  await takeUpHolds(test.world)
  test.pass(60)
  await freezeTold(test.world)
}

/** What stood, told as the rule says it: of the answers in order, each first one that was not taken back at once. */
function rule(golds: ReadonlySet<number>) {
  const stood = Array.from({ length: 10 }, (_, at) => ({ number: -1 - at, isRight: at !== 2 }))
  const isGold = (number: number) => golds.has(number) || (number < 0 && number >= -5)
  let latest: { number: number; isRight: boolean } | null = null
  const stands = () => {
    if (latest !== null && !stood.some(({ number }) => number === latest?.number)) stood.push(latest)
  }
  return {
    note(happened: Awaited<ReturnType<Player['justNow']>>) {
      for (const { kind, number, isRight } of happened) {
        if (kind === 'given' && latest?.number !== number) stands()
        if (kind === 'given') latest = { number, isRight }
        else if (latest?.number === number) latest = null
      }
    },
    atNight() {
      stands()
      const known = stood.slice(0, Math.floor(stood.length / 10) * 10).filter(({ number }) => isGold(number))
      const blocks = known.slice(0, Math.floor(known.length / 5) * 5)
      return { answered: blocks.length, right: blocks.filter(({ isRight }) => isRight).length }
    },
  }
}

it('nobody sees which items of an unfinished block are gold, and a finished one says how many were right', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(story, async ({ role, golds, swap: [one, other], acts }) => {
      const ours = new Set(golds.flatMap((isGold, number) => (isGold ? [number] : [])))
      fc.pre(ours.has(one) && !ours.has(other))
      const theirs = new Set([...ours, other].filter((number) => number !== one))
      const run = players++
      test.clock.now = new Date('2026-11-23T12:00:00Z')
      const a = await openPlayer(test, `player-a-${run}`, ours, role)
      const b = await openPlayer(test, `player-b-${run}`, theirs, role)
      const model = rule(ours)
      let told = { answered: 0, right: 0 }
      for (const act of [{ kind: 'night' } as const, ...acts]) {
        test.pass(0.2)
        if (act.kind === 'wait') test.pass(act.minutes)
        if (act.kind === 'night') {
          await night()
          told = model.atNight()
          expect(await a.told()).toEqual(told)
          const known = [...(await a.toldOf()), ...(await b.toldOf())]
          // From here on the two differ in a block that is finished.
          if (known.includes(one) || known.includes(other)) return
          continue
        }
        const seen = await a.act(act)
        const seenByOther = await b.act(act)
        const [happened, toldNow, isHeld] = await Promise.all([a.justNow(), a.told(), holds(a, b)])
        model.note(happened)
        // What a hold says of the tens that it looks at is told on purpose.
        if (isHeld) return
        expect(alike(seen)).toEqual(alike(seenByOther))
        expect(toldNow).toEqual(told)
        compared++
      }
      expect(told.answered).toBeGreaterThanOrEqual(5)
      expect(alike(await a.written())).toEqual(alike(await b.written()))
    }),
    { numRuns: 8, endOnFailure: true },
  )
  expect(compared).toBeGreaterThan(50)
}, 120_000)

async function holds(...players: readonly Player[]): Promise<boolean> {
  return (await Promise.all(players.map((one) => one.isHeld()))).includes(true)
}
