import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTeams } from '../playground/teams/start-teams.ts'
import type { TeamsPlatform } from '../playground/teams/teams-platform.ts'
import { freshDatabase } from './support/database.ts'
import { type ProductProcess, startProcess, statusOf } from './support/product-process.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let teams: TeamsPlatform
let product: ProductProcess
beforeAll(async () => {
  fresh = await freshDatabase()
  teams = await startTeams({ botUrl: () => `${product.url}/teams/messages`, limits: 'off' })
  const { settings } = teams
  product = await startProcess({
    DATABASE_URL: fresh.url,
    ENCRYPTION_KEY: 'ab'.repeat(32),
    LOG_LEVEL: 'warn',
    TEAMS_APP_ID: settings.MicrosoftAppId,
    TEAMS_APP_PASSWORD: settings.MicrosoftAppPassword,
    TEAMS_TENANT_ID: settings.MicrosoftAppTenantId,
    TEAMS_API_URL: teams.url,
  })
}, 60_000)
afterAll(async () => {
  await product.end('SIGTERM')
  await teams.close()
  await fresh.drop()
})

describe('the product with Teams alone', () => {
  test('answers there, and knows nothing of Slack', async () => {
    const maria = teams.as('maria')
    expect(await maria.install()).toMatchObject({ status: 200 })
    expect(await maria.say('list')).toMatchObject({ status: 200 })
    await teams.until(() => maria.messages().filter(({ card }) => card !== null).length === 2)
    expect(await statusOf(`${product.url}/slack/events`)).toBe(404)
  })

  test('stays the same installation over a restart, which finds everybody’s chat again', async () => {
    await product.end('SIGTERM')
    await product.start()
    const maria = teams.as('maria')
    const before = maria.messages().length
    await maria.say('help')
    await teams.until(() => maria.messages()[before + 1]?.card)
    expect(teams.journal.callsOf('createConversation')).toEqual([])
    expect(product.output()).toBe('')
  })
})
