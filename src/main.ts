import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { messengerAmong } from './bots/edge/messenger-among.ts'
import { describeInstallation } from './bots/teams/installation.ts'
import { said } from './bots/words/said.ts'
import { domainClock } from './clock.ts'
import { type Config, ConfigError, readConfig, type TeamsConfig } from './config.ts'
import { workOverlap } from './flows/campaigns/bring-to-overlap.ts'
import type { ClickWorld } from './flows/click-world.ts'
import { putFile } from './flows/export/put-file.ts'
import { sendExport } from './flows/export/send-export.ts'
import { publishHome } from './flows/home/publish-home.ts'
import { voteCounter } from './flows/labeling/count-votes.ts'
import { answerKeeper } from './flows/labeling/keep-answer.ts'
import { workOvernight } from './flows/labeling/overnight.ts'
import { readingTimes } from './flows/labeling/reading-times.ts'
import { afterSession } from './flows/sessions/after-session.ts'
import { sendDelivery } from './flows/telling/send-delivery.ts'
import { usualFiguresWait } from './flows/timing/figures-wait.ts'
import { rememberTroubles } from './flows/timing/troubles.ts'
import { serve, stopServing } from './http.ts'
import { loggedError } from './log-error.ts'
import { openEmbeddedPostgres } from './postgres/embedded-postgres.ts'
import { type Closing, runUntilStopped } from './run-until-stopped.ts'
import { moveThrough, nextStops, runTick, startSchedule, taskCount } from './schedule.ts'
import { serveExports } from './serve-exports.ts'
import { campaignCache } from './store/campaigns/load-campaign.ts'
import { whyNothingIsKept } from './store/db/can-keep.ts'
import { inTransaction, openDatabase, type Tx } from './store/db/database.ts'
import { openJobs } from './store/db/jobs.ts'
import { migrate } from './store/db/migrate.ts'
import { shareConnections } from './store/db/share-connections.ts'
import { openKeys } from './store/db/token-cipher.ts'
import { keepTenant } from './store/people/tenants.ts'
import { sessionMemory } from './store/sessions/session-memory.ts'
import { troubleWithRules } from './time-zone-rules.ts'

const campaignsInMemory = 500
const embeddedFolder = '.labelbreak'

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
  const clock = domainClock(config.devClock !== 'still', config.devClockFrom ?? new Date())
  const { slack, teams } = config
  const tenant = teams === null ? null : await inTransaction(database, (tx) => keepHome(tx, teams, clock.now()))
  const messengers = messengerAmong((workspaceId) => (workspaceId === tenant ? 'teams' : 'slack'))
  const voting = { database, now: clock.now, campaignAt: campaignCache(campaignsInMemory) }
  const world: ClickWorld = {
    ...voting,
    jobs,
    messenger: messengers.messenger,
    newId: () => uuidv7(),
    secretSeed: keys.secretSeed,
    publicUrl: config.publicUrl,
    besideLabels: said.prompts.besideLabels,
    figuresWaitMs: usualFiguresWait,
    countVote: voteCounter(voting),
    troubles: rememberTroubles((err, task, ids) => log.error({ err, task, ...ids }, 'passed over'), clock.now),
    keepAnswer: answerKeeper(database.clicks),
    sessionMemory: sessionMemory(),
    readingTimes: readingTimes(config.leastReadingMs),
  }
  const serving = { world, keys, log, serve: messengers.serve }
  // A platform's library takes tens of megabytes: who does not use it does not load it.
  const onSlack = slack === null ? null : (await import('./serve-slack.ts')).serveSlack(slack, serving)
  const onTeams = teams === null ? null : (await import('./serve-teams.ts')).serveTeams(teams, serving)
  const served = [onSlack, onTeams].filter((platform) => platform !== null)
  closing.unshift(async () => void (await Promise.all(served.map((platform) => platform.stop()))))

  await jobs.work('deliver', (id) => sendDelivery(world, id))
  await jobs.work('session-end', (id) => afterSession(world, id))
  await jobs.work('home', (id) => publishHome(world, id))
  await jobs.work('overlap', (id) => workOverlap(world, id))
  await jobs.work('export', (id) => sendExport(world, id))
  await jobs.work('export-file', (id) => putFile(world, id))
  await jobs.work('tick', (id) => runTick(world, id), taskCount)
  await jobs.work('overnight', (id) => workOvernight(world, id))
  const stopSchedule = startSchedule(world, logError('tick'))
  closing.unshift(stopSchedule)

  const moveTo = async (at: Date) => {
    for (const platform of served) await platform.settled()
    await moveThrough(world, clock.moveTo, at)
  }
  const server = serve(
    {
      slack: onSlack?.handleRequest ?? null,
      teams: onTeams?.handleRequest ?? null,
      exports: config.publicUrl === null ? null : serveExports(world),
      whyNotReady: async () => {
        for (const platform of served) {
          if (!(await platform.isInstalled())) return 'the platform has not been reached yet'
        }
        return await whyNothingIsKept(database.clicks.pool)
      },
      troubles: () => served.flatMap((platform) => platform.troubles()),
      devClock: config.devClock === 'off' ? null : { now: clock.now, moveTo, stops: () => nextStops(world) },
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

/** The tenant in which the bot is registered. Returns its id here. */
async function keepHome(tx: Tx, { appId, tenantId }: TeamsConfig, now: Date): Promise<string> {
  const ids = { organization: uuidv7(), workspace: uuidv7() }
  return await keepTenant(tx, describeInstallation({ appId, tenantId }), ids, now)
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
