/**
 * The playground as a process: a stand-in for Slack and the page on one loopback port, one for Teams on another. `start.ts` starts it
 * beside the product; standard output stays empty.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { moveClock, readClock } from './page-server/product-clock.ts'
import { startPlayground } from './playground.ts'
import { readKeptWorld } from './snapshot/kept-world.ts'
import { FollowedClock } from './stand-in/message-clock.ts'
import { startSample } from './start-sample.ts'
import { startTeams } from './teams/start-teams.ts'

const environment = z.object({
  PLAYGROUND_PORT: z.coerce.number().int().min(0).max(65_535),
  PRODUCT_URL: z.url(),
  SLACK_SIGNING_SECRET: z.string().min(1),
  SLACK_BOT_TOKEN: z.string().min(1),
  PLAYGROUND_STATE_DIR: z.string().min(1),
  PLAYGROUND_TEAMS_PORT: z.coerce.number().int().min(0).max(65_535),
  TEAMS_APP_ID: z.guid(),
  TEAMS_APP_PASSWORD: z.string().min(1),
  TEAMS_TENANT_ID: z.guid(),
  /** The workspace that has lived two weeks, or one in which the sample campaign has just been launched. */
  PLAYGROUND_WORLD: z.enum(['lived', 'empty']),
  /** What the product's clock reads at the start. */
  DEV_CLOCK_FROM: z.iso.datetime(),
})
/** So much of the product's time is lost at most where the playground is killed. */
const keepClockMs = 5000
const minuteMs = 60_000

const given = environment.safeParse(process.env)
if (!given.success) {
  process.stderr.write(`The playground cannot start:\n${z.prettifyError(given.error)}\n`)
  process.exit(1)
}
const { PLAYGROUND_PORT, PRODUCT_URL, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, PLAYGROUND_STATE_DIR } = given.data
const clock = new FollowedClock(
  async () => {
    const read = await readClock(PRODUCT_URL)
    return read.kind === 'time' ? new Date(read.at) : null
  },
  { from: new Date(given.data.DEV_CLOCK_FROM), stands: false },
)
const kept = given.data.PLAYGROUND_WORLD === 'lived' ? await readKeptWorld() : null
let isReady = false
let productBack: (() => void) | null = null
const teams = await startTeams({
  port: given.data.PLAYGROUND_TEAMS_PORT,
  botUrl: new URL('/teams/messages', PRODUCT_URL).href,
  botName: 'Labelbreak',
  appId: given.data.TEAMS_APP_ID,
  appPassword: given.data.TEAMS_APP_PASSWORD,
  tenantId: given.data.TEAMS_TENANT_ID,
  statePath: join(PLAYGROUND_STATE_DIR, 'teams.json'),
  messageClock: clock,
})
const playground = await startPlayground({
  port: PLAYGROUND_PORT,
  productUrl: PRODUCT_URL,
  signingSecret: SLACK_SIGNING_SECRET,
  botToken: SLACK_BOT_TOKEN,
  statePath: join(PLAYGROUND_STATE_DIR, 'slack.json'),
  teams,
  fetchPicture: fetch,
  lived: {
    kept,
    clock,
    isReady: () => isReady,
    startAgain: (how) => void process.send?.(`start ${how}`),
  },
  ...(process.send === undefined ? {} : { killProduct }),
})
process.stderr.write(`playground: listening on ${playground.url}\n`)

const passMinute = () => clock.whileMoving(() => moveClock(PRODUCT_URL, new Date(clock.now() + minuteMs).toISOString()))
const keepClock = () =>
  writeFile(join(PLAYGROUND_STATE_DIR, 'clock'), `${new Date(clock.now()).toISOString()}\n`).catch(() => undefined)
setInterval(keepClock, keepClockMs).unref()

// start.ts says when the product is ready, and waits to hear that there is something to look at.
process.on('message', async (message) => {
  if (message !== 'product ready') return
  if (isReady) {
    // It was killed. Its clock goes on where the messages are, and never back.
    await clock.whileMoving(() => moveClock(PRODUCT_URL, new Date(clock.now()).toISOString()))
    productBack?.()
    return
  }
  await clock.whileMoving(async () => undefined)
  if (kept === null)
    await startSample({ slack: playground, teams, passMinute }).catch((error: Error) =>
      process.stderr.write(`playground: ${error.message}\n`),
    )
  isReady = true
  playground.parts.changes.tell()
  process.send?.('world ready')
})

async function killProduct(): Promise<void> {
  const back = new Promise<void>((resolve) => {
    productBack = resolve
  })
  process.send?.('kill product')
  await keepClock()
  await back
}

let stopping = false
// 'disconnect': start.ts is gone without a word.
for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
  process.on(end, () => {
    if (stopping) return
    stopping = true
    void Promise.all([playground.close(), teams.close(), isReady ? keepClock() : null]).then(() => process.exit(0))
  })
}
