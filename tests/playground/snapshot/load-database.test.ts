import { copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

const again = 'take it again: npm run playground:snapshot'
const campaign = 'Contract clauses'
const secret = 'a-signing-secret-of-the-tests'

describe('the workspace that has lived two weeks', () => {
  let kept: KeptWorld
  let folder: string
  let database: Awaited<ReturnType<typeof emptyDatabase>>
  let teams: TeamsPlatform
  let slack: SlackWorkspace
  let product: ProductProcess

  beforeAll(async () => {
    kept = await readKeptWorld()
    folder = await mkdtemp(join(tmpdir(), 'labelbreak-lived-'))
    for (const name of ['slack.json', 'teams.json']) await copyFile(new URL(name, keptFolder), join(folder, name))
    database = await emptyDatabase()
    await loadDatabase(database.url, kept, await readFile(new URL('rows.txt', keptFolder), 'utf8'))
    const ask = async () => {
      const read = await readClock(product.url)
      return read.kind === 'time' ? new Date(read.at) : null
    }
    const clock = new FollowedClock(ask, { from: new Date(kept.at), stands: false })
    teams = await startTeams({
      botUrl: () => `${product.url}/teams/messages`,
      botName: 'Labelbreak',
      statePath: join(folder, 'teams.json'),
      messageClock: clock,
      limits: 'off',
    })
    const port = await freePort()
    slack = await startPlayground({
      port: 0,
      productUrl: `http://127.0.0.1:${port}`,
      signingSecret: secret,
      botToken: 'xoxb-for-tests',
      statePath: join(folder, 'slack.json'),
      limits: 'off',
      teams,
      lived: { kept, clock, isReady: () => true, startAgain: () => undefined },
    })
    product = await startProcess(
      {
        DATABASE_URL: database.url,
        SLACK_SIGNING_SECRET: secret,
        SLACK_BOT_TOKEN: 'xoxb-for-tests',
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
  }, 60_000)
  afterAll(async () => {
    await product.end('SIGTERM')
    await slack.close()
    await teams.close()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })

  const wordsOf = (handle: string) => JSON.stringify(slack.as(handle).dm())
  const goThrough = async (door: string) => {
    const body = JSON.stringify({ door })
    const answer = await fetch(`${slack.url}/play/door`, { method: 'POST', body })
    return { status: answer.status, landing: await answer.json() }
  }

  test('is at most 5 MB, and of migrations that are all still there', async () => {
    const names = await readdir(keptFolder)
    const sizes = await Promise.all(names.map(async (name) => (await stat(new URL(name, keptFolder))).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000_000)
    expect(await readdir(new URL('../../../prisma/migrations', import.meta.url)), again).toContain(kept.migration)
  })

  test('has three doors, each of which leads to a message of its person', async () => {
    const world = await (await fetch(`${slack.url}/play/world`)).json()
    expect(world).toMatchObject({ isReady: true, kind: 'lived', hasOwn: false })
    expect(world.doors.map(({ door }: { door: string }) => door)).toEqual(['label', 'lead', 'manager'])
    const shows = { label: 'Not sure', lead: 'Let them go on', manager: 'digest' }
    for (const [door, words] of Object.entries(shows)) {
      const { status, landing } = await goThrough(door)
      expect({ door, status }).toEqual({ door, status: 200 })
      const message = slack
        .as(landing.personId)
        .messages(landing.conversation)
        .find(({ ts }) => ts === landing.messageTs)
      expect(JSON.stringify(message), `${door}: ${again}`).toContain(words)
    }
  })

  test('goes on with the prompt that is there when somebody comes through the first door again', async () => {
    const { status, landing } = await goThrough('label')
    expect(status).toBe(200)
    const message = slack
      .as(landing.personId)
      .messages(landing.conversation)
      .find(({ ts }) => ts === landing.messageTs)
    expect(JSON.stringify(message)).toContain('Not sure')
  })

  test.each([
    ['nadia', `/label status ${campaign}`, 'Aroha Ngata'],
    ['nadia', `/label review ${campaign}`, 'flagged'],
    ['nadia', `/label gold ${campaign}`, 'nswers'],
    ['helen', `/label digest ${campaign}`, 'answers'],
    ['maria', '/label list', campaign],
  ])('draws what %s gets for %s', async (handle, command, words) => {
    const before = wordsOf(handle).length
    expect(await slack.as(handle).command(command)).toMatchObject({ error: null })
    await slack.until(
      () =>
        wordsOf(handle)
          .slice(before - 2)
          .includes(words) || JSON.stringify(slack.as(handle).view()).includes(words),
      15_000,
    )
    expect(product.output()).not.toContain('"level":50')
  })

  test('draws the page of the app, and knows who is in Teams', async () => {
    await slack.as('maria').openHome()
    await slack.until(() => JSON.stringify(slack.as('maria').home()).includes(campaign))
    const kenji = teams.as('kenji')
    const before = kenji.messages().length
    await kenji.say('label')
    await teams.until(() => JSON.stringify(kenji.messages().slice(before)).includes(campaign))
  })
})
