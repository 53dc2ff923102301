import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { createSlackApp } from './bots/slack/app.ts'
import { describeInstallation } from './bots/slack/installation.ts'
import { said } from './bots/words/said.ts'
import { domainClock } from './clock.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { workOverlap } from './flows/campaigns/bring-to-overlap.ts'
import type { ClickWorld } from './flows/click-world.ts'
import { sendExport } from './flows/export/send-export.ts'
import { publishHome } from './flows/home/publish-home.ts'
import { voteCounter } from './flows/labeling/count-votes.ts'
import { answerKeeper } from './flows/labeling/keep-answer.ts'
import { workOvernight } from './flows/labeling/overnight.ts'
import { afterSession } from './flows/sessions/after-session.ts'
import { sendDelivery } from './flows/telling/send-delivery.ts'
import { rememberTroubles } from './flows/timing/troubles.ts'
import { serve, stopServing } from './http.ts'
import { loggedError } from './log-error.ts'
import { openEmbeddedPostgres } from './postgres/embedded-postgres.ts'
import { type Closing, runUntilStopped } from './run-until-stopped.ts'
import { moveThrough, runTick, startSchedule, taskCount } from './schedule.ts'
import { campaignCache } from './store/campaigns/load-campaign.ts'
import { whyNothingIsKept } from './store/db/can-keep.ts'
import { inTransaction, openDatabase } from './store/db/database.ts'
import { openJobs } from './store/db/jobs.ts'
import { migrate } from './store/db/migrate.ts'
import { outlast } from './store/db/passing-trouble.ts'
import { shareConnections } from './store/db/share-connections.ts'
import { openKeys } from './store/db/token-cipher.ts'
import {
  endInstallation,
  findWorkspace,
  findWorkspaceById,
  hasWorkspace,
  installWorkspace,
} from './store/people/workspaces.ts'
import { sessionMemory } from './store/sessions/session-memory.ts'
import { troubleWithRules } from './time-zone-rules.ts'

const campaignsInMemory = 500
const embeddedFolder = '.labelbreak'

/** How long a click waits to know whose it is. */
const workspaceMs = 2_000

async function main(config: Config, log: pino.Logger, closing: Closing): Promise<void> {
  const logError = (what: string) => (error: unknown) => log.error({ err: error }, what)

  const rules = troubleWithRules(process.versions.tz)
  if (rules !== null) log.warn({ rules }, 'local times may be wrong in some places: use a newer Node')

  const embedded = config.databaseUrl === null ? await openEmbeddedPostgres({ dir: embeddedFolder }) : null
  if (embedded !== null) closing.unshift(() => embedded.stop())
  const url = config.databaseUrl ?? embedded?.url ?? ''
  await migrate(url, { tell: (said) => log.info({ said }, 'migration') })
  const shares = shareConnections(config.databaseConnections)
  const database = openDatabase(url, shares.rest, logError('idle connection lost'), shares.clicks)
  closing.unshift(() => database.close())
  const jobs = await openJobs(url, shares.jobs, logError('job queue'))
  closing.unshift(() => jobs.stop())

  const keys = openKeys(config.encryptionKey)
  const clock = domainClock(config.devClock !== 'still')
  if (config.slack === null) throw new Error('no platform is configured')
  const { slack } = config
  const app = createSlackApp({
    signingSecret: slack.signingSecret,
    apiUrl: slack.apiUrl,
    logger: log.child({ part: 'slack' }),
    findWorkspace: (externalIds) =>
      outlast(() => findWorkspace(database.clicks.prisma, keys, 'slack', externalIds), workspaceMs),
    findWorkspaceById: (id) => findWorkspaceById(database.prisma, keys, id),
    onEnded: (workspace) => endInstallation(database.prisma, keys, workspace, clock.now()),
    makeWorld: (messenger): ClickWorld => {
      const voting = { database, now: clock.now, campaignAt: campaignCache(campaignsInMemory) }
      return {
        ...voting,
        jobs,
        messenger,
        newId: () => uuidv7(),
        secretSeed: keys.secretSeed,
        besideLabels: said.prompts.besideLabels,
        countVote: voteCounter(voting),
        troubles: rememberTroubles((err, task, ids) => log.error({ err, task, ...ids }, 'passed over'), clock.now),
        keepAnswer: answerKeeper(database.clicks),
        sessionMemory: sessionMemory(),
      }
    },
  })
  const { world } = app
  closing.unshift(() => app.stop())

  const install = async (botToken: string) => {
    const found = await describeInstallation(botToken, slack.apiUrl)
    const ids = { organization: world.newId(), workspace: world.newId() }
    await inTransaction(database, (tx) => installWorkspace(tx, keys, { ...found, botToken }, ids, world.now()))
    log.info({ workspace: found.externalId }, 'workspace ready')
  }
  const installing =
    slack.botToken === null
      ? null
      : app.keepInstalling(() => install(slack.botToken ?? ''), logError('slack is not reachable'))
  if (installing !== null) closing.unshift(async () => installing.stop())

  // A refused token is told as a trouble: what came in before goes on being served. Where there never was an installation
  // there is nothing to serve.
  const isInstalled = async () => {
    const state = installing?.state() ?? 'done'
    return (
      state === 'done' || (state === 'refused' && (await hasWorkspace(database.prisma, 'slack').catch(() => false)))
    )
  }

  await jobs.work('deliver', (id) => sendDelivery(world, id))
  await jobs.work('session-end', (id) => afterSession(world, id))
  await jobs.work('home', (id) => publishHome(world, id))
  await jobs.work('overlap', (id) => workOverlap(world, id))
  await jobs.work('export', (id) => sendExport(world, id))
  await jobs.work('tick', (id) => runTick(world, id), taskCount)
  await jobs.work('overnight', (id) => workOvernight(world, id))
  const stopSchedule = startSchedule(world, logError('tick'))
  closing.unshift(stopSchedule)

  const moveTo = async (at: Date) => {
    await app.settled()
    await moveThrough(world, clock.moveTo, at)
  }
  const server = serve(
    {
      slack: app.handleRequest,
      whyNotReady: async () => {
        if (!(await isInstalled())) return 'the platform has not been reached yet'
        return await whyNothingIsKept(database.clicks.pool)
      },
      troubles: app.troubles,
      devClock: config.devClock === 'off' ? null : { now: clock.now, moveTo },
    },
    logError('request'),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  closing.unshift(() => stopServing(server))
  const { port } = server.address() as AddressInfo
  log.info({ host: config.host, port }, 'listening')
}

try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: null, serializers: { err: loggedError } }, pino.destination(2))
  // What nobody waits for any more, such as work after a reply that a library lost, ends nothing.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'nobody waited for this failure'))
  await runUntilStopped((closing) => main(config, log, closing), log)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
