import { setTimeout as pause } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace } from '../../playground/slack/workspace.ts'
import { watchCutOff } from '../../src/bots/edge/cut-off.ts'
import { slackMessenger } from '../../src/bots/slack/messenger.ts'
import type { Limit } from '../../src/domain/messages/limit.ts'
import { askPeople } from '../../src/flows/asking/ask-people.ts'
import { sendDelivery } from '../../src/flows/telling/send-delivery.ts'
import type { World } from '../../src/flows/world.ts'
import { type Jobs, openJobs } from '../../src/store/db/jobs.ts'
import { openKeys } from '../../src/store/db/token-cipher.ts'
import { findWorkspaceById } from '../../src/store/people/workspaces.ts'
import { openWorld, seedCampaign, type TestWorld } from '../flows/a-world.ts'
import { endDeadJobs } from '../support/end-dead-jobs.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { openSetup } from '../support/product-setup.ts'

const people = Array.from({ length: 300 }, (_, at) => ({
  handle: `expert-${at}`,
  name: `Expert ${at}`,
  tz: 'Europe/Berlin',
}))
/** Slack's limits at twenty times the speed: three hundred messages take seconds instead of a minute. */
const speed = 20
const faster = (limits: readonly Limit[]) => limits.map((one) => ({ ...one, everyMs: one.everyMs / speed }))

describe('invitations due at once, two replicas', () => {
  let base: TestWorld
  let slack: SlackWorkspace
  let replicas: World[]
  let campaignId: string

  beforeEach(async () => {
    base = await openWorld()
    slack = await startSlackWorkspace({
      eventsUrl: 'http://127.0.0.1:9/slack/events',
      signingSecret: 'none-is-sent-here',
      botToken: 'xoxb-1',
      teamId: 'T1',
      people,
      limits: { scale: speed },
    })
    const log = { info() {}, warn() {}, error() {} }
    const { database } = base.world
    const find = {
      findWorkspace: async () => null,
      findWorkspaceById: (id: string) => findWorkspaceById(database.prisma, openKeys('ab'.repeat(32)), id),
    }
    const messenger = slackMessenger({ find, apiUrl: `${slack.url}/api/`, log, cutOff: watchCutOff('slack', log) })
    const limits = {
      ...messenger.limits,
      send: (to: Parameters<typeof messenger.limits.send>[0]) => faster(messenger.limits.send(to)),
    }
    const errors: Error[] = []
    const open = (): Promise<Jobs> =>
      openJobs(database.pool.options.connectionString ?? '', 4, (error) => errors.push(error))
    replicas = []
    for (const jobs of [await open(), await open()]) {
      const world: World = { ...base.world, jobs, messenger: { ...messenger, limits } }
      await jobs.work('deliver', (id) => sendDelivery(world, id))
      replicas.push(world)
    }
    campaignId = await seedCampaign(base, { items: 5, people: [] })
  })
  afterEach(async () => {
    for (const { jobs } of replicas) await jobs.stop()
    await slack.close()
    await base.close()
  })

  async function addFirst(count: number) {
    const { prisma } = base.world.database
    const { organizationId, workspaceId } = base
    const at = base.clock.now
    const rows = slack.parts.state.people
      .filter(({ handle }) => handle.startsWith('expert-'))
      .slice(0, count)
      .map(({ id, name }) => ({ externalId: id, name, personId: uuidv7(), id: uuidv7() }))
    await prisma.person.createMany({
      data: rows.map(({ personId, name }) => ({
        id: personId,
        organizationId,
        name,
        zone: 'Europe/Berlin',
        createdAt: at,
      })),
    })
    await prisma.identity.createMany({
      data: rows.map(({ id, externalId, personId }) => ({
        ...{ id, externalId, personId, organizationId, workspaceId },
        kind: 'member',
        checkedAt: new Date(),
      })),
    })
    await prisma.member.createMany({
      data: rows.map(({ personId }) => ({
        organizationId,
        campaignId,
        personId,
        role: 'annotator',
        addedAt: at,
        invitedAt: at,
      })),
    })
  }

  async function askEveryone() {
    await Promise.all(replicas.map((world) => askPeople(world)))
    await Promise.all(replicas.map(({ jobs }) => jobs.drained()))
  }
  const messages = (count: number) => people.slice(0, count).map(({ handle }) => slack.as(handle).dm().length)
  async function states(): Promise<Record<string, number>> {
    const rows = await base.world.database.prisma.delivery.groupBy({ by: ['state'], _count: true })
    return Object.fromEntries(rows.map((row) => [row.state, row._count]))
  }
  const refused = () => slack.journal.callsOf('chat.postMessage').filter(({ status }) => status === 429).length

  test('reach three hundred people once within the limits, none of them broken', async () => {
    await addFirst(300)
    await askEveryone()
    expect(messages(300)).toEqual(Array(300).fill(1))
    expect(await states()).toEqual({ sent: 300 })
    expect(refused()).toBe(0)
  }, 120_000)

  test('reach everybody once through a storm of 429s, each of which is waited out', async () => {
    slack.faults.next('chat.postMessage', { kind: '429', retryAfterS: 1 }, 40)
    await addFirst(100)
    await askEveryone()
    expect(messages(100)).toEqual(Array(100).fill(1))
    expect(await states()).toEqual({ sent: 100 })
    expect(refused()).toBe(40)
    expect(slack.journal.callsOf('chat.postMessage')).toHaveLength(140)
  }, 120_000)

  test('are stored by Slack and the answers lost: nobody gets two, and the doubt is written down', async () => {
    slack.faults.next('chat.postMessage', { kind: '5xx-after-store' }, 5)
    slack.faults.next('chat.postMessage', { kind: 'reset-after-store' }, 5)
    slack.faults.next('chat.postMessage', { kind: '5xx' }, 5)
    await addFirst(100)
    await askEveryone()
    expect(messages(100).filter((it) => it === 1)).toHaveLength(95)
    expect(Math.max(...messages(100))).toBe(1)
    expect(await states()).toEqual({ sent: 85, unsure: 15 })
    await askEveryone()
    expect(Math.max(...messages(100))).toBe(1)
  }, 120_000)
})

