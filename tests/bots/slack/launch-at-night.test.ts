import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { fillInForm } from '../../../playground/slack/driver/fill-in-form.ts'
import { type Product, startProduct } from './a-product.ts'

/** 12:00 UTC: a working hour in Stockholm, evening in Tokyo. */
let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

async function preview(name: string, annotators: readonly string[]) {
  const nadia = product.slack.as('nadia')
  await nadia.command('/label new')
  await product.slack.until(() => nadia.view()?.title === 'New campaign, 1 of 3')
  await fillInForm(nadia, product.slack.until.bind(product.slack), [
    ['Items file', { file: 'items.csv', content: 'id,text\nc-1,Either party may end this Agreement.' }],
    ['Name', name],
    ['Labels', 'Termination: Ends the deal\nAssignment: Passes it on'],
    ['Overlap', '1'],
    ['Annotators', annotators],
  ])
  return await product.slack.until(() => (nadia.view()?.title === 'Ready to launch?' ? nadia.view() : null))
}

const windowText = () => shownText(product.slack.as('nadia').view()?.blocks ?? [])

test('Launch leaves those alone for whom it is night, and says when they hear of it', async () => {
  const shown = shownText((await preview('By day', ['maria', 'kenji'])).blocks)
  expect(shown).toContain('1 of 2 hears of it now, Kenji Watanabe at their next good time, Tue 01:00 (your time).')
  expect(shown).toContain('Launch and tell at any hour')
  expect(shown).not.toContain('Launch and tell all now')
  await product.slack.as('nadia').submit()
  expect(windowText()).toContain('1 of 2 hears of it now, Kenji Watanabe at their next good time, Tue 01:00')
  expect(windowText()).toContain('/label')
  await product.deliver()
  expect(product.slack.as('maria').dm()).toHaveLength(1)
  expect(product.slack.as('kenji').dm()).toEqual([])
  await product.slack.as('nadia').closeView({ all: true })
})

test('Launch and tell at any hour asks first, then tells everybody, once for two clicks; at night the invitation says why', async () => {
  const view = await preview('Now', ['kenji'])
  expect(JSON.stringify(view.blocks)).toContain('"confirm"')
  expect(shownText(view.blocks)).toContain('Kenji Watanabe hears of it at their next good time, Wed 01:00 (your time).')
  const nadia = product.slack.as('nadia')
  const clicks = [1, 2].map(() => nadia.click('view', { text: 'Launch and tell at any hour' }))
  for (const outcome of await Promise.all(clicks)) expect(outcome.error).toBeNull()
  await product.slack.until(() => nadia.view()?.title !== 'Ready to launch?')
  await product.deliver()
  expect(product.slack.as('kenji').dm()).toHaveLength(1)
  expect(shownText(product.slack.as('kenji').lastDm()?.blocks ?? [])).toContain('had everybody told at once')
  await nadia.closeView({ all: true })
})

test('where it is a good time for all, there is Launch and nothing else', async () => {
  const shown = shownText((await preview('Calm', ['grace'])).blocks)
  expect(shown).not.toContain('hears of it')
  expect(shown).not.toContain('Launch and tell all now')
})
