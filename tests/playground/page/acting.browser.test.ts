import type { App, BlockAction, SlashCommand, ViewSubmitAction } from '@slack/bolt'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { botToken, type Product, startProduct } from '../slack/bolt-product.ts'
import { chromiumPath, openChromium } from './find-chromium.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const button = (text: string, more: object = {}) => ({ type: 'button', action_id: text, text: plain(text), ...more })
const option = (text: string) => ({ text: plain(text), value: text })

describe.skipIf(chromiumPath === null)('on the page a person', () => {
  let browser: Browser
  let product: Product
  let page: Page

  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await page.close()
    await product.close()
  })

  async function open(
    listen: (app: App) => void,
    elements: readonly object[] = [],
    more: Parameters<typeof startProduct>[1] = {},
  ) {
    product = await startProduct(listen, { limits: 'off', ...more })
    if (elements.length > 0) {
      const blocks = [{ type: 'actions', block_id: 'b', elements }]
      await product.app.client.apiCall('chat.postMessage', {
        token: botToken,
        channel: 'U0MARIA',
        text: 'Card',
        blocks,
      })
    }
    page = await browser.newPage({ viewport: { width: 1100, height: 800 } })
    await page.goto(`${product.slack.url}/slack#U0MARIA`)
    await page.getByRole('tablist').waitFor()
  }
  const payloads = () => product.slack.journal.deliveries.map((it) => it.payload)

  test('presses a button, and the app’s next card takes its place', async () => {
    await open(
      (app) =>
        app.action<BlockAction>('Yes', async ({ ack, respond }) => {
          await ack()
          await respond({
            replace_original: true,
            text: 'Next',
            blocks: [{ type: 'section', text: plain('The next card') }],
          })
        }),
      [button('Yes')],
    )
    await page.getByRole('button', { name: 'Yes' }).click()
    await page.getByText('The next card').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE')
    expect(await page.getByText('(edited)').count()).toBe(0)
    expect(payloads()).toMatchObject([
      { type: 'block_actions', user: { id: 'U0MARIA' }, actions: [{ action_id: 'Yes' }] },
    ])
  })

  test('answers a prompt by its keys, and types letters where letters are typed', async () => {
    await open((app) => app.action(/.*/, ({ ack }) => ack()))
    const actions = (id: string, elements: readonly object[]) => ({ type: 'actions', block_id: id, elements })
    const more = { type: 'overflow', action_id: 'more', options: [option('Flag'), option('Guide')] }
    const blocks = [
      actions('last', [button('Undo')]),
      actions('labels', [button('Warranty'), button('Stop loss')]),
      actions('beside', [button('Skip'), button('Not sure'), more]),
    ]
    const post = { token: botToken, channel: 'U0MARIA', text: 'Prompt', blocks }
    await product.app.client.apiCall('chat.postMessage', post)
    await page.getByRole('button', { name: 'Warranty' }).waitFor()
    for (const key of ['2', '3', 'u', 's', 'n', 'g']) await page.keyboard.press(key)
    const acted = () => payloads().map((it) => Object(it).actions?.[0])
    const pressed = () => acted().map((it) => it?.selected_option?.value ?? it?.action_id)
    await expect.poll(() => pressed().toSorted()).toEqual(['Guide', 'Not sure', 'Skip', 'Stop loss', 'Undo'])
    await page.getByRole('combobox').pressSequentially('1 sun')
    expect(pressed()).toHaveLength(5)
  })

  test('is asked before a dangerous act, and may think better of it', async () => {
    const confirm = {
      title: plain('Sure?'),
      text: plain('It cannot be undone.'),
      confirm: plain('Do it'),
      deny: plain('No'),
    }
    await open((app) => app.action(/.*/, ({ ack }) => ack()), [button('Drop', { confirm })])
    await page.getByRole('button', { name: 'Drop' }).click()
    await page.getByRole('button', { name: 'No', exact: true }).click()
    expect(payloads()).toEqual([])
    await page.getByRole('button', { name: 'Drop' }).click()
    await page.getByRole('button', { name: 'Do it' }).click()
    await expect.poll(payloads).toHaveLength(1)
  })

  test('chooses in menus, ticks and picks, each telling the app', async () => {
    await open(
      (app) => app.action(/.*/, ({ ack }) => ack()),
      [
        { type: 'static_select', action_id: 'one', placeholder: plain('One'), options: [option('A'), option('B')] },
        { type: 'radio_buttons', action_id: 'radio', options: [option('E'), option('F')] },
        { type: 'checkboxes', action_id: 'ticks', options: [option('G'), option('H')] },
        { type: 'multi_users_select', action_id: 'many', placeholder: plain('Several') },
        { type: 'timepicker', action_id: 'time' },
      ],
    )
    await page.getByLabel('One').selectOption('B')
    await page.getByRole('radio', { name: 'F' }).check()
    await page.getByRole('checkbox', { name: 'H' }).check()
    await page.locator('.multi summary').click()
    await page.getByRole('checkbox', { name: 'Kenji Watanabe' }).check()
    await page.getByRole('checkbox', { name: 'Grace Okafor' }).check()
    await page.locator('.multi summary').click()
    await page.locator('input[type=time]').fill('10:15')
    await page.locator('input[type=time]').blur()
    // They are sent at once, each on its own way: which is answered first is chance.
    const acted = () =>
      Object.fromEntries(payloads().map((it) => [Object(it).actions[0].action_id, Object(it).actions[0]]))
    await expect.poll(acted).toMatchObject({
      one: { selected_option: { value: 'B' } },
      radio: { selected_option: { value: 'F' } },
      ticks: { selected_options: [{ value: 'H' }] },
      many: { selected_users: ['U0KENJI', 'U0GRACE'] },
      time: { selected_time: '10:15' },
    })
  })

  test('opens the overflow menu by keyboard', async () => {
    await open(
      (app) => app.action(/.*/, ({ ack }) => ack()),
      [{ type: 'overflow', action_id: 'more', options: [option('Flag'), option('Guide'), option('Stop')] }],
    )
    await page.getByRole('button', { name: 'More actions' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Flag' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(payloads).toMatchObject([{ actions: [{ selected_option: { value: 'Guide' } }] }])
    expect(await page.getByRole('menu').count()).toBe(0)
  })

  test('is told when the app does not answer', async () => {
    await open((app) => app.action(/.*/, async () => undefined), [button('Yes')], { ackTimeoutMs: 100 })
    await page.getByRole('button', { name: 'Yes' }).click()
    await page.getByRole('status').getByText('not responding').waitFor()
  })

  test('types a command with a mention from the picker', async () => {
    const commands: SlashCommand[] = []
    await open((app) =>
      app.command('/label', async ({ ack, body }) => {
        commands.push(body)
        await ack('Heard')
      }),
    )
    const box = page.getByRole('combobox', { name: 'Message Labelbreak' })
    await box.pressSequentially('/lab')
    await page.getByRole('option', { name: /new · list/ }).waitFor()
    await page.keyboard.press('Tab')
    await box.pressSequentially('invite @ken')
    await page.getByRole('option', { name: /Kenji Watanabe/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('Heard').waitFor()
    expect(commands[0]).toMatchObject({ text: 'invite <@U0KENJI|kenji>', channel_id: 'D0MARIA', user_id: 'U0MARIA' })
    await box.fill('/foo')
    await page.keyboard.press('Enter')
    await page.getByText('is not a valid command').waitFor()
    await box.fill('hello')
    await page.keyboard.press('Enter')
    await page.getByRole('article', { name: /Maria Lindqvist, .*hello/ }).waitFor()
    expect(commands).toHaveLength(1)
  })

  test('fills a form, sees what is wrong with each field, mends it and is done', async () => {
    const submitted: ViewSubmitAction[] = []
    const field = (id: string, label: string, element: object) => ({
      type: 'input',
      block_id: id,
      label: plain(label),
      element: { action_id: 'v', ...element },
    })
    const view = {
      type: 'modal',
      callback_id: 'campaign',
      title: plain('New campaign'),
      submit: plain('Launch'),
      blocks: [
        field('name', 'Name', { type: 'plain_text_input' }),
        field('kind', 'Kind', { type: 'radio_buttons', options: [option('Choice'), option('Rating')] }),
        field('people', 'Annotators', { type: 'multi_users_select' }),
        field('items', 'Items', { type: 'file_input', filetypes: ['csv'], max_files: 1 }),
      ],
    }
    await open((app) => {
      app.command('/label', async ({ ack, body, client }) => {
        await ack()
        await client.apiCall('views.open', { trigger_id: body.trigger_id, view })
      })
      app.view<ViewSubmitAction>('campaign', async ({ ack, body }) => {
        submitted.push(body)
        if (submitted.length === 1) await ack({ response_action: 'errors', errors: { name: 'This name is taken.' } })
        else await ack()
      })
    })
    await page.getByRole('combobox').fill('/label new')
    await page.keyboard.press('Enter')
    const form = page.getByRole('dialog', { name: 'New campaign' })
    await form.waitFor()

    const launch = form.getByRole('button', { name: 'Launch' })
    const colour = () => launch.evaluate((button) => getComputedStyle(button).backgroundColor)
    const unpointed = await colour()
    await launch.hover()
    expect(await colour()).toBe(unpointed)
    await launch.click()
    await form.getByText('Please complete this required field.').first().waitFor()
    expect(submitted).toEqual([])

    await form.getByRole('radio', { name: 'Rating' }).check()
    await form.locator('.multi summary').click()
    await form.getByRole('checkbox', { name: 'Priya Raman' }).check()
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from('text\nx') })
    await form.getByText('items.csv').waitFor()
    await form.getByLabel('Name', { exact: true }).fill('Clauses')
    await page.keyboard.press('Enter')
    await form.getByRole('alert').getByText('This name is taken.').waitFor()
    const name = form.getByLabel('Name', { exact: true })
    expect([await name.inputValue(), await name.getAttribute('aria-invalid')]).toEqual(['Clauses', 'true'])

    await name.fill('Other clauses')
    await form.getByRole('button', { name: 'Launch' }).click()
    await form.waitFor({ state: 'detached' })
    expect(submitted[1]?.view.state.values).toMatchObject({
      name: { v: { value: 'Other clauses' } },
      kind: { v: { selected_option: { value: 'Rating' } } },
      people: { v: { selected_users: ['U0PRIYA'] } },
      items: { v: { files: [{ name: 'items.csv' }] } },
    })
  })
})