test('a replica killed while it sends: nobody gets a message twice, and what was not begun is sent', async () => {
  const handles = people.slice(0, 30).map(({ handle }) => handle)
  const { slack, product, pool, close } = await openSetup({ people: handles, env: { DEV_CLOCK: '1' } })
  try {
    await launchCampaign(slack, { name: 'Clauses', annotators: handles, items: ['One', 'Two', 'Three'], overlap: 20 })
    slack.faults.next('chat.postMessage', { kind: 'slow', ms: 3000 }, handles.length)
    const at = new Date(Date.now() + 7 * 86_400_000).toISOString()
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ at })
    const moved = fetch(`${product.url}/dev/clock`, { method: 'POST', headers, body }).catch(() => null)
    const inState = async (state: string) => {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int n from deliveries where state = $1', [
        state,
      ])
      return rows[0]?.n ?? 0
    }
    // Slow sends keep every worker busy, so that some messages wait behind those that are under way.
    while ((await inState('sending')) < 8 || (await inState('waiting')) === 0) await pause(10)
    await product.end('SIGKILL')
    await moved
    slack.faults.clear()

    await endDeadJobs(pool, 'deliver')
    await product.start()
    while ((await inState('waiting')) + (await inState('sending')) > 0) await pause(50)

    const { rows } = await pool.query<{ external_id: string; sent: number; unsure: number }>(
      `select i.external_id, count(*) filter (where d.state = 'sent')::int sent,
         count(*) filter (where d.state = 'unsure')::int unsure
       from deliveries d join identities i on i.person_id = d.person_id where d.state <> 'failed' and d.screen->>'kind' <> 'asked-anew' group by 1`,
    )
    expect(rows.reduce((sum, row) => sum + row.unsure, 0)).toBeGreaterThan(0)
    for (const { external_id, sent, unsure } of rows) {
      const got = slack.as(external_id).dm().length
      expect(got).toBeGreaterThanOrEqual(sent)
      expect(got).toBeLessThanOrEqual(sent + unsure)
    }
  } finally {
    await close()
  }
}, 120_000)
