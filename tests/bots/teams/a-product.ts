import { deepEqual } from 'node:assert'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { PersonSeed } from '../../../playground/teams/person.ts'
import { startTeams } from '../../../playground/teams/start-teams.ts'
import { createTeamsApp } from '../../../src/bots/teams/app.ts'
import { describeInstallation } from '../../../src/bots/teams/installation.ts'
import { said } from '../../../src/bots/words/said.ts'
import type { ClickWorld } from '../../../src/flows/click-world.ts'
import { putFile } from '../../../src/flows/export/put-file.ts'
import { sendExport } from '../../../src/flows/export/send-export.ts'
import { voteCounter } from '../../../src/flows/labeling/count-votes.ts'
import { answerKeeper } from '../../../src/flows/labeling/keep-answer.ts'
import { readingTimes } from '../../../src/flows/labeling/reading-times.ts'
import { afterSession } from '../../../src/flows/sessions/after-session.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { rememberTroubles } from '../../../src/flows/timing/troubles.ts'
import type { Messenger } from '../../../src/flows/world.ts'
import { campaignCache } from '../../../src/store/campaigns/load-campaign.ts'
import { inTransaction, openDatabase } from '../../../src/store/db/database.ts'
import { openKeys } from '../../../src/store/db/token-cipher.ts'
import {
  findConversation,
  findTenant,
  findTenantById,
  keepConversation,
  keepServiceUrl,
  keepTenant,
} from '../../../src/store/people/tenants.ts'
import { keepGuessedZone } from '../../../src/store/people/zones.ts'
import { sessionMemory } from '../../../src/store/sessions/session-memory.ts'
import { freshDatabase } from '../../support/database.ts'
import { unfitInTeams } from '../../support/sends-law.ts'
import { untilThere } from '../../support/until-there.ts'

type Given = {
  readonly people?: readonly PersonSeed[]
  readonly newId?: () => string
  /** Whether messages go out as fast as they come, whatever the platform allows in a minute. */
  readonly isUnlimited?: boolean
  readonly updateAfterMs?: number
  readonly publicUrl?: string
  /** The database of another platform's product, beside which this one stands; it outlives this one. */
  readonly besideUrl?: string
}

/** Our edge of Teams and all beneath it, on a real database, spoken to over HTTP by the stand-in. */
export async function startProduct({
  people,
  newId = () => uuidv7(),
  isUnlimited = false,
  updateAfterMs = 300,
  publicUrl: givenUrl,
  besideUrl,
}: Given = {}) {
  const fresh = besideUrl === undefined ? await freshDatabase() : { url: besideUrl, drop: async () => undefined }
  const database = openDatabase(fresh.url, 10, () => {})
  const trouble = { keepsNothing: false }
  const keys = openKeys('ab'.repeat(32))
  const clock = { now: new Date('2026-11-23T12:00:00Z') }
  const logged: { fields: object; message: string }[] = []
  const note = (fields: unknown, message?: string) => logged.push({ fields: Object(fields), message: message ?? '' })
  let handle: ReturnType<typeof createTeamsApp>['handleRequest'] = async (_, response) =>
    void response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const botUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/messages`
  const teams = await startTeams({ botUrl, limits: 'off', ...(people === undefined ? {} : { people }) })
  const waiting: { queue: string; id: string }[] = []
  const voting = { database, now: () => clock.now, campaignAt: campaignCache(10) }
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = teams.settings
  const app = createTeamsApp({
    credentials: { appId, password, tenantId, apiUrl: teams.url },
    logger: { info: note, warn: note, error: note },
    updateAfterMs,
    findWorkspace: (externalIds) => findTenant(database.prisma, 'teams', externalIds),
    findWorkspaceById: (id) => findTenantById(database.prisma, id),
    keepServiceUrl: async ({ id }, serviceUrl) => {
      if (trouble.keepsNothing) throw new Error('planned: nothing is kept')
      await keepServiceUrl(database.prisma, id, serviceUrl)
    },
    conversations: {
      find: (who) => findConversation(database.prisma, who),
      keep: async (who, conversationId) => {
        if (trouble.keepsNothing) throw new Error('planned: nothing is kept')
        return await keepConversation(database.prisma, who, conversationId)
      },
      keepZone: (who, zone, isFaint) => keepGuessedZone(database.prisma, who, zone, isFaint),
    },
    makeWorld: (messenger): ClickWorld => ({
      ...voting,
      countVote: voteCounter(voting),
      troubles: rememberTroubles(
        () => {},
        () => clock.now,
      ),
      keepAnswer: answerKeeper(database.clicks),
      sessionMemory: sessionMemory(),
      // Tests tap as fast as they can.
      readingTimes: readingTimes(0),
      messenger: isUnlimited ? { ...messenger, limits: noLimits } : messenger,
      jobs: {
        // Stands in for the queue: what was enqueued is sent by `deliver()`.
        enqueue: async (_tx, queue, id) => void waiting.push({ queue, id }),
        enqueueOnce: async () => {},
        work: async () => {},
        drained: async () => {},
        stop: async () => {},
      },
      newId,
      secretSeed: keys.secretSeed,
      publicUrl: givenUrl ?? null,
      besideLabels: said.prompts.besideLabels,
      figuresWaitMs: untilThere,
    }),
  })
  handle = app.handleRequest
  const ids = { organization: newId(), workspace: newId() }
  const installation = describeInstallation({ appId, tenantId })
  const workspaceId = await inTransaction(database, (tx) => keepTenant(tx, installation, ids, clock.now))

  return {
    app,
    teams,
    database,
    logged,
    /** Whether addresses cannot be kept now. */
    trouble,
    botUrl,
    clock,
    waiting,
    workspaceId,
    /** From now on a tap that comes sooner after its prompt is taken for a slip. */
    takeForSlips(withinMs: number) {
      Object.assign(app.world, { readingTimes: readingTimes(withinMs) })
    },
    /** Sends all messages that wait in the queue. */
    async deliver() {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { queue, id } = next
        if (queue === 'session-end') await afterSession(app.world, id)
        const work = { deliver: sendDelivery, export: sendExport, 'export-file': putFile }[queue]
        if (work === undefined) continue
        for (let done = await work(app.world, id); done !== null; done = await work(app.world, id)) {
          await pause(done.inMs)
        }
      }
    },
    /** Ends it all, and looks whether people read what they should. */
    async close() {
      const unfit = await unfitInTeams(teams, database.pool)
      await app.stop()
      await teams.close()
      server.closeAllConnections()
      server.close()
      await database.close()
      await fresh.drop()
      deepEqual(unfit, [])
    },
  }
}

const noLimits: Messenger['limits'] = {
  send: () => [],
  update: () => [],
  lookUp: () => [],
  publishHome: () => [],
}

export type Product = Awaited<ReturnType<typeof startProduct>>
