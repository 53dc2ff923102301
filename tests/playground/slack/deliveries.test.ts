import type { BlockAction, ButtonAction } from '@slack/bolt'
import { afterEach, expect, test } from 'vitest'
import { botToken, type Product, startProduct } from './bolt-product.ts'

let product: Product
afterEach(() => product.close())

const card = (text: string) => [
  { type: 'section', text: { type: 'mrkdwn', text } },
  {
    type: 'actions',
    block_id: 'labels',
    elements: [
      { type: 'button', action_id: 'label:0', value: 'v0', text: { type: 'plain_text', text: 'Yes' } },
      { type: 'button', action_id: 'label:1', value: 'v1', text: { type: 'plain_text', text: 'No' } },
    ],
  },
]

test('a click reaches a Bolt app whole, and the app replaces the message through its response URL', async () => {
  const seen: BlockAction<ButtonAction>[] = []
  product = await startProduct((app) => {
    app.action<BlockAction<ButtonAction>>(/^label:/, async ({ ack, body, respond }) => {
      seen.push(body)
      await ack()
      await respond({ replace_original: true, text: 'Next', blocks: card('Next') })
    })
  })
  const { slack, app } = product
  const maria = slack.as('maria')
  const posted = await app.client.chat.postMessage({
    token: 'xoxb-for-tests',
    channel: maria.id,
    text: 'First',
    blocks: card('First'),
  })

  const outcome = await maria.click(posted.ts ?? '', { text: 'No' })

  expect(outcome).toMatchObject({ status: 200, error: null })
  expect(seen[0]).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0MARIA', username: 'maria' },
    channel: { id: 'D0MARIA', name: 'directmessage' },
    container: { type: 'message', message_ts: posted.ts, channel_id: 'D0MARIA', is_ephemeral: false },
    message: { ts: posted.ts, text: 'First' },
    actions: [{ type: 'button', action_id: 'label:1', block_id: 'labels', value: 'v1' }],
    state: { values: {} },
  })
  await slack.until(() => maria.dm().length === 1 && maria.lastDm()?.text === 'Next')
})

test('selects and checkboxes in a message carry their state, each person their own', async () => {
  product = await startProduct((app) => app.action(/.*/, async ({ ack }) => ack()))
  const { slack, app } = product
  const option = (text: string) => ({ text: { type: 'plain_text' as const, text }, value: text.toLowerCase() })
  const elements = [
    { type: 'checkboxes' as const, action_id: 'ticks', options: [option('A'), option('B')] },
    { type: 'static_select' as const, action_id: 'choice', options: [option('C'), option('D')] },
    { type: 'overflow' as const, action_id: 'more', options: [option('Stop'), option('Guide')] },
    { type: 'button' as const, action_id: 'done', text: { type: 'plain_text' as const, text: 'Done' } },
  ]
  const blocks = [{ type: 'actions' as const, block_id: 'b', elements }]
  const { ts = '' } = await app.client.chat.postMessage({ token: botToken, channel: 'C0GENERAL', text: 'Card', blocks })
  const maria = slack.as('maria')
  const cardOf = (name: string) => slack.as(name).messages('C0GENERAL')[0] ?? ts

  await maria.check(cardOf('maria'), { actionId: 'ticks' }, ['A', 'B'])
  await maria.chooseOption(cardOf('maria'), { actionId: 'choice' }, 'D')
  await maria.overflow(cardOf('maria'), 'Guide')
  await maria.click(cardOf('maria'), { text: 'Done' })
  await slack.as('kenji').click(cardOf('kenji'), { text: 'Done' })

  const payloads = slack.journal.deliveries.map((it) => it.payload)
  expect(payloads[0]).toMatchObject({ actions: [{ selected_options: [{ value: 'a' }, { value: 'b' }] }] })
  expect(payloads[1]).toMatchObject({ actions: [{ selected_option: { value: 'd' } }] })
  expect(payloads[2]).toMatchObject({ actions: [{ type: 'overflow', selected_option: { value: 'guide' } }] })
  expect(payloads[3]).toMatchObject({
    state: {
      values: {
        b: {
          ticks: { selected_options: [{ value: 'a' }, { value: 'b' }] },
          choice: { selected_option: { value: 'd' } },
        },
      },
    },
  })
  expect(payloads[4]).toMatchObject({
    state: { values: { b: { ticks: { selected_options: [] }, choice: { selected_option: null } } } },
  })
})

