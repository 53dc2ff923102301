import type { App, BlockAction, ViewClosedAction, ViewSubmitAction } from '@slack/bolt'
import { afterEach, expect, test } from 'vitest'
import { botToken, type Product, startProduct } from './bolt-product.ts'

let product: Product
afterEach(() => product.close())

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() })
const form = (title = 'New campaign') => ({
  type: 'modal' as const,
  callback_id: 'campaign',
  private_metadata: 'about-it',
  ...(title === 'Watched' ? { notify_on_close: true } : {}),
  title: plain(title),
  submit: plain('Go on'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'value', max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'kind',
      label: plain('Task type'),
      element: {
        type: 'static_select' as const,
        action_id: 'value',
        options: [option('Choice'), option('Rating')],
        initial_option: option('Choice'),
      },
    },
    {
      type: 'input' as const,
      block_id: 'people',
      optional: true,
      label: plain('Annotators'),
      element: { type: 'multi_users_select' as const, action_id: 'value' },
    },
    {
      type: 'input' as const,
      block_id: 'items',
      optional: true,
      label: plain('Items'),
      element: { type: 'file_input' as const, action_id: 'value', filetypes: ['csv'], max_files: 1 },
    },
    {
      type: 'actions' as const,
      block_id: 'more',
      elements: [{ type: 'button' as const, action_id: 'preview', text: plain('Preview') }],
    },
  ],
})

function opensForm(app: App, title?: string): void {
  app.command('/label', async ({ ack, body, client }) => {
    await ack()
    await client.views.open({ trigger_id: body.trigger_id, view: form(title) })
  })
}

async function openForm(listen: (app: App) => void, title?: string) {
  product = await startProduct((app) => {
    opensForm(app, title)
    listen(app)
  })
  const nadia = product.slack.as('nadia')
  await nadia.command('/label new')
  await product.slack.until(() => nadia.view())
  return nadia
}

test('a submission carries every field, the file with a working download, and closes the modal', async () => {
  const seen: ViewSubmitAction[] = []
  const nadia = await openForm((app) => {
    app.view<ViewSubmitAction>('campaign', async ({ ack, body }) => {
      seen.push(body)
      await ack()
    })
  })
  await nadia.fill('Name', 'Clauses')
  await nadia.fill('Task type', 'Rating')
  await nadia.fill('Annotators', ['@maria', 'Kenji Watanabe'])
  await nadia.uploadFile('Items', 'items.csv', 'text\nThe parties agree')

  const outcome = await nadia.submit()

  expect(outcome).toMatchObject({ status: 200, error: null, fieldErrors: {} })
  expect(nadia.view()).toBeNull()
  const view = seen[0]?.view
  expect(view).toMatchObject({
    callback_id: 'campaign',
    private_metadata: 'about-it',
    type: 'modal',
    previous_view_id: null,
  })
  expect(view?.root_view_id).toBe(view?.id)
  expect(view?.state.values).toMatchObject({
    name: { value: { type: 'plain_text_input', value: 'Clauses' } },
    kind: { value: { type: 'static_select', selected_option: { value: 'rating' } } },
    people: { value: { type: 'multi_users_select', selected_users: ['U0MARIA', 'U0KENJI'] } },
    items: { value: { type: 'file_input', files: [{ name: 'items.csv', mimetype: 'text/csv' }] } },
  })
  const file = view?.state.values.items?.value?.files?.[0]
  const info = await product.app.client.files.info({ token: botToken, file: file?.id ?? '' })
  const download = await fetch(info.file?.url_private_download ?? '', {
    headers: { authorization: `Bearer ${botToken}` },
  })
  expect(await download.text()).toBe('text\nThe parties agree')
  const signIn = await fetch(info.file?.url_private_download ?? '')
  expect(await signIn.text()).toContain('Sign in')
})

test('Slack itself refuses an incomplete form, and the app hears nothing', async () => {
  const nadia = await openForm(() => {})
  await nadia.fill('Name', 'A name that is far longer than twenty characters')
  expect((await nadia.submit()).fieldErrors).toEqual({ name: 'Must be no more than 20 characters.' })
  await nadia.fill('Name', null)
  expect((await nadia.submit()).fieldErrors).toEqual({ name: 'Please complete this required field.' })
  expect(product.slack.journal.deliveries.filter((it) => it.kind === 'view_submission')).toEqual([])
})

