import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { type FilledField, fillInForm } from '../../../playground/slack/driver/fill-in-form.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const nadia = () => product.slack.as('nadia')

/** Fills in all three windows, and sends them. */
async function fillIn(name: string, ...fields: readonly FilledField[]) {
  await nadia()
    .closeView({ all: true })
    .catch(() => null)
  await nadia().command('/label new')
  await product.slack.until(() => nadia().view()?.title === 'New campaign, 1 of 3')
  if (shownText(nadia().view()?.blocks ?? []).includes('Start afresh')) {
    await nadia().click('view', { text: 'Start afresh' })
    await product.slack.until(() => !shownText(nadia().view()?.blocks ?? []).includes('Start afresh'))
  }
  const usual: FilledField[] = [
    ['Name', name],
    ['Labels', 'Price\nQuality\nService'],
    ['Annotators', ['maria']],
  ]
  return await fillInForm(nadia(), product.slack.until.bind(product.slack), [...usual, ...fields])
}

function windowWith(words: string) {
  return product.slack.until(() => (shownText(nadia().view()?.blocks ?? []).includes(words) ? nadia().view() : null))
}

test('the preview comes even where Slack does not know the pushed window yet', async () => {
  product.slack.faults.next('views.update', { kind: 'error', code: 'not_found' }, 2)
  await fillIn('Patient', ['Items', 'text\nCheap but slow'])
  await windowWith('1 item and 0 known answers')
})

test('a file that cannot be fetched is told at its field, and nothing is lost', async () => {
  product.slack.faults.next('files.info', { kind: 'error', code: 'file_not_found' })
  const { fieldErrors } = await fillIn('Broken file', [
    'Items file',
    { file: 'items.csv', content: 'text\nCheap but slow' },
  ])
  // What is known later than an answer may take stands above the fields.
  const told = `${Object.values(fieldErrors).join()} ${shownText(nadia().view()?.blocks ?? [])}`
  expect(told).toContain('This file could not be fetched. Attach it once more.')
  expect(nadia().view()?.title).toBe('New campaign, 1 of 3')
  await nadia().submit()
  await windowWith('The first item, as an expert sees it')
})

test('a faulty file names its lines, and the way back keeps the form', async () => {
  await fillIn('Faulty', ['Items', 'text,gold\nCheap but slow,Prize\n,Price\nKind,Price'])
  const preview = await windowWith('Line 2:')
  expect(preview.submit).toBeNull()
  expect(preview.close).toBe('Back to the form')
  expect(shownText(preview.blocks)).toContain('Line 3:')
  await nadia().closeView()
  expect(nadia().view()?.title).toBe('New campaign, 3 of 3')
})

test('several labels are ticked and sent with Done; Done alone gets a hint', async () => {
  const { slack } = product
  await fillIn(
    'Reviews',
    ['Task type', 'Several labels for each item, one at least'],
    ['Items', 'text\nCheap but slow\nKind people'],
  )
  await windowWith('2 items and 0 known answers')
  await nadia().submit()
  await product.deliver()
  const maria = slack.as('maria')
  const dmWith = (words: string) =>
    slack.until(() => maria.dm().findLast((message) => shownText(message.blocks).includes(words)))
  await maria.click(await dmWith('asks for your help'), { text: '5 min' })
  const prompt = await dmWith('Which labels fit?')
  await maria.click(prompt, { text: 'Done' })
  await dmWith('Nothing is ticked yet.')
  await maria.check(prompt, { actionId: 'tick' }, ['Price', 'Service'])
  await maria.click(prompt.ts, { text: 'Done' })
  const next = await dmWith('1 done')
  expect(next.ts).toBe(prompt.ts)
  const { rows } = await product.database.pool.query('select label_ids from answers')
  expect(rows).toEqual([{ label_ids: [1, 3] }])
  await maria.click(next, { text: 'Done' })
  await product.app.stop()
  const { rows: still } = await product.database.pool.query('select count(*)::int as n from answers')
  expect(still).toEqual([{ n: 1 }])
})

test('/label goes on in a new message', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  const before = maria.dm().length
  await maria.command('/label')
  const again = await slack.until(() =>
    maria
      .dm()
      .slice(before)
      .find((message) => shownText(message.blocks).includes('1 done')),
  )
  expect(again.onlyFor).toBeNull()
})

test('faulty rows are left out with one tap, in the same window, which then launches', async () => {
  await fillIn('One bad row', ['Items file', { file: 'items.csv', content: 'text,gold\nFirst,\n,Price\nSecond,\n' }])
  await product.slack.until(() => nadia().view()?.title === 'Not ready yet')
  await nadia().click('view', { text: 'Leave out this one and go on' })
  await product.slack.until(() => nadia().view()?.title === 'Ready to launch?')
  expect(shownText(nadia().view()?.blocks ?? [])).toContain('1 row left out.')
  await nadia().submit()
  await product.slack.until(() => nadia().view()?.title !== 'Ready to launch?')
  expect(await product.database.prisma.campaign.findFirst({ where: { name: 'One bad row' } })).toMatchObject({
    state: 'running',
    itemCount: 2,
  })
  await nadia().closeView({ all: true })
})
