/**
 * The playground as a process: a stand-in for Slack and the page that shows it, on one loopback port. `start.ts` starts it
 * beside the product; standard output stays empty.
 */
import { join } from 'node:path'
import { z } from 'zod'
import { startPlayground } from './playground.ts'
import { startSample } from './start-sample.ts'

const environment = z.object({
  PLAYGROUND_PORT: z.coerce.number().int().min(0).max(65_535),
  PRODUCT_URL: z.url(),
  SLACK_SIGNING_SECRET: z.string().min(1),
  SLACK_BOT_TOKEN: z.string().min(1),
  PLAYGROUND_STATE_DIR: z.string().min(1),
})

const given = environment.safeParse(process.env)
if (!given.success) {
  process.stderr.write(`The playground cannot start:\n${z.prettifyError(given.error)}\n`)
  process.exit(1)
}
const { PLAYGROUND_PORT, PRODUCT_URL, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, PLAYGROUND_STATE_DIR } = given.data
const playground = await startPlayground({
  port: PLAYGROUND_PORT,
  productUrl: PRODUCT_URL,
  signingSecret: SLACK_SIGNING_SECRET,
  botToken: SLACK_BOT_TOKEN,
  statePath: join(PLAYGROUND_STATE_DIR, 'slack.json'),
})
process.stderr.write(`playground: listening on ${playground.url}\n`)

// start.ts says when the product is ready, and waits to hear that there is something to look at.
process.on('message', async (message) => {
  if (message !== 'product ready') return
  await startSample(playground).catch((error: Error) => process.stderr.write(`playground: ${error.message}\n`))
  process.send?.('sample ready')
})

let stopping = false
// 'disconnect': start.ts is gone without a word.
for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.on(end, () => {
    if (stopping) return
    stopping = true
    void playground.close().then(() => process.exit(0))
  })
}
