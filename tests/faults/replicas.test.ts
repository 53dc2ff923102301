import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '../support/database.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, wordsOn } from '../support/product-cards.ts'
import { answersOf, brokenLaws } from '../support/product-ledger.ts'
import { brokenPromises, startLoad } from '../support/product-load.ts'
import { statusOf } from '../support/product-process.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

const opened: { close(): Promise<void> }[] = []
afterAll(async () => {
  for (const one of opened.toReversed()) await one.close()
})

async function open(...[options]: Parameters<typeof openSetup>): Promise<ProductSetup> {
  const setup = await openSetup(options)
  opened.push(setup)
  return setup
}

test('three replicas that start at once on an empty database all become ready, as one organization', async () => {
  const empty = await emptyDatabase()
  opened.push({ close: () => empty.drop() })
  const { replicas, pool } = await open({ people: [], replicas: 3, databaseUrl: empty.url })
  expect(await Promise.all(replicas.map(({ url }) => statusOf(`${url}/readyz`)))).toEqual([200, 200, 200])
  expect((await pool.query('SELECT external_id FROM workspaces')).rows).toEqual([{ external_id: 'T0NORTHWIND' }])
  expect((await pool.query('SELECT 1 FROM organizations')).rows).toHaveLength(1)
}, 90_000)

describe('two replicas that take turns', () => {
  const people = Array.from({ length: 8 }, (_, at) => `expert-${at + 1}`)
  let setup: ProductSetup
  beforeAll(async () => {
    setup = await open({ people: ['ana', 'bo', ...people], replicas: 2, env: { DEV_CLOCK: '1' } })
  })

  test('lead one person through one session', async () => {
    const { slack, pool, replicas } = setup
    await launchCampaign(slack, { name: 'First', annotators: ['ana'], items: ['A', 'B', 'C', 'D', 'E', 'F'] })
    const card = await begin(slack, 'ana')
    for (let number = 2; number <= 6; number++) {
      await slack.as('ana').click(cardOf(slack, 'ana'), { text: 'Yes' })
      await cardSaying(slack, 'ana', `${number - 1} done`)
    }
    // The very first card, clicked once more at each of them: neither takes it for the present one.
    for (const _ of replicas) expect((await slack.as('ana').click(card, { text: 'No' })).error).toBeNull()
    expect(wordsOn(cardOf(slack, 'ana'))).toContain('5 done')
    expect((await answersOf(pool, slack.as('ana').id)).map(({ labelIds }) => labelIds)).toEqual(Array(5).fill([1]))
  })

  test('keep one of two different clicks that reach both at once', async () => {
    const { slack, pool } = setup
    await launchCampaign(slack, { name: 'Second', annotators: ['bo'], items: ['A', 'B', 'C', 'D', 'E', 'F'] })
    for (let number = 1, card = await begin(slack, 'bo'); number <= 5; number++) {
      await Promise.all(['Yes', 'No'].map((text) => slack.as('bo').click(card, { text })))
      card = await cardSaying(slack, 'bo', `${number} done`)
    }
    expect((await answersOf(pool, slack.as('bo').id)).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
  })

  test('keep the overlap exact under a crowd', async () => {
    const { slack, pool } = setup
    const items = Array.from({ length: 40 }, (_, at) => `Clause ${at + 1}`)
    await launchCampaign(slack, { name: 'Third', annotators: people, items, overlap: 2 })
    const load = startLoad(slack, people)
    await load.done
    const again = startLoad(slack, people)
    await again.done
    const attempts = [...load.attempts, ...again.attempts]
    const answers = await answersOf(pool, null)
    const given = answers.filter((answer) => attempts.some(({ sessionId }) => sessionId === answer.sessionId))
    expect(brokenPromises(attempts, given)).toEqual([])
    expect(given.filter(({ counted, isStanding }) => counted && isStanding)).toHaveLength(40 * 2)
    expect(await brokenLaws(pool)).toEqual({})
  })

  test('end an abandoned session once, and say so once, though both clocks pass its time together', async () => {
    const { slack, replicas, pool } = setup
    const card = cardOf(slack, 'ana')
    const at = new Date(Date.now() + 45 * 60_000).toISOString()
    const moved = await Promise.all(
      replicas.map(({ url }) =>
        fetch(`${url}/dev/clock`, {
          method: 'POST',
          body: JSON.stringify({ at }),
          headers: { 'content-type': 'application/json' },
        }),
      ),
    )
    expect(moved.map(({ status }) => status)).toEqual([200, 200])
    await cardSaying(slack, 'ana', 'This session has ended while you were away.')
    const updates = slack.journal.callsOf('chat.update').filter(({ args }) => args.ts === card.ts)
    expect(updates).toHaveLength(1)
    const { rows } = await pool.query("SELECT 1 FROM sessions WHERE end_reason = 'expired' AND channel = $1", [
      card.channel,
    ])
    expect(rows).toHaveLength(1)
    expect(await brokenLaws(pool)).toEqual({})
  })
})
