import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { shownText } from '../../playground/slack/blocks/shown-text.ts'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import { endDeadJobs } from '../support/end-dead-jobs.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { openSetup } from '../support/product-setup.ts'

const dayMs = 86_400_000
const managersOf = (n: number) => Array.from({ length: n }, (_, at) => `manager-${at + 1}`)

/** Starts campaigns called Clauses and Terms, and gives both the same managers: their digests come as one message. */
async function begin(slack: SlackWorkspace, managers: readonly string[]): Promise<void> {
  for (const name of ['Clauses', 'Terms']) {
    await launchCampaign(slack, { name, annotators: ['ana'], items: ['One', 'Two', 'Three'] })
    await slack.as('lead').command(`/label invite ${managers.map((one) => `@${one}`).join(' ')} to ${name} as manager`)
  }
}

/** Noon, UTC, of the next Monday: nine o'clock has passed in Berlin, where all of them are. */
function nextMonday(): string {
  const today = new Date()
  const days = (8 - today.getUTCDay()) % 7 || 7
  return `${new Date(today.getTime() + days * dayMs).toISOString().slice(0, 10)}T12:00:00.000Z`
}

async function moveClock(url: string, at: string): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${url}/dev/clock`, { method: 'POST', headers, body: JSON.stringify({ at }) })).status
}

/** How many messages with digests stand in a person's direct message. */
function digestsOf(slack: SlackWorkspace, handle: string): number {
  return slack
    .as(handle)
    .dm()
    .filter(({ blocks }) => shownText(blocks).includes('Weekly digest')).length
}

test('two replicas whose clocks pass Monday, nine o’clock, together: every manager has the digest exactly once', async () => {
  const managers = managersOf(6)
  const { slack, replicas, pool, close } = await openSetup({
    people: ['ana', ...managers],
    replicas: 2,
    env: { DEV_CLOCK: '1' },
  })
  try {
    await begin(slack, managers)
    const at = nextMonday()
    expect(await Promise.all(replicas.map(({ url }) => moveClock(url, at)))).toEqual([200, 200])
    const readers = ['lead', ...managers]
    await slack.until(() => readers.every((one) => digestsOf(slack, one) > 0), 30_000)
    // Once more, by both: whatever was still under way is done, and nothing new is due.
    const later = new Date(new Date(at).getTime() + 60 * 60_000).toISOString()
    expect(await Promise.all(replicas.map(({ url }) => moveClock(url, later)))).toEqual([200, 200])
    expect(readers.map((one) => digestsOf(slack, one))).toEqual(readers.map(() => 1))
    const { rows } = await pool.query(
      `select v.state, count(*)::int as n, count(distinct v.id)::int as messages
       from digest_deliveries d join deliveries v on v.id = d.delivery_id group by 1`,
    )
    expect(rows).toEqual([{ state: 'sent', n: 2 * readers.length, messages: readers.length }])
    expect((await pool.query('select 1 from digests')).rows).toHaveLength(2)
  } finally {
    await close()
  }
}, 120_000)

test('a replica killed while it sends the digest: nobody has it twice, and the lead sees whose is in doubt and sends it again', async () => {
  const managers = managersOf(30)
  const { slack, product, pool, close } = await openSetup({ people: ['ana', ...managers], env: { DEV_CLOCK: '1' } })
  const inState = async (state: string): Promise<string[]> => {
    const { rows } = await pool.query<{ account: string }>(
      `select distinct i.external_id as account from digest_deliveries d join deliveries v on v.id = d.delivery_id
       join identities i on i.person_id = d.person_id where v.state = $1`,
      [state],
    )
    return rows.map(({ account }) => account)
  }
  try {
    await begin(slack, managers)
    slack.faults.next('chat.postMessage', { kind: 'slow', ms: 3000 }, 60)
    const moved = moveClock(product.url, nextMonday()).catch(() => null)
    while ((await inState('sending')).length < 8 || (await inState('waiting')).length === 0) await pause(10)
    await product.end('SIGKILL')
    await moved
    slack.faults.clear()

    await endDeadJobs(pool, 'deliver')
    await product.start()
    await moveClock(product.url, nextMonday())
    while ((await inState('waiting')).length + (await inState('sending')).length > 0) await pause(50)

    const unsure = await inState('unsure')
    expect(unsure.length).toBeGreaterThan(0)
    for (const handle of ['lead', ...managers]) {
      const got = digestsOf(slack, handle)
      if (unsure.includes(slack.as(handle).id)) expect(got).toBeLessThanOrEqual(1)
      else expect(got).toBe(1)
    }
    await slack.as('lead').command('/label status Clauses')
    const shows = (words: string) =>
      slack.until(() => {
        const last = slack.as('lead').dm().at(-1)
        return last !== undefined && shownText(last.blocks).includes(words) ? last : null
      })
    await slack.as('lead').click(await shows('may not have arrived'), { text: 'More' })
    const status = await shows('Send again to')
    const again = status.blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .find((element) => element.type === 'button' && element.text.text.startsWith('Send again to'))
    if (again?.type !== 'button') throw new Error('no button sends it again')
    expect(again.confirm?.text.text).toContain('Then it arrives twice.')
    const before = (await inState('unsure')).length
    await slack.as('lead').click(status, { text: again.text.text })
    while ((await inState('unsure')).length !== before - 1) await pause(50)
  } finally {
    await close()
  }
}, 180_000)
