import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { fillInForm } from '../../../playground/slack/driver/fill-in-form.ts'
import type { Message } from '../../../playground/slack/workspace-state.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const rows = [
  'id,text,gold,explanation,context_contract',
  'c-1,"Either party may end this Agreement with <!channel> & *notice*.",,,Services',
  'c-2,The Supplier may not assign this Agreement.,,,Services',
  'c-3,The Licensee holds the Licensor harmless.,,,Licence',
  'c-4,Liability is capped at the fees paid.,,,Licence',
  'g-1,This Agreement ends after two years.,Termination,It says when the deal ends.,Services',
  'g-2,Rights under this deed may be passed on.,Assignment,It passes rights on.,Deed',
].join('\n')

const textOf = (message: Message | null) => (message === null ? '' : shownText(message.blocks))

function lastDm(person: string, includes: string) {
  return product.slack.until(() => {
    const last = product.slack.as(person).lastDm()
    return textOf(last).includes(includes) ? last : null
  })
}

test('a campaign goes from the form over the preview to the first answers', async () => {
  const { slack } = product
  const nadia = slack.as('nadia')
  expect(await nadia.command('/label new')).toMatchObject({ error: null })
  await slack.until(() => nadia.view()?.title === 'New campaign, 1 of 3')
  const sent = await fillInForm(nadia, slack.until.bind(slack), [
    ['Items file', { file: 'items.csv', content: rows }],
    ['Name', 'Contract clauses'],
    ['Labels', 'Termination: Ends the deal\nAssignment: Passes it on'],
    ['Overlap', '2'],
    ['Annotators', ['maria', 'tomas']],
  ])
  expect(sent).toMatchObject({ error: null, fieldErrors: {} })
  const preview = await slack.until(() => (nadia.view()?.title === 'Ready to launch?' ? nadia.view() : null))
  const shown = shownText(preview.blocks)
  expect(shown).toContain('4 items and 2 known answers')
  expect(shown).toContain('Either party may end this Agreement with <!channel> & *notice*.')
  expect(nadia.views().map((view) => view.title)).toEqual(['New campaign, 3 of 3', 'Ready to launch?'])

  expect(await nadia.submit()).toMatchObject({ error: null })
  expect(nadia.view()?.title).toBe('Launched')
  await product.deliver()
  await nadia.closeView()
  expect(nadia.view()).toBeNull()

  const maria = slack.as('maria')
  const invitation = await lastDm('maria', 'asks for your help')
  expect(textOf(invitation)).toContain('known answers')
  expect(invitation.text).toContain('Nadia Haddad asks for your help with Contract clauses')
  await maria.click(invitation, { text: '5 min' })
  const prompt = await lastDm('maria', 'Which label fits best?')
  expect(prompt.ts).toBe(invitation.ts)
  expect(textOf(prompt)).toMatch(/0 done, until 13:05 · Contract clauses/)

  await maria.click(prompt, { text: 'Termination' })
  const second = await lastDm('maria', '1 done')
  expect(second.ts).toBe(invitation.ts)
  const { rows: answers } = await product.database.pool.query('select label_ids from answers')
  expect(answers).toEqual([{ label_ids: [1] }])
})

test('not sure, back, skip and undo stay in the same message', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  const here = await lastDm('maria', '1 done')
  await maria.click(here, { text: 'Not sure' })
  await maria.click(await lastDm('maria', 'Which is closest?'), { text: 'Back' })
  await maria.click(await lastDm('maria', 'Which label fits best?'), { text: 'Skip' })
  await maria.click(await lastDm('maria', 'Why skip it?'), { text: 'Unclear' })
  await maria.click(await lastDm('maria', 'Which label fits best?'), { text: 'Undo' })
  const last = await lastDm('maria', 'Taken back: Unclear')
  expect(last.ts).toBe(here.ts)
})

test('the second of two taps on one place is no answer to what came between them, and the prompt says so', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  const standing = async () =>
    (await product.database.pool.query('select from answers where superseded_at is null')).rowCount
  product.takeForSlips(60_000)
  await maria.click(await lastDm('maria', '1 done'), { text: 'Undo' })
  const slip = await maria.click(await lastDm('maria', '0 done'), { text: '✓ Termination' })
  const still = await lastDm('maria', 'came too soon')
  expect(textOf(still)).toContain('0 done')
  expect(await standing()).toBe(0)
  product.takeForSlips(0)
  // Delivered again, however late, it is the same tap.
  await slack.redeliver(slip.deliveryId ?? '')
  expect(await standing()).toBe(0)
  await maria.click(still, { text: '✓ Termination' })
  expect(textOf(await lastDm('maria', '1 done'))).not.toContain('came too soon')
  expect(await standing()).toBe(1)
})

test('guide and flag open windows on top; the flag is kept and the prompt stays', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  const here = await lastDm('maria', '1 done')
  await maria.overflow(here, 'Guide')
  await slack.until(() => maria.view()?.title === 'Guide')
  await maria.closeView()
  await maria.overflow(here, 'Flag an edge case')
  await slack.until(() => maria.view()?.title === 'Flag an edge case')
  await maria.fill('What makes it hard?', 'Two clauses in one')
  expect(await maria.submit()).toMatchObject({ error: null })
  expect(maria.view()).toBeNull()
  const { rows: notes } = await product.database.pool.query('select note from flag_notes')
  expect(notes).toEqual([{ note: 'Two clauses in one' }])
  expect(textOf(maria.lastDm())).toContain('1 done')
})

