import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

async function openForm(name: string) {
  const nadia = product.slack.as('nadia')
  await nadia.closeView({ all: true }).catch(() => null)
  await nadia.command('/label new')
  await product.slack.until(() => nadia.view()?.title === 'New campaign')
  await nadia.fill('Name', name)
  await nadia.fill('Labels', 'Price\nQuality\nService')
  await nadia.fill('Annotators', ['maria'])
  return nadia
}

function windowWith(words: string) {
  const nadia = product.slack.as('nadia')
  return product.slack.until(() => (shownText(nadia.view()?.blocks ?? []).includes(words) ? nadia.view() : null))
}

test('the preview comes even where Slack does not know the pushed window yet', async () => {
  const nadia = await openForm('Patient')
  product.slack.faults.next('views.update', { kind: 'error', code: 'not_found' }, 2)
  await nadia.fill('Items', 'text\nCheap but slow')
  await nadia.submit()
  await windowWith('1 item and 0 known answers')
})

test('a file that cannot be fetched starts nothing and loses nothing', async () => {
  const nadia = await openForm('Broken file')
  await nadia.uploadFile('Items file', 'items.csv', 'text\nCheap but slow')
  product.slack.faults.next('files.info', { kind: 'error', code: 'file_not_found' })
  await nadia.submit()
  const told = await windowWith('An attached file could not be fetched.')
  expect(told.submit).toBeNull()
  await nadia.closeView()
  expect(nadia.view()?.title).toBe('New campaign')
  await nadia.submit()
  await windowWith('1 item and 0 known answers')
})

test('a faulty file names its lines, and the way back keeps the form', async () => {
  const nadia = await openForm('Faulty')
  await nadia.fill('Items', 'text,gold\nCheap but slow,Prize\n,Price')
  await nadia.submit()
  const preview = await windowWith('Line 2:')
  expect(preview.submit).toBeNull()
  expect(preview.close).toBe('Back to the form')
  expect(shownText(preview.blocks)).toContain('Line 3:')
  await nadia.closeView()
  expect(nadia.view()?.title).toBe('New campaign')
})

test('several labels are ticked and sent with Done; Done alone gets a hint', async () => {
  const { slack } = product
  const nadia = await openForm('Reviews')
  await nadia.fill('Task type', 'Several labels for each item, one at least')
  await nadia.fill('Items', 'text\nCheap but slow\nKind people')
  await nadia.submit()
  await windowWith('2 items and 0 known answers')
  await nadia.submit()
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
  const nadia = await openForm('One bad row')
  await nadia.uploadFile('Items file', 'items.csv', 'text,gold\nFirst,\n,Price\nSecond,\n')
  await nadia.submit()
  await product.slack.until(() => nadia.view()?.title === 'Not ready yet')
  await nadia.click('view', { text: 'Leave out this one and go on' })
  await product.slack.until(() => nadia.view()?.title === 'Ready to launch?')
  expect(shownText(nadia.view()?.blocks ?? [])).toContain('1 row left out.')
  await nadia.submit()
  await product.slack.until(() => nadia.view()?.title !== 'Ready to launch?')
  expect(await product.database.prisma.campaign.findFirst({ where: { name: 'One bad row' } })).toMatchObject({
    state: 'running',
    itemCount: 2,
  })
  await nadia.closeView({ all: true })
})
