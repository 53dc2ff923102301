import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SlackWorkspace } from '../playground/slack/slack-workspace.ts'
import { startSlackWorkspace } from '../playground/slack/workspace.ts'
import { FollowedClock } from '../playground/stand-in/message-clock.ts'
import { startTeams } from '../playground/teams/start-teams.ts'
import type { TeamsPlatform } from '../playground/teams/teams-platform.ts'
import { inSlack, inTeams } from './cast.ts'
import { freePort, type Product, startProduct } from './product.ts'

/** Both platforms with their people, and the product; nothing in any yet. */
export type Stage = {
  /** Where the product's database lies, among other things. */
  readonly folder: string
  readonly slack: SlackWorkspace
  readonly teams: TeamsPlatform
  readonly product: Product
  /** Moves the product's clock, and with it that of messages. */
  moveClock(at: Date): Promise<Date>
  /** Stops the product, then clears all away; a second call waits for the first. */
  close(): Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

/** Kept the same, so that nothing derived from it differs between runs. */
export const encryptionKey = '7e'.repeat(32)

/** Everything lies in a temporary folder that is gone afterwards. */
export async function openStage(
  { PATH = '', HOME = '', TMPDIR, NODE_COMPILE_CACHE }: Environment,
  begins: Date,
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-demo-'))
  let port = 0
  const secrets = {
    signingSecret: randomBytes(16).toString('hex'),
    botToken: `xoxb-${randomBytes(12).toString('hex')}`,
  }
  let started: Product | null = null
  const clock = new FollowedClock(async () => (await started?.readClock()) ?? null, { from: begins, stands: true })
  const slack = await startSlackWorkspace({
    ...secrets,
    messageClock: clock,
    eventsUrl: () => `http://127.0.0.1:${port}/slack/events`,
    people: inSlack,
    // A day passes in seconds here: what a platform allows in a minute would be far too little.
    limits: 'off',
  })
  const teams = await startTeams({
    botUrl: () => `http://127.0.0.1:${port}/teams/messages`,
    botName: 'Labelbreak',
    people: inTeams.map(({ handle, name, colour, tz }) => ({ handle, name, colour, zone: tz })),
    messageClock: clock,
    limits: 'off',
  })
  const clear = async () => {
    await slack.close()
    await teams.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    // Chosen once the others have theirs.
    port = await freePort()
    const product = await startProduct(folder, port, {
      PATH,
      HOME,
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_API_URL: `${slack.url}/api/`,
      TEAMS_APP_ID: teams.settings.MicrosoftAppId,
      TEAMS_APP_PASSWORD: teams.settings.MicrosoftAppPassword,
      TEAMS_TENANT_ID: teams.settings.MicrosoftAppTenantId,
      TEAMS_API_URL: teams.url,
      ENCRYPTION_KEY: encryptionKey,
      DEV_CLOCK_FROM: begins.toISOString(),
    })
    started = product
    let closing: Promise<void> | null = null
    return {
      folder,
      slack,
      teams,
      product,
      moveClock: (at) => clock.whileMoving(() => product.moveClock(at)),
      close() {
        closing ??= product.stop().then(clear)
        return closing
      },
    }
  } catch (error) {
    await clear()
    throw error
  }
}
