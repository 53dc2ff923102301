import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readClock } from '../../../playground/page-server/product-clock.ts'
import { startPlayground } from '../../../playground/playground.ts'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { type KeptWorld, keptFolder, readKeptWorld } from '../../../playground/snapshot/kept-world.ts'
import { loadDatabase } from '../../../playground/snapshot/load-database.ts'
import { FollowedClock } from '../../../playground/stand-in/message-clock.ts'
import { startTeams } from '../../../playground/teams/start-teams.ts'
import type { TeamsPlatform } from '../../../playground/teams/teams-platform.ts'
import { freePort } from '../../../src/postgres/launch.ts'
import { emptyDatabase } from '../../support/database.ts'
import { type ProductProcess, startProcess } from '../../support/product-process.ts'

const secret = 'a-signing-secret-of-the-tests'
const token = 'xoxb-for-tests'

/** The workspace that has lived two weeks, as `npm start` shows it: the playground, and the product as a process beside it. */
export type LivedWorld = {
  readonly kept: KeptWorld
  readonly slack: SlackWorkspace
  readonly teams: TeamsPlatform
  readonly product: ProductProcess
  close(): Promise<void>
}

export async function openLivedWorld(): Promise<LivedWorld> {
  const kept = await readKeptWorld()
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-lived-'))
  for (const name of ['slack.json', 'teams.json']) await copyFile(new URL(name, keptFolder), join(folder, name))
  const database = await emptyDatabase()
  await loadDatabase(database.url, kept, await readFile(new URL('rows.txt', keptFolder), 'utf8'))
  const port = await freePort()
  const productUrl = `http://127.0.0.1:${port}`
  const ask = async () => {
    const read = await readClock(productUrl)
    return read.kind === 'time' ? new Date(read.at) : null
  }
  const clock = new FollowedClock(ask, { from: new Date(kept.at), stands: false })
  const teams = await startTeams({
    botUrl: `${productUrl}/teams/messages`,
    botName: 'Labelbreak',
    statePath: join(folder, 'teams.json'),
    messageClock: clock,
    limits: 'off',
  })
  const slack = await startPlayground({
    port: 0,
    productUrl,
    signingSecret: secret,
    botToken: token,
    statePath: join(folder, 'slack.json'),
    limits: 'off',
    teams,
    lived: { kept, clock, isReady: () => true, startAgain: () => undefined },
  })
  const product = await startProcess(
    {
      DATABASE_URL: database.url,
      SLACK_SIGNING_SECRET: secret,
      SLACK_BOT_TOKEN: token,
      SLACK_API_URL: `${slack.url}/api/`,
      TEAMS_APP_ID: teams.settings.MicrosoftAppId,
      TEAMS_APP_PASSWORD: teams.settings.MicrosoftAppPassword,
      TEAMS_TENANT_ID: teams.settings.MicrosoftAppTenantId,
      TEAMS_API_URL: teams.url,
      ENCRYPTION_KEY: kept.encryptionKey,
      DEV_CLOCK: '1',
      DEV_CLOCK_FROM: kept.at,
      LOG_LEVEL: 'warn',
    },
    port,
  )
  const close = async () => {
    await product.end('SIGTERM')
    await slack.close()
    await teams.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
  return { kept, slack, teams, product, close }
}
