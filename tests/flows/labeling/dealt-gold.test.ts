import { afterAll, beforeAll, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { type Rng, seededRng } from '../../../src/domain/random.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { expireSessions, releaseLeftovers } from '../../../src/flows/sessions/by-the-clock.ts'
import { dealRng } from '../../../src/flows/sessions/deal-rng.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

/** The chance of each place: with the largest share a newcomer's rate, the usual one and that of a drift are all the same. */
const rate = 0.5
const people = Array.from({ length: 16 }, (_, at) => `person-${at}`)
const actsEach = 22

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

type Tally = { gold: number; places: number }
type When = 'all' | 'behind Stop and Undo' | 'first of a deal' | 'first of a sitting' | 'behind a prompt left on screen'

/** Somebody who presses everything, in an order that chance decides, and what each new place turns out to be. */
function clicker(person: string, campaignId: string, rng: Rng, count: (when: When, isGold: boolean) => void) {
  const { pool } = test.world.database
  const seen = new Set<string>()
  let screen: Screen
  let dealtBefore = new Map<string, number>()

  async function note(next: Screen, when: When | null = null): Promise<void> {
    screen = next
    const { rows } = await pool.query<{ id: string; dealt: number; purpose: string | null; shown: boolean }>(
      `SELECT s.id, s.dealt, o.purpose FROM sessions s JOIN people p ON p.id = s.person_id AND p.name = $2
       LEFT JOIN slots o ON o.campaign_id = s.campaign_id AND o.session_id = s.id AND o.position = s.position
       WHERE s.campaign_id = $1`,
      [campaignId, person],
    )
    const dealt = new Map(rows.map((row) => [row.id, row.dealt]))
    if (screen.kind === 'prompt') {
      const { sessionId, position } = screen.offer
      const isGold = rows.find((row) => row.id === sessionId)?.purpose === 'gold'
      const dealtUpTo = dealtBefore.get(sessionId) ?? 0
      const place = `${sessionId} ${position}`
      const adopted = position === 1 && when === 'behind a prompt left on screen'
      if (!seen.has(place) && !adopted) {
        count('all', isGold)
        if (when !== null) count(when, isGold)
        if (position === dealtUpTo + 1) count('first of a deal', isGold)
        if (position === 1) count('first of a sitting', isGold)
      }
      seen.add(place)
    }
    dealtBefore = dealt
  }

  const start = async () => {
    test.pass(1)
    return await test.ask(person, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(person))
  }
  const label = async () => {
    const { rows } = await pool.query<{ label_ids: number[] }>(
      `SELECT g.label_ids FROM slots o JOIN gold_answers g ON g.campaign_id = o.campaign_id AND g.item_id = o.item_id
       WHERE o.campaign_id = $1 AND o.session_id = $2 AND o.position = $3`,
      [campaignId, promptOf(screen).offer.sessionId, promptOf(screen).offer.position],
    )
    const right = rows[0]?.label_ids ?? [1]
    return await test.ask(person, {
      kind: 'answer',
      offer: promptOf(screen).offer,
      answer: labelsAnswer(rng() < 0.85 ? right : [1]),
    })
  }
  const undo = async () => {
    const offer = screen.kind === 'session-over' ? screen.undo : promptOf(screen).offer
    return offer === null ? screen : await test.ask(person, { kind: 'undo', offer })
  }
  const stop = () => test.ask(person, { kind: 'stop', offer: promptOf(screen).offer })
  const adopt = async () => {
    await note(await start(), 'behind a prompt left on screen')
    await note(await label(), 'behind a prompt left on screen')
  }

  const acts: readonly (() => Promise<void>)[] = [
    async () => note(await label()),
    async () => note(await label()),
    async () => {
      const { offer } = promptOf(await test.ask(person, { kind: 'skip', offer: promptOf(screen).offer }))
      await note(await test.ask(person, { kind: 'skip-because', offer, reason: 'unclear' }))
    },
    async () => note(await undo()),
    // What was dealt ahead goes back at Stop, and is dealt anew behind Undo.
    async () => {
      if (promptOf(screen).offer.position === 1) await note(await label())
      await note(await stop())
      await note(await undo())
      await note(await label())
      await note(await label(), 'behind Stop and Undo')
    },
    async () => {
      await note(await stop())
      await adopt()
    },
    async () => {
      test.pass(45)
      await expireSessions(test.world)
      await adopt()
    },
    async () => {
      test.pass(45)
      await expireSessions(test.world)
      await note(await label())
      await note(await start())
    },
    async () => {
      test.pass(26 * 60)
      await expireSessions(test.world)
      test.pass(26 * 60)
      await releaseLeftovers(test.world)
      await note(await start())
    },
    async () => {
      await test.ask(person, { kind: 'resume' })
      await note(test.sent.at(-1)?.screen ?? screen)
    },
  ]
  return async () => {
    await note(await start())
    for (let act = 0; act < actsEach; act++) {
      if (screen.kind !== 'prompt') await note(await start())
      await acts[Math.floor(rng() * acts.length)]?.()
    }
  }
}

it('deals gold at each place with the chance of its deal, whatever is pressed', async () => {
  const campaignId = await seedCampaign(test, { items: 500, gold: 300, overlap: 3, goldShare: rate, people })
  await test.world.database.pool.query('UPDATE items SET deal_order = (1::bigint << 43) + seq WHERE campaign_id = $1', [
    campaignId,
  ])
  const tallies = new Map<When, Tally>()
  const count = (when: When, isGold: boolean) => {
    const tally = tallies.get(when) ?? { gold: 0, places: 0 }
    tallies.set(when, { gold: tally.gold + (isGold ? 1 : 0), places: tally.places + 1 })
  }
  for (const person of people) await clicker(person, campaignId, seededRng(`clicks of ${person}`), count)()

  expect([...tallies.keys()]).toHaveLength(5)
  for (const [when, { gold, places }] of tallies) {
    // Azuma and Hoeffding: a fair coin is further off with a chance of one in a hundred thousand.
    const bound = Math.sqrt(Math.log(2e5) / (2 * places))
    expect(bound, `${when}: too few places`).toBeLessThan(rate)
    expect(Math.abs(gold / places - rate), `${when}: ${gold} of ${places}`).toBeLessThan(bound)
  }
}, 120_000)

it('draws no place again where a deal was cut short, since others held what came next', async () => {
  const { pool } = test.world.database
  const campaignId = await seedCampaign(test, { items: 60, gold: 60, goldShare: rate, people: ['zoe'] })
  const others = await pool.connect()
  await others.query('BEGIN')
  await others.query('SELECT 1 FROM items WHERE campaign_id = $1 AND NOT gold AND seq > 2 FOR UPDATE', [campaignId])
  let screen = await test.ask('zoe', { kind: 'start', campaignId, minutes: 30 }, test.messageOf('zoe'))
  await others.query('ROLLBACK')
  others.release()
  const { sessionId } = promptOf(screen).offer
  const dealt = async () => {
    const { rows } = await pool.query<{ purpose: string }>(
      'SELECT purpose FROM slots WHERE campaign_id = $1 AND session_id = $2 ORDER BY position',
      [campaignId, sessionId],
    )
    return rows.map(({ purpose }) => purpose)
  }
  const cut = await dealt()
  expect(cut.filter((purpose) => purpose === 'ordinary')).toHaveLength(2)
  for (let place = 1; place < 24; place++) {
    screen = await test.ask('zoe', { kind: 'answer', offer: promptOf(screen).offer, answer: labelsAnswer([1]) })
  }
  const { startedAt } = await test.world.database.prisma.session.findFirstOrThrow({ where: { id: sessionId } })
  const chance = dealRng(test.world)
  const drawn = (_: string, at: number) =>
    chance(`zoe ${startedAt.toISOString()}`, at + 1)() < rate ? 'gold' : 'ordinary'
  const places = await dealt()
  expect(places.length).toBeGreaterThan(cut.length)
  expect(places).toEqual(places.map(drawn))
})

it('gives every prompt that was on screen its place again after Undo, Stop and a new sitting, gold or not', async () => {
  const people = ['back-and-forth', 'somebody-else']
  const campaignId = await seedCampaign(test, { items: 60, gold: 30, overlap: 3, goldShare: rate, people })
  const [person = '', other = ''] = people
  const begin = async (who: string) => {
    test.pass(1)
    return promptOf(await test.ask(who, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(who)))
  }
  const answer = async ({ offer }: ReturnType<typeof promptOf>) =>
    promptOf(await test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([1]) }))
  const textOf = ({ content }: ReturnType<typeof promptOf>) => content.text

  let prompt = await begin(person)
  const shown = [textOf(prompt)]
  for (let at = 0; at < 6; at++) {
    prompt = await answer(prompt)
    shown.push(textOf(prompt))
  }
  for (let at = 0; at < 5; at++) prompt = promptOf(await test.ask(person, { kind: 'undo', offer: prompt.offer }))
  await test.ask(person, { kind: 'stop', offer: prompt.offer })
  // What came free meanwhile would go to others, and what others were shown changes which gold is next.
  await begin(other)

  prompt = await begin(person)
  const again = [textOf(prompt)]
  for (let at = 0; at < 2; at++) {
    prompt = await answer(prompt)
    again.push(textOf(prompt))
  }
  await test.ask(person, { kind: 'stop', offer: prompt.offer })
  prompt = await begin(person)
  for (let at = 0; at < 3; at++) {
    prompt = await answer(prompt)
    again.push(textOf(prompt))
  }
  expect(again).toEqual(shown.slice(1))
})
