import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startPlayground } from '../../../playground/playground.ts'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { fillInForm } from '../../../playground/teams/driver/fill-in-form.ts'
import { type Product, startProduct } from '../../bots/teams/a-product.ts'
import { chromiumPath, openChromium } from '../page/find-chromium.ts'

const items = ['First clause.', 'Second clause.', 'Third clause.']

describe.skipIf(chromiumPath === null)('in the Teams view an expert labels a whole session', () => {
  let browser: Browser
  let product: Product
  let slack: SlackWorkspace
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    product = await startProduct()
    slack = await startPlayground({
      port: 0,
      productUrl: 'http://127.0.0.1:9',
      signingSecret: 's',
      botToken: 'xoxb-for-tests',
      teams: product.teams,
    })
  })
  afterEach(async () => {
    await page.close()
    await slack.close()
    await product.close()
    expect(problems).toEqual([])
  })

  async function launch() {
    const { teams } = product
    const nadia = teams.as('nadia')
    await nadia.install()
    await teams.as('maria').install()
    await nadia.say('label new')
    await nadia.press('Open')
    await fillInForm(nadia, [
      ['Items', ['id,text,group', ...items.map((text, at) => `${at},${text},all`)].join('\n')],
      ['Name', 'Clauses'],
      ['Labels', 'Yes\nNo'],
      ['Known answers (%)', '0'],
      ['Overlap', '1'],
      ['Annotators', ['maria']],
    ])
    await nadia.press('Launch')
    expect(nadia.dialog()?.title).toBe('Launched')
    nadia.closeDialog()
    await product.deliver()
  }

  async function openAsMaria(width: number, height: number) {
    page = await browser.newPage({ viewport: { width, height } })
    page.setDefaultTimeout(20_000)
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${slack.url}/teams#maria`)
  }

  const card = () => page.locator('article').last()
  const press = (name: string | RegExp) => card().getByRole('button', { name, exact: true }).click()
  const shows = (text: string) => card().getByText(text).first().waitFor()
  const kept = async () =>
    (
      await product.database.pool.query<{ ids: number[] }>(
        'select label_ids as ids from answers where superseded_at is null order by position',
      )
    ).rows
  const isWiderThanItsScreen = () =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

  test.each([
    ['on a wide screen', 1100, 800],
    ['on a phone', 390, 844],
  ])('%s', async (_, width, height) => {
    await launch()
    await openAsMaria(width, height)
    await shows('asks for your help')
    await press('5 min')
    await shows('First clause.')
    expect(await isWiderThanItsScreen()).toBe(false)

    await press('Yes')
    await shows('Second clause.')
    await press('Undo')
    await shows('First clause.')
    await press('No')
    await shows('Second clause.')

    await press('More options')
    await page.getByRole('menuitem', { name: 'Flag an edge case' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Flag', exact: true }).click()
    await dialog.getByText('Please fill this in.').first().waitFor()
    await dialog.getByLabel('What makes it hard?').fill('Two readings are possible.')
    await dialog.getByRole('button', { name: 'Flag', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })

    await press('Yes')
    await shows('Third clause.')
    await press('Yes')
    await shows('3 answers saved')
    expect(await isWiderThanItsScreen()).toBe(false)
    expect(await kept()).toEqual([{ ids: [2] }, { ids: [1] }, { ids: [1] }])
    const { rows } = await product.database.pool.query('select note from flag_notes')
    expect(rows).toEqual([{ note: 'Two readings are possible.' }])
  })
})
