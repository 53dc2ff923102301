import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linksTo } from '../../src/flows/export/export-link.ts'
import { openKeys } from '../../src/store/db/token-cipher.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, press, promptOn, seen } from '../support/product-cards.ts'
import { botToken, encryptionKey, openSetup, type ProductSetup, signingSecret } from '../support/product-setup.ts'

/** Each a word that no log may hold, wherever it was written. */
const words = {
  item: 'Quetzalcoatl-item',
  context: 'Quetzalcoatl-context',
  gold: 'Quetzalcoatl-gold',
  label: 'Quetzalcoatl-label',
  definition: 'Quetzalcoatl-definition',
  guideline: 'Quetzalcoatl-guideline',
  note: 'Quetzalcoatl-note',
  refused: 'Quetzalcoatl-refused',
}

const publicUrl = 'https://labelbreak.example'
/** What links to files are signed with: whoever has one has the files. */
let signatures: string[] = []

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people: ['ana', 'bo', 'cy'], env: { LOG_LEVEL: 'trace', PUBLIC_URL: publicUrl } })
})
afterAll(() => setup?.close())

const labels = [`${words.label} one: ${words.definition}`, `${words.label} two`]
const items = Array.from({ length: 6 }, (_, at) => ({
  text: `${words.item} ${at + 1} <!channel> ${'and so on '.repeat(at * 100)}`,
  context: words.context,
}))

function launch(name: string, annotators: readonly string[]): Promise<void> {
  const gold = [[words.gold, `${words.label} one`]] as const
  return launchCampaign(setup.slack, { name, annotators, items, gold, labels, guideline: words.guideline })
}

test('a whole campaign is labeled, with everything read and raised that can be', async () => {
  const { slack } = setup
  await launch('Clauses', ['ana', 'bo'])
  let card = await begin(slack, 'ana')
  const ana = slack.as('ana')
  await ana.overflow(card, 'Guide')
  await slack.until(() => ana.view())
  await ana.closeView()
  await ana.overflow(card, 'Flag an edge case')
  await slack.until(() => ana.view())
  await fillFirst(words.note)
  await ana.submit()
  card = await press(slack, 'ana', card, `${words.label} two`)
  card = await press(slack, 'ana', card, 'Undo')
  while (promptOn(card) !== null) {
    card = await press(slack, 'ana', card, `${words.label} one`)
    if (JSON.stringify(card.blocks).includes('Read all')) {
      await ana.click(card, { text: 'Read all' })
      await slack.until(() => ana.view())
      await ana.closeView()
    }
  }
  for (const typed of ['list', 'status Clauses', `status ${words.item}`, words.item, 'help', '']) {
    await slack.as('lead').command(`/label ${typed}`)
  }
})

test('everything fails that can fail on the way to Slack', async () => {
  const { slack } = setup
  const bo = slack.as('bo')
  slack.faults.next('chat.postMessage', { kind: 'reset-after-store' })
  slack.faults.next('chat.postMessage', { kind: '5xx-after-store' })
  await launch('Second', ['ana', 'bo'])
  slack.faults.next('users.info', { kind: 'reset' })
  await slack.as('cy').command('/label list')
  await expect.poll(() => setup.product.output()).toContain('no answer about a user')
  const card = await begin(slack, 'bo')
  slack.faults.responseUrl({ kind: '5xx' })
  await bo.click(card, { text: `${words.label} one` })
  await expect.poll(() => setup.product.output()).toContain('reply was not shown')
  await bo.click(card, { text: `${words.label} one` })
  const next = await cardSaying(slack, 'bo', '1 done')
  slack.faults.next('views.open', { kind: 'error', code: 'expired_trigger_id' })
  await bo.overflow(next, 'Guide')
  await expect.poll(() => setup.product.output()).toContain('"place":"window"')
  await slack.rawDeliver('action', { type: 'block_actions', user: { id: bo.id }, actions: words.item })
  await slack.rawDeliver('raw', `payload=${words.item}`)
})

