import { createSlackApp } from './bots/slack/app.ts'
import { describeInstallation } from './bots/slack/installation.ts'
import { slackPlatform } from './bots/slack/limits.ts'
import type { SlackConfig } from './config.ts'
import { type ServedPlatform, type Serving, workspaceMs } from './served-platform.ts'
import { inTransaction } from './store/db/database.ts'
import { outlast } from './store/db/passing-trouble.ts'
import {
  endInstallation,
  findWorkspace,
  findWorkspaceById,
  hasWorkspace,
  installWorkspace,
} from './store/people/workspaces.ts'

export function serveSlack(slack: SlackConfig, { world, keys, log, serve }: Serving): ServedPlatform {
  const { database } = world
  const app = createSlackApp({
    signingSecret: slack.signingSecret,
    apiUrl: slack.apiUrl,
    logger: log.child({ part: 'slack' }),
    findWorkspace: (externalIds) =>
      outlast(() => findWorkspace(database.clicks.prisma, keys, 'slack', externalIds), workspaceMs),
    findWorkspaceById: (id) => findWorkspaceById(database.prisma, keys, id),
    onEnded: (workspace) => endInstallation(database.prisma, keys, workspace, world.now()),
    makeWorld: (messenger) => {
      serve(slackPlatform.id, messenger)
      return world
    },
  })

  const install = async (botToken: string) => {
    const found = await describeInstallation(botToken, slack.apiUrl)
    const ids = { organization: world.newId(), workspace: world.newId() }
    await inTransaction(database, (tx) => installWorkspace(tx, keys, { ...found, botToken }, ids, world.now()))
    log.info({ workspace: found.externalId }, 'workspace ready')
  }
  const installing =
    slack.botToken === null
      ? null
      : app.keepInstalling(
          () => install(slack.botToken ?? ''),
          (error) => log.error({ err: error }, 'slack is not reachable'),
        )

  return {
    handleRequest: app.handleRequest,
    troubles: app.troubles,
    settled: app.settled,
    // A refused token is told as a trouble: what came in before goes on being served. Where there never was an installation
    // there is nothing to serve.
    async isInstalled() {
      const state = installing?.state() ?? 'done'
      return (
        state === 'done' || (state === 'refused' && (await hasWorkspace(database.prisma, 'slack').catch(() => false)))
      )
    },
    async stop() {
      installing?.stop()
      await app.stop()
    },
  }
}
