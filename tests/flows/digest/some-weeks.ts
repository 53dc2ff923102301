import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import type { TestWorld } from '../a-world.ts'
import { insertRows } from '../insert-rows.ts'

/** One answer as a test wants it; times are minutes from the start of the week, before it or after it too. */
export type GivenAnswer = {
  readonly person: number
  readonly item: number
  readonly at: number
  readonly supersededAfter: number | null
  readonly counted: boolean
  readonly label: 1 | 2
  readonly elapsedMs: number
}

const weekMinutes = 7 * 24 * 60

/** Answers of some people to some items over three weeks, with all that can become of an answer. */
export function answersOverWeeks(people: number, items: number): fc.Arbitrary<GivenAnswer[]> {
  const any: fc.Arbitrary<GivenAnswer[]> = fc.array(
    fc.record({
      person: fc.nat({ max: people - 1 }),
      item: fc.nat({ max: items - 1 }),
      at: fc.oneof(
        fc.integer({ min: -weekMinutes, max: 2 * weekMinutes }),
        fc.constantFrom(0, -1, weekMinutes - 1, weekMinutes),
      ),
      supersededAfter: fc.option(fc.integer({ min: 0, max: weekMinutes }), { freq: 2 }),
      counted: fc.boolean(),
      label: fc.constantFrom(1, 2),
      elapsedMs: fc.integer({ min: 0, max: 90_000 }),
    }),
    { maxLength: 60 },
  )
  return any.map(eachCountedOnce)
}

/** No table holds two answers of a person to an item that both count and stand: of such, the first counts. */
function eachCountedOnce(given: readonly GivenAnswer[]): GivenAnswer[] {
  const taken = new Set<string>()
  return given.map((one) => {
    if (!one.counted || one.supersededAfter !== null) return one
    const key = `${one.person} ${one.item}`
    const counted = !taken.has(key)
    taken.add(key)
    return { ...one, counted }
  })
}

/** Writes answers, each in a session of its own that ends with it. */
export async function writeAnswers(
  test: TestWorld,
  campaignId: string,
  given: readonly GivenAnswer[],
  { weekStart, personIds }: { readonly weekStart: Date; readonly personIds: readonly string[] },
): Promise<void> {
  const { pool, prisma } = test.world.database
  const { organizationId, workspaceId } = test
  const items = await prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } })
  const minute = (at: number) => new Date(weekStart.getTime() + at * 60_000)
  const rows = given.map((one) => {
    const item = items[one.item]
    const personId = personIds[one.person]
    if (item === undefined || personId === undefined) throw new Error('no such item or person')
    return { ...one, sessionId: uuidv7(), personId, item, givenAt: minute(one.at) }
  })
  await insertRows(
    pool,
    'sessions',
    rows.map(({ sessionId: id, personId, givenAt }) => ({
      organizationId,
      campaignId,
      id,
      personId,
      workspaceId,
      startedAt: givenAt,
      endsAt: givenAt,
      endedAt: givenAt,
      endReason: 'stopped',
      position: 1,
      revision: 1,
      asking: 'label',
      offeredAt: givenAt,
      dealt: 1,
      answered: 1,
      skipped: 0,
      paceMs: 1000,
      goldAnswered: 0,
      goldRight: 0,
      channel: 'D',
      message: '1',
    })),
  )
  await insertRows(
    pool,
    'answers',
    rows.map(({ sessionId, personId, item, givenAt, ...one }) => ({
      organizationId,
      campaignId,
      sessionId,
      position: 1,
      revision: 1,
      itemId: item.id,
      personId,
      round: 1,
      purpose: item.gold ? 'gold' : 'ordinary',
      labelIds: [one.label],
      confidence: null,
      elapsedMs: one.elapsedMs,
      guidelineVersion: 1,
      counted: one.counted,
      givenAt,
      supersededAt: one.supersededAfter === null ? null : minute(one.at + one.supersededAfter),
    })),
  )
}