test('everything fails that can fail on the way to the database', async () => {
  const { slack, pool } = setup
  for (const [table, column] of [
    ['item_contents', 'text'],
    ['flag_notes', 'note'],
    ['labels', 'name'],
    ['guidelines', 'text'],
  ]) {
    await pool.query(`ALTER TABLE ${table} ADD CHECK (${column} NOT LIKE '%${words.refused}%')`)
  }
  const refused = async (shape: object) => {
    const failures = failuresLogged()
    const before = { name: `Refused ${failures}`, annotators: ['ana'], items: ['A', 'B'], labels: ['X', 'Y'] }
    await launchCampaign(slack, { ...before, ...shape }).catch(() => {})
    await slack.as('lead').closeView({ all: true })
    await expect.poll(failuresLogged).toBeGreaterThan(failures)
  }
  await refused({ items: [words.refused, 'B'] })
  await refused({ labels: [words.refused, 'Y'] })
  await refused({ guideline: words.refused })
  const bo = slack.as('bo')
  await bo.overflow(cardOf(slack, 'bo'), 'Flag an edge case')
  await slack.until(() => bo.view())
  const failures = failuresLogged()
  await fillFirst(words.refused, 'bo')
  await bo.submit()
  await seen(slack, 'bo', '1 done')
  await expect.poll(failuresLogged).toBeGreaterThan(failures)
}, 60_000)

test('links to files are opened, are none of ours any more, and meet a database that fails', async () => {
  const { pool, product } = setup
  const id = uuidv7()
  const { rows } = await pool.query(
    `INSERT INTO exports (organization_id, campaign_id, id, person_id, workspace_id, state, created_at)
     SELECT c.organization_id, c.id, $1, c.created_by, w.id, 'sent', now() FROM campaigns c, workspaces w
     WHERE c.name = 'Clauses' RETURNING organization_id AS "organizationId", campaign_id AS "campaignId",
       person_id AS "personId", workspace_id AS "workspaceId", created_at AS "createdAt"`,
    [id],
  )
  const { secretSeed } = openKeys(encryptionKey)
  const linkAt = (now: Date) =>
    linksTo({ publicUrl, secretSeed, now: () => now }, { id, ...rows[0] })?.links[0]?.url ?? 'none'
  const [good, old] = [linkAt(new Date()), linkAt(new Date(0))]
  const open = async (url: string) => (await fetch(url.replace(publicUrl, product.url))).status
  expect([await open(good), await open(old), await open(`${good}x`)]).toEqual([200, 404, 404])
  await pool.query('ALTER TABLE exports RENAME TO exports_elsewhere')
  await open(good).catch(() => 'cut off')
  await expect.poll(() => product.output()).toContain('"msg":"request"')
  await pool.query('ALTER TABLE exports_elsewhere RENAME TO exports')
  signatures = [good, old].map((url) => url.split('.').at(-1) ?? '')
  expect(signatures.map((one) => one.length)).toEqual([43, 43])
})

test('and of all that the logs, at their most talkative, hold no secret and no word of the content', async () => {
  const { product, pool } = setup
  await product.end('SIGTERM')
  const log = product.output()
  expect(log).toContain('request failed')
  const password = new URL(String(pool.options.connectionString)).password
  const [link, oldLink] = signatures
  const secrets = { ...words, botToken, signingSecret, encryptionKey, password, link, oldLink }
  for (const [what, secret] of Object.entries(secrets)) {
    const line = log.split('\n').find((one) => one.includes(secret ?? 'a link that was never made'))
    expect(line, `${what} is in the logs`).toBeUndefined()
  }
  for (const line of log.trim().split('\n')) expect(() => JSON.parse(line), line).not.toThrow()
})

/** How often an error of ours was logged so far. */
const failuresLogged = () => setup.product.output().split('request failed').length

/** Types into the only field of the window in front. */
async function fillFirst(text: string, handle = 'ana'): Promise<void> {
  const person = setup.slack.as(handle)
  const label = person.view()?.blocks.flatMap((block) => (block.type === 'input' ? [block.label.text] : []))[0]
  await person.fill(label ?? '', text)
}
