import { readFile } from 'node:fs/promises'
import { v7 as uuidv7 } from 'uuid'
import { said } from '../../src/bots/words/said.ts'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { MessageAddress, Sent } from '../../src/domain/message.ts'
import type { Profile, Sender } from '../../src/domain/person.ts'
import type { HomeScreen } from '../../src/domain/screens/home-screen.ts'
import type { PromptScreen, Screen } from '../../src/domain/screens/screen.ts'
import type { ClickWorld } from '../../src/flows/click-world.ts'
import { handle } from '../../src/flows/handle.ts'
import { voteCounter } from '../../src/flows/labeling/count-votes.ts'
import { answerKeeper } from '../../src/flows/labeling/keep-answer.ts'
import { readingTimes } from '../../src/flows/labeling/reading-times.ts'
import type { Request } from '../../src/flows/request.ts'
import { afterSession } from '../../src/flows/sessions/after-session.ts'
import { type Ids, rememberTroubles } from '../../src/flows/timing/troubles.ts'
import { campaignCache } from '../../src/store/campaigns/load-campaign.ts'
import { inTransaction, openDatabase } from '../../src/store/db/database.ts'
import { openKeys } from '../../src/store/db/token-cipher.ts'
import { installWorkspace } from '../../src/store/people/workspaces.ts'
import { sessionMemory } from '../../src/store/sessions/session-memory.ts'
import { freshDatabase } from '../support/database.ts'
import { brokenPromise } from '../support/promises-law.ts'
import { untilThere } from '../support/until-there.ts'
import { insertRows } from './insert-rows.ts'

/** A world on a real database, in which every tap is in time unless told otherwise, with a clock of its own and a platform that keeps what it is told to send. */
export async function openWorld({ leastReadingMs = 0 } = {}) {
  const fresh = await freshDatabase()
  const database = openDatabase(fresh.url, 20, () => {})
  const clock = { now: new Date('2026-11-23T12:00:00Z') }
  const wall = { nowMs: 0 }
  const keys = openKeys('ab'.repeat(32))
  const sent: { to: Sender | MessageAddress; screen: Screen }[] = []
  const jobs: string[] = []
  const ended: string[] = []
  const profiles = new Map<string, Profile>()
  const received = new Map<string, string>()
  const homes = new Map<string, HomeScreen>()
  const troubles: { error: unknown; task: string; ids: Ids }[] = []
  const voting = { database, now: () => clock.now, campaignAt: campaignCache(10) }
  const world: ClickWorld = {
    ...voting,
    countVote: voteCounter(voting),
    troubles: rememberTroubles(
      (error, task, ids) => void troubles.push({ error, task, ids }),
      () => clock.now,
    ),
    keepAnswer: answerKeeper(database.clicks),
    sessionMemory: sessionMemory(),
    readingTimes: readingTimes(leastReadingMs, () => wall.nowMs),
    jobs: {
      enqueue: async (_tx, queue, id) => {
        if (queue === 'session-end') ended.push(id)
        else jobs.push(`${queue} ${id}`)
      },
      enqueueOnce: async () => {},
      work: async () => {},
      drained: async () => {},
      stop: async () => {},
    },
    messenger: {
      limits: { send: () => [], update: () => [], lookUp: () => [], publishHome: () => [] },
      async send(to, screen): Promise<Sent> {
        sent.push({ to, screen })
        return {
          kind: 'sent',
          address: { workspaceId: to.workspaceId, channel: `D${to.externalId}`, message: `${sent.length}.0` },
        }
      },
      async update(address, screen): Promise<Sent> {
        sent.push({ to: address, screen })
        return { kind: 'sent', address }
      },
      async publishHome(who, screen) {
        homes.set(who.externalId, screen)
        return { kind: 'sent' }
      },
      async sendFiles(to, files, screen) {
        sent.push({ to, screen })
        for (const { name, path } of files) received.set(name, await readFile(path, 'utf8'))
        return { kind: 'sent' }
      },
      async putFile(_to, { name, path }) {
        received.set(name, await readFile(path, 'utf8'))
        return { kind: 'sent' }
      },
      async lookUp(who) {
        const profile = profiles.get(who.externalId)
        return profile === undefined ? { kind: 'none' } : { kind: 'found', profile }
      },
    },
    newId: () => uuidv7(),
    secretSeed: keys.secretSeed,
    publicUrl: null,
    besideLabels: said.prompts.besideLabels,
    figuresWaitMs: untilThere,
  }
  const workspaceId = uuidv7()
  const installation = {
    platform: 'slack',
    externalId: 'T1',
    enterpriseId: null,
    name: 'Test',
    botToken: 'xoxb-1',
    botUserId: 'UB',
    botId: 'B',
  } as const
  await inTransaction(database, (tx) =>
    installWorkspace(tx, keys, installation, { organization: uuidv7(), workspace: workspaceId }, clock.now),
  )
  const { organizationId } = await database.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })

  /** Does what the ends of sessions left to do, as the queue would. */
  const settle = async () => {
    for (let id = ended.shift(); id !== undefined; id = ended.shift()) await afterSession(world, id)
  }
  const account = (externalId: string): Sender => ({ workspaceId, externalId })
  return {
    world,
    clock,
    /** Wall time, which moves only when told; what counts as read enough goes by it. */
    wall,
    sent,
    jobs,
    workspaceId,
    organizationId,
    profiles,
    /** The files that were sent, by their names. */
    received,
    /** Everyone's Home as published last. */
    homes,
    /** What the clock's work passed over. */
    troubles,
    account,
    settle,
    pass: (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000)
    },
    meetPerson(externalId: string, kind: Profile['kind'] = 'member', zone = 'Europe/Berlin'): Sender {
      profiles.set(externalId, { externalId, name: externalId, zone, kind })
      return account(externalId)
    },
    async ask(externalId: string, intent: Request['intent'], message: MessageAddress | null = null): Promise<Screen> {
      const who = account(externalId)
      const reply = await handle(world, { who, intent, message })
      const broken = await brokenPromise(world, { who, intent, screen: reply.screen }, jobs)
      if (broken !== null) throw new Error(`a promise that is not kept: ${broken}`)
      for (const after of reply.after) await after()
      await settle()
      return reply.screen
    },
    messageOf: (externalId: string): MessageAddress => ({
      workspaceId,
      channel: `D${externalId}`,
      message: `${externalId}.1`,
    }),
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
}

