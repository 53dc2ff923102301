import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterEach(() => {
  product.logged.splice(0)
})
afterAll(() => product.close())

/** Puts any blocks into Maria's messages, as an app of an earlier version may have done, and gives their place back. */
async function post(...elements: object[]) {
  const { slack } = product
  const maria = slack.as('maria')
  const before = maria.dm().length
  await fetch(`${slack.url}/api/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-for-tests', 'content-type': 'application/json' },
    body: JSON.stringify({ channel: maria.id, text: 'x', blocks: [{ type: 'actions', elements }] }),
  })
  return await slack.until(() => maria.dm()[before])
}

const button = (text: string, action_id: string, value: string) => ({
  type: 'button',
  action_id,
  value,
  text: { type: 'plain_text', text },
})
const box = {
  type: 'checkboxes',
  action_id: 'tick',
  options: [{ text: { type: 'plain_text', text: 'One' }, value: '1' }],
}

function said(includes: string) {
  return product.slack.until(() => {
    const last = product.slack.as('maria').lastDm()
    return last !== null && shownText(last.blocks).includes(includes) ? last : null
  })
}

describe('a control of ours', () => {
  test('that is only ticked is acknowledged and nothing else happens', async () => {
    const message = await post(box)
    const maria = product.slack.as('maria')
    const before = maria.dm().length
    expect(await maria.check(message, { actionId: 'tick' }, ['One'])).toMatchObject({ error: null, body: '' })
    await product.app.stop()
    expect(maria.dm()).toHaveLength(before)
  })
})

describe('a request', () => {
  const payload = { command: '/label', text: 'help', team_id: 'T0NORTHWIND', user_id: 'U0MARIA', trigger_id: 't' }

  test.each([
    ['from two minutes in the future', { timestampOffsetS: 120 }],
    ['that is ten minutes old', { timestampOffsetS: -600 }],
    ['signed with another secret', { signingSecret: 'not-the-secret' }],
    ['with a signature of an unknown kind', { headers: { 'x-slack-signature': 'v1=00' } }],
    ['with a timestamp that is none', { headers: { 'x-slack-request-timestamp': 'soon' } }],
  ])('%s is refused', async (_, twist) => {
    const outcome = await product.slack.rawDeliver('command', payload, twist)
    expect(outcome).toMatchObject({ status: 401, body: '' })
  })

  test('within a minute of our clock is taken', async () => {
    expect(await product.slack.rawDeliver('command', payload, { timestampOffsetS: 30 })).toMatchObject({ status: 200 })
  })

  test('larger than a megabyte is refused', async () => {
    const response = await fetch(product.eventsUrl, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })
    expect(response.status).toBe(413)
  })

  test('that is no POST is refused', async () => {
    expect((await fetch(product.eventsUrl)).status).toBe(405)
  })

  test('of a team that never installed the app changes nothing and is logged', async () => {
    await product.slack.rawDeliver('command', { ...payload, team_id: 'T0ELSEWHERE' })
    expect(product.logged.map(({ message }) => message)).toContain('request was not answered')
  })
})

test('a click costs no query for its installation', async () => {
  const message = await post(button('Yes', 'do-0', 'yes'))
  const maria = product.slack.as('maria')
  await maria.click(message, { text: 'Yes' })
  const before = product.asked.length
  for (let i = 0; i < 5; i++) await maria.click(message, { text: 'Yes' })
  expect(product.asked.length).toBe(before)
})

test('an error of ours is logged once, without what was typed, and told in words', async () => {
  const query = product.database.prisma.identity
  const broken = Object.assign(new Error('connection lost'), { code: 'P1001' })
  const original = query.findUnique
  Object.assign(query, { findUnique: () => Promise.reject(broken) })
  try {
    await product.slack.as('maria').command('/label status A secret name')
    await said('Something went wrong on our side.')
  } finally {
    Object.assign(query, { findUnique: original })
  }
  expect(product.logged).toHaveLength(1)
  expect(product.logged[0]).toMatchObject({ message: 'request failed', fields: { intent: 'status' } })
  expect(JSON.stringify(product.logged)).not.toContain('secret name')
})

test('an answer that could not be shown is logged and nothing else fails', async () => {
  const message = await post(button('Yes', 'do-0', 'yes'))
  product.slack.faults.responseUrl({ kind: '5xx' })
  expect(await product.slack.as('maria').click(message, { text: 'Yes' })).toMatchObject({ error: null })
  await product.slack.until(() => product.logged.length > 0)
  expect(product.logged[0]).toMatchObject({ message: 'reply was not shown', fields: { screen: 'notice' } })
})

test('stopping waits for the answer that is under way', async () => {
  const message = await post(button('Yes', 'do-0', 'yes'))
  product.slack.faults.responseUrl({ kind: 'slow', ms: 300 })
  const before = product.slack.as('maria').dm().length
  await product.slack.as('maria').click(message, { text: 'Yes' })
  await product.app.stop()
  expect(product.slack.as('maria').dm()).toHaveLength(before + 1)
})

const installation = async () =>
  (await product.database.pool.query('select token_ciphertext is null as ended, uninstalled_at from workspaces')).rows

test.each([
  ['works', null],
  ['is not told of by Slack', { kind: '5xx' } as const],
])('a revocation that comes late erases no token that %s', async (_, fault) => {
  const { slack } = product
  const before = slack.journal.callsOf('auth.test').length
  if (fault !== null) slack.faults.next('auth.test', fault)
  await slack.sendLateRevocation()
  await slack.until(() => slack.journal.callsOf('auth.test').length > before)
  await product.app.stop()
  expect(await installation()).toEqual([{ ended: false, uninstalled_at: null }])
  expect(await slack.as('maria').command('/label help')).toMatchObject({ status: 200, error: null })
  expect(product.app.troubles()).toEqual([])
})

test('a workspace that removes the app is forgotten at once, and that is told as a trouble', async () => {
  await product.slack.uninstall()
  await product.slack.until(() => product.logged.some(({ message }) => message === 'installation ended'))
  expect(await installation()).toEqual([{ ended: true, uninstalled_at: expect.any(Date) }])
  expect(product.app.troubles()).toEqual(['slack: token_revoked'])
  const before = product.asked.length
  await product.slack.as('maria').command('/label help')
  expect(product.asked.length).toBe(before + 1)
})
