import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardSaying, promptOn, seen } from '../support/product-cards.ts'
import { brokenLaws } from '../support/product-ledger.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people: ['ana'] })
})
afterAll(() => setup?.close())

test('killed while somebody is being removed, it has removed them with their sitting, or neither', async () => {
  const { slack, product, pool } = setup
  await launchCampaign(slack, { name: 'Clauses', annotators: ['ana'], items: ['A', 'B', 'C'] })
  const card = await begin(slack, 'ana')
  await slack.as('lead').command(`/label remove <@${slack.as('ana').id}> from Clauses`)
  const asked = await seen(slack, 'lead', 'Take Expert ana off Clauses?')
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [promptOn(card)?.offer.sessionId])
    const removing = slack.as('lead').click(asked, { text: 'Remove' })
    await expect.poll(waiting).toBe(1)
    await product.end('SIGKILL')
    await removing.catch(() => {})
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
  await expect.poll(waiting).toBe(0)
  await product.start()
  const { rows } = await pool.query(
    `SELECT m.removed_at IS NULL AS annotates, s.ended_at IS NULL AS is_open
     FROM members m JOIN sessions s ON s.campaign_id = m.campaign_id AND s.person_id = m.person_id
     WHERE m.role = 'annotator'`,
  )
  expect(rows).toEqual([{ annotates: true, is_open: true }])
  await slack.as('ana').click(card, { text: 'Yes' })
  await cardSaying(slack, 'ana', '1 done')
  expect(await brokenLaws(pool)).toEqual({})
})

/** How many statements wait for a lock. */
async function waiting(): Promise<number> {
  const { rowCount } = await setup.pool.query(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  )
  return rowCount ?? 0
}