export type TestWorld = Awaited<ReturnType<typeof openWorld>>

type Shape = {
  readonly items: number
  readonly gold?: number
  readonly overlap?: number
  readonly people: readonly string[]
} & Partial<Pick<Campaign, 'taskType' | 'goldShare' | 'labels' | 'state'>>

/** A running campaign written straight into the tables. Gold item `n` has label 1 for even n, else 2. */
export async function seedCampaign(test: TestWorld, shape: Shape): Promise<string> {
  const { organizationId, world } = test
  const { prisma } = world.database
  const campaignId = uuidv7()
  const at = world.now()
  const labels = shape.labels ?? [
    { id: 1, name: 'Termination', definition: 'Ends the contract' },
    { id: 2, name: 'Assignment', definition: 'Hands the contract on' },
  ]
  const gold = shape.gold ?? 0
  await prisma.campaign.create({
    data: {
      id: campaignId,
      organizationId,
      name: `Campaign ${campaignId}`,
      nameKey: `campaign ${campaignId}`,
      purpose: '',
      state: shape.state ?? 'running',
      taskType: shape.taskType ?? 'choice',
      overlap: shape.overlap ?? 1,
      goldShare: shape.goldShare ?? 0,
      sessionMinutes: 5,
      guidelineVersion: 1,
      zone: 'Europe/Berlin',
      digestWeekday: 1,
      digestMinute: 540,
      itemCount: shape.items + gold,
      version: 1,
      createdBy: uuidv7(),
      createdAt: at,
    },
  })
  await prisma.label.createMany({ data: labels.map((label) => ({ ...label, organizationId, campaignId })) })
  await prisma.guideline.create({
    data: { organizationId, campaignId, version: 1, text: 'Read twice.', createdBy: uuidv7(), createdAt: at },
  })
  const rows = Array.from({ length: shape.items + gold }, (_, index) => ({
    id: uuidv7(),
    seq: index + 1,
    gold: index >= shape.items,
  }))
  const { pool } = world.database
  const items = rows.map((row) => ({
    ...row,
    organizationId,
    campaignId,
    externalId: `item-${row.seq}`,
    priority: 0,
    wanted: row.gold ? 25 : (shape.overlap ?? 1),
    claimed: 0,
    state: 'open',
  }))
  await insertRows(pool, 'items', items)
  const contents = rows.map((row) => ({ itemId: row.id, text: `Clause ${row.seq}`, context: [] }))
  await insertRows(
    pool,
    'item_contents',
    contents.map((content) => ({ ...content, organizationId, campaignId })),
  )
  const known = rows.filter((row) => row.gold)
  await insertRows(
    pool,
    'gold_answers',
    known.map((row, index) => ({
      organizationId,
      campaignId,
      itemId: row.id,
      labelIds: [(index % 2) + 1],
      explanation: 'So it is.',
    })),
  )
  for (const externalId of shape.people) {
    test.meetPerson(externalId)
    await test.ask(externalId, { kind: 'help' })
    const { personId } = await prisma.identity.findFirstOrThrow({ where: { externalId } })
    await prisma.member.create({ data: { organizationId, campaignId, personId, role: 'annotator', addedAt: at } })
  }
  return campaignId
}

/** The prompt on a screen; throws with the screen's kind where there is none. */
export function promptOf(screen: Screen): PromptScreen {
  if (screen.kind !== 'prompt') throw new Error(`no prompt but ${JSON.stringify(screen)}`)
  return screen
}
