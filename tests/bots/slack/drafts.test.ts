import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { fillInForm } from '../../../playground/slack/driver/fill-in-form.ts'
import { sweepDrafts } from '../../../src/flows/campaigns/sweep-drafts.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const nadia = () => product.slack.as('nadia')
const shown = () => shownText(nadia().view()?.blocks ?? [])
const later = (minutes: number) => {
  product.clock.now = new Date(product.clock.now.getTime() + minutes * 60_000)
}
/** Whatever a closed or changed form sent is kept by now. */
const settled = () => product.app.settled()

async function open(words: string, title: string) {
  await nadia().command(`/label ${words}`)
  await product.slack.until(() => nadia().view()?.title === title)
}

const reviews = [
  'review,verdict,country',
  'Slow but kind,Good,PT',
  'Never again,Bad,DE',
  'It arrived,,PT',
  'It did not,,DE',
]

test('a form that was closed is filled in again, says of when, and can be begun afresh', async () => {
  await open('new', 'New campaign, 1 of 3')
  await nadia().fill('Name', 'Reviews')
  await nadia().fill('Purpose', 'To see what customers like.')
  await nadia().closeView()
  await settled()
  later(35)

  await open('new', 'New campaign, 1 of 3')
  expect(shown()).toContain('Your draft of ')
  expect(JSON.stringify(nadia().view()?.blocks)).toContain('To see what customers like.')
  await nadia().click('view', { text: 'Start afresh' })
  await product.slack.until(() => !shown().includes('Your draft of '))
  expect(JSON.stringify(nadia().view()?.blocks)).not.toContain('To see what customers like.')
  await nadia().closeView()
  await settled()
  await open('new', 'New campaign, 1 of 3')
  expect(shown()).not.toContain('Your draft of ')
  await nadia().closeView({ all: true })
})

test('where Slack does not say what a closed form held, what was put into it is known all the same', async () => {
  await open('new', 'New campaign, 1 of 3')
  await nadia().fill('Name', 'Told as it was typed')
  const sent = product.slack.journal.deliveries.findLast(({ kind }) => kind === 'action')
  expect(sent?.payload).toMatchObject({ actions: [{ block_id: expect.stringMatching(/^name/) }] })
  const view = nadia().view()
  const closed = { ...(sent?.payload as object), type: 'view_closed', is_cleared: true, actions: undefined }
  await product.slack.rawDeliver(
    'view_closed',
    JSON.parse(JSON.stringify({ ...closed, view: { ...view, state: { values: {} } } })),
  )
  await settled()
  await nadia().closeView({ all: true })
  await open('new', 'New campaign, 1 of 3')
  expect(JSON.stringify(nadia().view()?.blocks)).toContain('Told as it was typed')
  await nadia().click('view', { text: 'Start afresh' })
  await product.slack.until(() => !shown().includes('Your draft of '))
  await nadia().closeView({ all: true })
})

test('columns are guessed and shown, chosen otherwise, and gone back to; launched, nothing of the form is left', async () => {
  await open('new', 'New campaign, 1 of 3')
  await nadia().uploadFile('Items file', 'reviews.csv', reviews.join('\n'))
  await nadia().fill('Name', 'Reviews')
  await nadia().submit()
  await product.slack.until(() => nadia().view()?.title === 'New campaign, 2 of 3')
  expect(shown()).toContain('reviews.csv: 4 rows, 3 columns.')
  expect(shown()).toContain('Slow but kind')
  expect(JSON.stringify(nadia().view()?.blocks)).toContain('"initial_value":"Good\\nBad"')
  expect(shown()).not.toContain('Country: PT')

  await nadia().fill('Shown beside each item', ['country (PT)'])
  await nadia().fill('Guideline', 'Read all of it.')
  await nadia().click('view', { text: 'Show it with these columns' })
  await product.slack.until(() => shown().includes('Country: PT'))
  await nadia().click('view', { text: 'Back' })
  await product.slack.until(() => nadia().view()?.title === 'New campaign, 1 of 3')
  expect(shown()).toContain('reviews.csv, 4 rows, is kept.')
  expect(shown()).not.toContain('Your draft of ')
  await nadia().submit()
  await product.slack.until(() => nadia().view()?.title === 'New campaign, 2 of 3')
  expect(JSON.stringify(nadia().view()?.blocks)).toContain('Read all of it.')

  await nadia().fill('Column with known answers', 'country (PT)')
  expect((await nadia().submit()).fieldErrors).toMatchObject({
    columnContext: 'This column is chosen for something else already.',
    labels: 'The column “country” holds “PT” and “DE”: none of these labels.',
  })
  await nadia().fill('Column with known answers', 'verdict (Good)')
  const sent = await fillInForm(nadia(), product.slack.until.bind(product.slack), [
    ['Annotators', ['maria']],
    ['Overlap', '1'],
  ])
  expect(sent).toMatchObject({ error: null, fieldErrors: {} })
  await product.slack.until(() => nadia().view()?.title === 'Ready to launch?')
  expect(shown()).toContain('2 items and 2 known answers')
  await nadia().submit()
  await product.slack.until(() => nadia().view()?.title === 'Launched')
  await nadia().closeView()
  await settled()
  const contents = await product.database.pool.query('select text, context from item_contents order by text')
  expect(contents.rows.map(({ text }) => text)).toEqual(['It arrived', 'It did not', 'Never again', 'Slow but kind'])
  expect(JSON.stringify(contents.rows)).toContain('country')
  expect((await product.database.pool.query("select held from form_drafts where form = 'campaign'")).rows).toEqual([
    { held: {} },
  ])
})

