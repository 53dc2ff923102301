import type { BlockAction, ButtonAction } from '@slack/bolt'
import { afterEach, expect, test } from 'vitest'
import { type Product, startProduct } from './bolt-product.ts'

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