test('field errors from the app are shown under their fields and what was typed stays', async () => {
  const nadia = await openForm((app) => {
    app.view('campaign', ({ ack }) => ack({ response_action: 'errors', errors: { name: 'This name is taken.' } }))
  })
  await nadia.fill('Name', 'Clauses')
  expect((await nadia.submit()).fieldErrors).toEqual({ name: 'This name is taken.' })
  expect(nadia.view()?.errors).toEqual({ name: 'This name is taken.' })
})

test('errors for a field that is not there are an answer Slack cannot use', async () => {
  const nadia = await openForm((app) => {
    app.view('campaign', ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'What?' } }))
  })
  await nadia.fill('Name', 'Clauses')
  expect((await nadia.submit()).error).toBe('bad_response')
  expect(nadia.notices()).toEqual(['We had some trouble connecting. Try again?'])
})

test('views stack up to three, and closing the front one returns to what was typed below', async () => {
  const nadia = await openForm((app) => {
    app.view('campaign', ({ ack }) => ack({ response_action: 'push', view: form('Deeper') }))
  })
  await nadia.fill('Name', 'Root')
  await nadia.submit()
  await nadia.fill('Name', 'Second')
  await nadia.submit()
  expect(nadia.views().map((view) => view.title)).toEqual(['New campaign', 'Deeper', 'Deeper'])
  await nadia.fill('Name', 'Third')
  expect((await nadia.submit()).error).toBe('bad_response')
  await nadia.closeView()
  await nadia.closeView()
  expect(nadia.views()).toHaveLength(1)
  await nadia.submit()
  const last = product.slack.journal.deliveries.findLast((it) => it.kind === 'view_submission')
  expect(last?.payload).toMatchObject({ view: { state: { values: { name: { value: { value: 'Root' } } } } } })
})

test('an update keeps what was typed into blocks that keep their ids; clear closes all', async () => {
  let step = 0
  const nadia = await openForm((app) => {
    app.view('campaign', async ({ ack }) => {
      step += 1
      if (step === 1) await ack({ response_action: 'update', view: form('Again') })
      else await ack({ response_action: 'clear' })
    })
  })
  await nadia.fill('Name', 'Kept')
  await nadia.submit()
  expect(nadia.view()?.title).toBe('Again')
  await nadia.submit()
  const last = product.slack.journal.deliveries.findLast((it) => it.kind === 'view_submission')
  expect(last?.payload).toMatchObject({ view: { state: { values: { name: { value: { value: 'Kept' } } } } } })
  expect(nadia.view()).toBeNull()
})

test('closing tells an app that asked for it, once for each view', async () => {
  const closed: ViewClosedAction[] = []
  const nadia = await openForm((app) => {
    app.view<ViewClosedAction>({ callback_id: 'campaign', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push(body)
      await ack()
    })
  }, 'Watched')
  await nadia.closeView({ all: true })
  expect(closed).toMatchObject([{ type: 'view_closed', is_cleared: true, view: { callback_id: 'campaign' } }])
})

test('a button in a modal tells the app with the view and its state, and its trigger may push', async () => {
  const seen: BlockAction[] = []
  const nadia = await openForm((app) => {
    app.action('preview', async ({ ack, body, client }) => {
      if (body.type !== 'block_actions') return
      seen.push(body)
      await ack()
      await client.views.push({
        trigger_id: body.trigger_id,
        view: { type: 'modal', title: plain('Preview'), blocks: [{ type: 'divider' }] },
      })
    })
  })
  await nadia.fill('Name', 'So far')
  await nadia.click('view', { text: 'Preview' })
  await product.slack.until(() => nadia.view()?.title === 'Preview')
  expect(seen[0]?.container).toEqual({ type: 'view', view_id: seen[0]?.view?.id })
  expect(seen[0]?.view?.state.values.name).toEqual({ value: { type: 'plain_text_input', value: 'So far' } })
})

test('views.update checks the hash and finds nothing after closing', async () => {
  const nadia = await openForm(() => {})
  const view = nadia.view()
  const update = (hash: string) =>
    product.app.client.views.update({ token: botToken, view_id: view?.id ?? '', hash, view: form('Newer') })
  await expect(update('0.stale')).rejects.toThrow('hash_conflict')
  await update(view?.hash ?? '')
  expect(nadia.view()?.title).toBe('Newer')
  await nadia.closeView({ all: true })
  await expect(update(view?.hash ?? '')).rejects.toThrow('not_found')
})