test('a file with characters that cannot be kept is looked at all the same', async () => {
  await open('new', 'New campaign, 1 of 3')
  await nadia().uploadFile('Items file', 'odd.jsonl', '{"text":"Ze\\u0000ro and half \\ud83d"}')
  await nadia().fill('Name', 'Odd')
  await nadia().submit()
  await product.slack.until(() => nadia().view()?.title === 'New campaign, 2 of 3')
  expect(shown()).toContain('Zero and half')
  await nadia().closeView({ all: true })
  await settled()
})

test('a draft of an edit changes what was meant to be changed, and nothing that others have changed since', async () => {
  await open('edit Reviews', 'Edit campaign')
  await nadia().fill('Overlap', '4')
  await nadia().fill('Session length (minutes)', '7')
  await nadia().closeView()
  await settled()
  await product.database.pool.query(
    "update campaigns set session_minutes = 12, version = version + 1 where name = 'Reviews'",
  )

  await open('edit Reviews', 'Edit campaign')
  expect(shown()).toContain('Your draft of ')
  expect(shown()).toContain('as they left it: Session length (minutes)')
  await nadia().submit()
  await product.slack.until(() => nadia().view()?.title === 'Saved')
  expect(shown()).toContain('Each item gets 4 answers instead of 1.')
  const { rows } = await product.database.pool.query(
    "select overlap, session_minutes from campaigns where name = 'Reviews'",
  )
  expect(rows).toEqual([{ overlap: 4, session_minutes: 12 }])
  await nadia().closeView({ all: true })
  await settled()
  await open('edit Reviews', 'Edit campaign')
  expect(shown()).not.toContain('Your draft of ')
  await nadia().closeView({ all: true })
})

test('what was typed before and is typed anew is one’s own change, not somebody else’s', async () => {
  await open('edit Reviews', 'Edit campaign')
  await nadia().fill('Session length (minutes)', '99')
  await nadia().submit()
  await nadia().closeView()
  await settled()
  await open('edit Reviews', 'Edit campaign')
  await nadia().fill('Session length (minutes)', '1')
  await settled()
  await nadia().fill('Session length (minutes)', '15')
  await settled()
  await nadia().submit()
  await product.slack.until(() => nadia().view()?.title === 'Saved')
  const { rows } = await product.database.pool.query("select session_minutes from campaigns where name = 'Reviews'")
  expect(rows).toEqual([{ session_minutes: 15 }])
  await nadia().closeView({ all: true })
})

test('after a day a draft is forgotten', async () => {
  await open('settings', 'When to ask you')
  await nadia().fill('Quiet hours', '12:00-13:00')
  await nadia().closeView()
  await settled()
  later(24 * 60 + 1)
  await open('settings', 'When to ask you')
  expect(shown()).not.toContain('Your draft of ')
  await nadia().closeView({ all: true })
  await settled()
  later(24 * 60 + 1)
  await sweepDrafts(product.app.world)
  expect((await product.database.pool.query('select from form_drafts')).rowCount).toBe(0)
})
