import { afterAll, beforeAll, expect, test } from 'vitest'
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

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people: ['ana', 'bo', 'cy'], env: { LOG_LEVEL: 'trace' } })
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
  await expect.poll(() => setup.product.output(), { timeout: 15_000 }).toContain('no answer about a user')
  const card = await begin(slack, 'bo')
  slack.faults.responseUrl({ kind: '5xx' })
  await bo.click(card, { text: `${words.label} one` })
  await expect.poll(() => setup.product.output(), { timeout: 15_000 }).toContain('reply was not shown')
  await bo.click(card, { text: `${words.label} one` })
  const next = await cardSaying(slack, 'bo', '1 done')
  slack.faults.next('views.open', { kind: 'error', code: 'expired_trigger_id' })
  await bo.overflow(next, 'Guide')
  await expect.poll(() => setup.product.output(), { timeout: 15_000 }).toContain('"place":"window"')
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
    await expect.poll(failuresLogged, { timeout: 15_000 }).toBeGreaterThan(failures)
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
  await expect.poll(failuresLogged, { timeout: 15_000 }).toBeGreaterThan(failures)
}, 60_000)

test('and of all that the logs, at their most talkative, hold no secret and no word of the content', async () => {
  const { product, pool } = setup
  await product.end('SIGTERM')
  const log = product.output()
  expect(log).toContain('request failed')
  const password = new URL(String(pool.options.connectionString)).password
  for (const [what, secret] of Object.entries({ ...words, botToken, signingSecret, encryptionKey, password })) {
    const line = log.split('\n').find((one) => one.includes(secret))
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
