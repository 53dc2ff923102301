import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillInForm } from '../playground/teams/driver/fill-in-form.ts'
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

  test('killed before a message was brought up to date with a click, shows there in the end what the click led to', async () => {
    const [nadia, maria] = [teams.as('nadia'), teams.as('maria')]
    await nadia.install()
    await nadia.say('new')
    await teams.until(() => nadia.lastCard()?.summary.includes('New campaign'))
    await nadia.press('Open')
    await fillInForm(nadia, [
      ['Items', 'text,gold\nIt ends after two years.,\nIt may be passed on.,\nIt may not.,\nIt ends now.,Termination'],
      ['Name', 'Clauses'],
      ['Labels', 'Termination\nAssignment'],
      ['Overlap', '1'],
      ['Annotators', ['maria']],
    ])
    expect(JSON.stringify(nadia.dialog()?.card)).toContain('"Launch"')
    await nadia.press('Launch')
    await maria.say('label')
    const showing = (words: string) => () => maria.messages().find(({ card }) => JSON.stringify(card).includes(words))
    await teams.until(showing('Waiting for you'))
    await maria.press('5 min')
    const { id } = await teams.until(showing('Which label fits best?'))
    const says = (words: string) => () => {
      const atPhone = maria.at('phone').messages()
      return JSON.stringify(atPhone.find((message) => message.id === id)?.card).includes(words)
    }
    // A tap sooner than anybody can read would be a slip.
    await sleep(600)
    expect(await maria.press('Termination', id)).toMatchObject({ error: null })
    await product.end('SIGKILL')
    expect(says('1 done')()).toBe(false)
    await product.start()
    await teams.until(says('1 done'))
  })
})
