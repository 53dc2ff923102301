import bolt from '@slack/bolt'
import pg from 'pg'

/**
 * The least that a labeling bot could do: Bolt verifies the click, one row is inserted, the click is acknowledged, and
 * the next prompt replaces the message. What Labelbreak is measured against.
 */
const { DATABASE_URL, SLACK_SIGNING_SECRET, PORT } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL ?? '', max: 12 })
const receiver = new bolt.HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET ?? '' })
const app = new bolt.App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'BBOT', botUserId: 'UBOT' }),
  convoStore: false,
})

app.action('label', async ({ ack, body, respond }) => {
  await pool.query({
    name: 'keep',
    text: 'INSERT INTO bare_answers (person, label) VALUES ($1, 1)',
    values: [body.user.id],
  })
  await ack()
  await respond({ replace_original: true, text: 'Next prompt', blocks: prompt })
})

const prompt = [
  { type: 'context', elements: [{ type: 'plain_text', text: '3 done, until 10:35' }] },
  { type: 'section', text: { type: 'plain_text', text: 'Either party may give notice in writing. '.repeat(6) } },
  {
    type: 'actions',
    elements: ['Termination', 'Assignment'].map((text, at) => ({
      type: 'button',
      action_id: at === 0 ? 'label' : 'other',
      value: text,
      text: { type: 'plain_text', text },
    })),
  },
]

await app.start(Number(PORT))