test('a click on a remembered card carries what was on the screen then', async () => {
  product = await startProduct((app) => app.action(/.*/, async ({ ack }) => ack()))
  const { slack, app } = product
  const { ts = '' } = await app.client.chat.postMessage({
    token: botToken,
    channel: 'U0MARIA',
    text: 'Old',
    blocks: card('Old'),
  })
  const maria = slack.as('maria')
  const old = maria.lastDm()
  await app.client.chat.update({ token: botToken, channel: 'D0MARIA', ts, text: 'New', blocks: [] })
  await maria.click(old ?? ts, { text: 'Yes' })
  expect(slack.journal.deliveries.at(-1)?.payload).toMatchObject({
    message: { text: 'Old' },
    actions: [{ value: 'v0' }],
  })
})

test('a command is escaped, answered at once or later, and its failure is told by Slackbot', async () => {
  const texts: string[] = []
  product = await startProduct(
    (app) => {
      app.command('/label', async ({ ack, body }) => {
        texts.push(body.text)
        await ack({ text: 'Heard', response_type: 'ephemeral' })
      })
    },
    { ackTimeoutMs: 200, commands: ['/label', '/unheard'] },
  )
  const maria = product.slack.as('maria')
  await maria.command('/label invite @kenji to #contract-review <!channel> & @nobody')
  expect(texts).toEqual(['invite <@U0KENJI|kenji> to <#C0GENERAL|contract-review> &lt;!channel&gt; &amp; @nobody'])
  expect(maria.lastDm()).toMatchObject({ text: 'Heard', onlyFor: 'U0MARIA' })

  const outcome = await maria.command('/unheard')
  expect(outcome).toMatchObject({ status: null, error: 'operation_timeout' })
  expect(maria.lastDm()).toMatchObject({
    user: 'USLACKBOT',
    text: '`/unheard` failed with the error "operation_timeout"',
  })

  const sent = product.slack.journal.deliveries.length
  expect(await maria.command('/foo bar')).toMatchObject({ deliveryId: null, error: 'invalid_command' })
  expect(maria.lastDm()).toMatchObject({ user: 'USLACKBOT', onlyFor: 'U0MARIA' })
  expect(maria.lastDm()?.text).toMatch(/^`\/foo` is not a valid command\./)
  maria.say('hello')
  expect(maria.lastDm()).toMatchObject({ user: 'U0MARIA', text: 'hello' })
  expect(product.slack.journal.deliveries).toHaveLength(sent)
})

test('an app that does not answer a click in three seconds is not responding', async () => {
  product = await startProduct((app) => app.action(/.*/, async () => undefined), { ackTimeoutMs: 50 })
  const { ts = '' } = await product.app.client.chat.postMessage({
    token: botToken,
    channel: 'U0MARIA',
    text: 'x',
    blocks: card('x'),
  })
  const maria = product.slack.as('maria')
  expect((await maria.click(ts, { text: 'Yes' })).error).toBe('operation_timeout')
  expect(maria.notices()[0]).toContain('This app is not responding. Operation timed out.')
})

test('events are sent as JSON and retried three times with number and reason', async () => {
  product = await startProduct(() => {}, { eventRetryDelaysMs: [0, 1, 2], eventsUrl: 'http://127.0.0.1:9/nobody' })
  const outcome = await product.slack.as('maria').openHome()
  expect(outcome).toMatchObject({ status: null, error: 'connection_failed' })
  await product.slack.settled()
  const { deliveries } = product.slack.journal
  expect(deliveries.map((it) => it.headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3'])
  expect(deliveries[3]?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-slack-retry-reason': 'connection_failed',
  })
  expect(new Set(deliveries.map((it) => it.body)).size).toBe(1)
})

test('an app told of app_home_opened publishes, and the person sees it', async () => {
  product = await startProduct((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: `Hello <@${event.user}>` } }]
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
    })
  })
  const maria = product.slack.as('maria')
  expect(await maria.openHome()).toMatchObject({ status: 200 })
  const home = await product.slack.until(() => maria.home())
  expect(home.blocks).toMatchObject([{ text: { text: 'Hello <@U0MARIA>' } }])
})

test('forged and old signatures are refused by Bolt; a redelivery is the same body newly signed', async () => {
  let heard = 0
  product = await startProduct((app) => {
    app.command('/label', async ({ ack }) => {
      heard += 1
      await ack()
    })
  })
  const { slack } = product
  const { deliveryId } = await slack.as('maria').command('/label')
  const again = await slack.redeliver(deliveryId ?? '')
  expect([again.status, heard]).toEqual([200, 2])
  expect((await slack.redeliver(deliveryId ?? '', { signingSecret: 'not it' })).status).toBe(401)
  expect((await slack.redeliver(deliveryId ?? '', { timestampOffsetS: -301 })).status).toBe(401)
  expect((await slack.redeliver(deliveryId ?? '', { timestampOffsetS: 3600 })).status).toBe(200)
  expect(new Set(slack.journal.deliveries.map((it) => it.body)).size).toBe(1)
  expect((await slack.rawDeliver('raw', 'payload=%7Bnot json')).status).toBe(400)
})
