import { deepEqual } from 'node:assert'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { PersonSeed } from '../../../playground/slack/person.ts'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace } from '../../../playground/slack/workspace.ts'
import { createSlackApp } from '../../../src/bots/slack/app.ts'
import { said } from '../../../src/bots/words/said.ts'
import type { ClickWorld } from '../../../src/flows/click-world.ts'
import { sendExport } from '../../../src/flows/export/send-export.ts'
import { publishHome } from '../../../src/flows/home/publish-home.ts'
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
  endInstallation,
  findWorkspace,
  findWorkspaceById,
  installWorkspace,
} from '../../../src/store/people/workspaces.ts'
import { sessionMemory } from '../../../src/store/sessions/session-memory.ts'
import { freshDatabase } from '../../support/database.ts'
import { unfitInSlack } from '../../support/sends-law.ts'
import { untilThere } from '../../support/until-there.ts'

export const signingSecret = 'a-signing-secret-for-tests'
const botToken = 'xoxb-for-tests'

type Given = {
  readonly people?: readonly PersonSeed[]
  readonly newId?: () => string
  /** Whether messages go out as fast as they come, whatever the platform allows in a minute. */
  readonly isUnlimited?: boolean
}

/** Our edge of Slack and all beneath it, on a real database, spoken to over HTTP by the stand-in. */
export async function startProduct({ people, newId = () => uuidv7(), isUnlimited = false }: Given = {}) {
  const fresh = await freshDatabase()
  const database = openDatabase(fresh.url, 10, () => {})
  const keys = openKeys('ab'.repeat(32))
  const clock = { now: new Date('2026-11-23T12:00:00Z') }
  const logged: { fields: object; message: string }[] = []
  const note = (fields: unknown, message?: string) => logged.push({ fields: Object(fields), message: message ?? '' })
  const asked: (readonly string[])[] = []
  let handle: ReturnType<typeof createSlackApp>['handleRequest'] = async (_, response) =>
    void response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const eventsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  const slack: SlackWorkspace = await startSlackWorkspace({
    eventsUrl,
    signingSecret,
    botToken,
    limits: 'off',
    eventRetryDelaysMs: [],
    ...(people === undefined ? {} : { people }),
  })
  const waiting: { queue: string; id: string }[] = []
  const voting = { database, now: () => clock.now, campaignAt: campaignCache(10) }
  const app = createSlackApp({
    signingSecret,
    apiUrl: `${slack.url}/api/`,
    logger: { info: note, warn: note, error: note },
    async findWorkspace(externalIds) {
      asked.push(externalIds)
      return await findWorkspace(database.prisma, keys, 'slack', externalIds)
    },
    findWorkspaceById: (id) => findWorkspaceById(database.prisma, keys, id),
    onEnded: (workspace) => endInstallation(database.prisma, keys, workspace, clock.now),
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
      publicUrl: null,
      besideLabels: said.prompts.besideLabels,
      figuresWaitMs: untilThere,
    }),
  })
  handle = app.handleRequest
  const installation = {
    platform: 'slack',
    externalId: slack.parts.state.team.id,
    enterpriseId: null,
    name: 'Northwind',
    botToken,
    botUserId: 'U0LABELBREAKBOT',
    botId: 'B0LABELBREAK',
  } as const
  const ids = { organization: newId(), workspace: newId() }
  await inTransaction(database, (tx) => installWorkspace(tx, keys, installation, ids, clock.now))

  return {
    app,
    slack,
    database,
    url: fresh.url,
    logged,
    asked,
    eventsUrl,
    clock,
    waiting,
    /** From now on a tap that comes sooner after its prompt is taken for a slip. */
    takeForSlips(withinMs: number) {
      Object.assign(app.world, { readingTimes: readingTimes(withinMs) })
    },
    /** Sends all messages that wait in the queue, and draws the pages. */
    async deliver() {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { queue, id } = next
        if (queue === 'session-end') {
          await afterSession(app.world, id)
          continue
        }
        const work = { home: publishHome, export: sendExport }[queue] ?? sendDelivery
        for (let done = await work(app.world, id); done !== null; done = await work(app.world, id)) {
          await pause(done.inMs)
        }
      }
    },
    /** Has somebody look at the app's own page, and waits until it is drawn. */
    async openHome(handle: string) {
      const person = slack.as(handle)
      await person.openHome()
      await slack.until(() => waiting.some(({ queue }) => queue === 'home'))
      await this.deliver()
      return person
    },
    /** Ends it all, and looks whether people read what they should. */
    async close() {
      const unfit = await unfitInSlack(slack, database.pool)
      await slack.close()
      await app.stop()
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