test('a note that is too long is refused beside its field, and all that was written stays', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  await maria.overflow(await lastDm('maria', '1 done'), 'Flag an edge case')
  await slack.until(() => maria.view()?.title === 'Flag an edge case')
  await maria.fill('What makes it hard?', 'It is short here')
  await maria.submit()
  const sent = slack.journal.deliveries.findLast(({ kind }) => kind === 'view_submission')
  const payload = JSON.parse(JSON.stringify(sent?.payload).replace('It is short here', 'x'.repeat(1001)))
  const outcome = await slack.rawDeliver('view_submission', payload)
  expect(JSON.parse(outcome.body)).toEqual({
    response_action: 'errors',
    errors: { note: '1,001 characters; 1,000 is the most. Two or three sentences will do.' },
  })
  const { rows: notes } = await product.database.pool.query('select note from flag_notes')
  expect(JSON.stringify(notes)).not.toContain('xx')
})

test('stopping ends the session with thanks', async () => {
  const { slack } = product
  await slack.as('maria').overflow(await lastDm('maria', '1 done'), 'Stop for now')
  const over = await lastDm('maria', 'Stopped, as you asked.')
  expect(textOf(over)).toContain('1 answer saved')
})

test('what was asked for in the app’s own chat stands there and no note says where; asked for in a channel, one does', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  const asides = () =>
    slack
      .as('maria')
      .dm()
      .filter(({ onlyFor }) => onlyFor !== null).length
  const before = asides()
  expect(await maria.command('/label')).toMatchObject({ error: null, body: '' })
  await maria.click(await lastDm('maria', '5 min'), { text: '5 min' })
  const prompt = await lastDm('maria', 'Which label fits best?')
  expect(await maria.command('/label')).toMatchObject({ error: null, body: '' })
  const below = await lastDm('maria', 'Which label fits best?')
  expect(below.ts).not.toBe(prompt.ts)
  expect(asides()).toBe(before)

  const elsewhere = await maria.command('/label', 'C0GENERAL')
  expect(elsewhere.body).toContain('I wrote to you in a direct message.')
})

test('words are answered beside the conversation, and mistyped ones get the nearest command', async () => {
  const { slack } = product
  const nadia = slack.as('nadia')
  await nadia.command('/label statsu Contract clauses')
  await lastDm('nadia', 'Did you mean /label status')
  await nadia.command('/label list')
  await lastDm('nadia', 'Contract clauses: running')
  await nadia.command('/label status contract clauses')
  const status = await lastDm('nadia', 'Done: ')
  expect(status.blocks.map(({ type }) => type)).not.toContain('table')
  await nadia.click(status, { text: 'More' })
  const whole = await lastDm('nadia', 'Maria Lindqvist')
  expect(status.onlyFor).toBe(nadia.id)
  expect(whole.ts).toBe(status.ts)
  expect(whole.blocks.map(({ type }) => type)).toContain('table')
})

test('where tables are refused, the status comes as a list', async () => {
  const { slack } = product
  const nadia = slack.as('nadia')
  await nadia.command('/label status Contract clauses')
  slack.faults.responseUrl({ kind: 'error', code: 'invalid_blocks' })
  await nadia.click(await lastDm('nadia', 'Done: '), { text: 'More' })
  const status = await lastDm('nadia', 'Maria Lindqvist: answers given 1')
  expect(status.blocks.map(({ type }) => type)).not.toContain('table')
})

test('guests may not start a campaign and are told so', async () => {
  await product.slack.as('ivo').command('/label new')
  await lastDm('ivo', 'Only full members')
})

test('Home says what there is and its buttons open windows', async () => {
  const { slack } = product
  const maria = await product.openHome('maria')
  expect(shownText(maria.home()?.blocks ?? [])).toContain('Contract clauses')
  await maria.click('home', { text: 'Settings' })
  await slack.until(() => maria.view() !== null)
})

test('nothing that went well was logged as a problem', () => {
  expect(product.logged).toEqual([])
})

test.each([
  ['who asks is not known', 'kenji', '/label help', 'users.info'],
  ['it answers with a message', 'tomas', '/label', 'chat.postMessage'],
  ['it opens a window', 'nadia', '/label new', 'views.open'],
])(
  'a command is answered kindly where Slack says to wait, and the next one waits: %s',
  async (_, who, command, method) => {
    const { slack, database } = product
    const calls = () => slack.journal.callsOf(method).length
    const before = calls()
    slack.faults.next(method, { kind: '429', retryAfterS: 30 })
    for (let tries = 0; tries < 2; tries++) {
      const seen = slack.as(who).dm().length
      const outcome = await slack.as(who).command(command)
      const said = await slack.until(() => outcome.body || textOf(slack.as(who).dm()[seen] ?? null) || null)
      expect(said).toMatch(/Slack takes nothing more from us for (30|29) seconds/)
      expect(calls()).toBe(before + 1)
    }
    await database.pool.query('delete from buckets')
    await slack.as(who).command(command)
    await slack.until(() => calls() === before + 2)
  },
)
