import { ActivityTypes } from 'botbuilder'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startPlayground } from '../../../playground/playground.ts'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { chromiumPath, openChromium } from '../page/find-chromium.ts'
import { type Product, startProduct } from './botbuilder-product.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'
const card = (text: string, actions: readonly object[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }],
  actions,
})
const yes = { type: 'Action.Execute', title: 'Yes', verb: 'answer', data: { label: 'yes' } }
const open = { type: 'Action.Submit', title: 'New', data: { msteams: { type: 'task/fetch' } } }
const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Input.Text', id: 'name', label: 'Name', isRequired: true, errorMessage: 'Give a name' },
    {
      type: 'Input.ChoiceSet',
      id: 'people',
      label: 'Annotators',
      isMultiSelect: true,
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    },
  ],
  actions: [{ type: 'Action.Submit', title: 'Create', data: { form: 'new' } }],
}

describe.skipIf(chromiumPath === null)('in the Teams view a person', () => {
  let browser: Browser
  let product: Product
  let slack: SlackWorkspace
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await page.close()
    await slack.close()
    await product.close()
  })

  async function openPage() {
    product = await startProduct(async (context) => {
      const { type, name, value } = context.activity
      const reply = (body?: object) =>
        context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
      if (type === ActivityTypes.Message) {
        const content = card('Is **this** <b>fine</b>?', [yes, open])
        await context.sendActivity({ type, attachments: [{ contentType: cardType, content }] })
      }
      if (name === 'adaptiveCard/action') {
        await reply({ statusCode: 200, type: cardType, value: card(`You said ${value.action.data.label}`, [open]) })
      }
      if (name === 'task/fetch') {
        await reply({
          task: { type: 'continue', value: { title: 'New campaign', card: { contentType: cardType, content: form } } },
        })
      }
      if (name === 'task/submit') await reply({ task: { type: 'message', value: `Made ${value.data.name}` } })
    })
    slack = await startPlayground({
      port: 0,
      productUrl: 'http://127.0.0.1:9',
      signingSecret: 's',
      botToken: 'xoxb-for-tests',
      teams: product.teams,
    })
    page = await browser.newPage({ viewport: { width: 1100, height: 800 } })
    page.setDefaultTimeout(20_000)
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${slack.url}/teams#maria`)
  }

  test('adds the bot, presses a button of its card, and fills a dialog', async () => {
    await openPage()
    await page.getByRole('button', { name: 'Add Bot' }).click()
    await page.getByLabel('Type a message').fill('help')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('.teams-card strong', { hasText: 'this' }).waitFor()
    expect(await page.locator('.teams-card').innerText()).toContain('<b>fine</b>')

    await page.getByRole('button', { name: 'Yes' }).click()
    await page.getByText('You said yes').waitFor()
    await page.getByRole('button', { name: 'New' }).click()
    await page.getByRole('heading', { name: 'New campaign' }).waitFor()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByText('Give a name').first().waitFor()
    await page.getByLabel('Name').fill('Clauses')
    await page.getByRole('checkbox', { name: 'Kenji Watanabe' }).check()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByText('Made Clauses').waitFor()

    const sent = product.teams.journal.deliveries.map((it) => it.activity)
    const people = product.teams.as('kenji').person.aadObjectId
    const data = { form: 'new', name: 'Clauses', people }
    expect(sent.at(-1)).toMatchObject({ name: 'task/submit', value: { data } })
    expect(sent.every((it) => Object(it.from).aadObjectId === product.teams.as('maria').person.aadObjectId)).toBe(true)
    expect(problems).toEqual([])
  })
})
