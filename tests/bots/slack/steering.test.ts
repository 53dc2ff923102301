import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { fillInForm } from '../../../playground/slack/driver/fill-in-form.ts'
import type { Message } from '../../../playground/slack/workspace-state.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await launch()
})
afterAll(() => product.close())

const name = 'Contract clauses'
const rows = [
  'id,text,gold,explanation',
  'c-1,Either party may end this Agreement.,,',
  'c-2,The Supplier may not assign this Agreement.,,',
  'g-1,This Agreement ends after two years.,Termination,It says when the deal ends.',
].join('\n')

const textOf = (message: Message | null) => (message === null ? '' : shownText(message.blocks))
const viewText = (person: string) => shownText(product.slack.as(person).view()?.blocks ?? [])

function lastDm(person: string, includes: string) {
  return product.slack.until(() => {
    const last = product.slack.as(person).lastDm()
    return textOf(last).includes(includes) ? last : null
  })
}

/** Somewhere in the direct message: a file or an older card may stand below. */
function anyDm(person: string, includes: string) {
  return product.slack.until(
    () =>
      product.slack
        .as(person)
        .dm()
        .findLast((message) => `${message.text} ${textOf(message)}`.includes(includes)) ?? null,
  )
}

async function launch() {
  const { slack } = product
  const nadia = slack.as('nadia')
  await nadia.command('/label new')
  await slack.until(() => nadia.view()?.title === 'New campaign, 1 of 3')
  await fillInForm(nadia, slack.until.bind(slack), [
    ['Items file', { file: 'items.csv', content: rows }],
    ['Name', name],
    ['Labels', 'Termination: Ends the deal\nAssignment: Passes it on'],
    ['Guideline', 'Read the clause, not the title.'],
    ['Overlap', '1'],
    ['Annotators', ['maria']],
  ])
  await slack.until(() => nadia.view()?.title === 'Ready to launch?')
  await nadia.submit()
  await slack.until(() => nadia.view()?.title === 'Launched')
  await nadia.closeView()
  await product.deliver()
}

test('invite takes people as Slack writes them, and tells them', async () => {
  const { slack } = product
  await slack.as('nadia').command(`/label invite @tomas to ${name} as adjudicator`)
  await lastDm('nadia', 'joins Contract clauses as an adjudicator')
  await product.deliver()
  await lastDm('tomas', 'made you an adjudicator of Contract clauses')
  await slack.as('nadia').command('/label invite to Contract clauses')
  await lastDm(
    'nadia',
    'type @ and choose each person from the list that opens, as in /label invite @ana to Contract clauses',
  )
})

test('add opens a window: a faulty file adds nothing, a good one is previewed and then added', async () => {
  const { slack, database } = product
  const nadia = slack.as('nadia')
  await nadia.command(`/label add ${name}`)
  await slack.until(() => nadia.view()?.title === 'Add items')
  await nadia.fill('Items', 'id,text\nc-1,A new text\nn-2,')
  await nadia.submit()
  await slack.until(() => nadia.view()?.title === 'Not added yet')
  expect(viewText('nadia')).toContain('2 problems keep this from being added')
  await nadia.closeView()
  expect(nadia.view()?.title).toBe('Add items')
  await nadia.fill('Items', 'id,text\nn-1,The deal may pass to heirs.')
  await nadia.submit()
  await slack.until(() => nadia.view()?.title === 'Add these?')
  expect(viewText('nadia')).toContain('The deal may pass to heirs.')
  await nadia.submit()
  await slack.until(() => nadia.view()?.title === 'Added')
  await nadia.closeView()
  expect(nadia.view()).toBeNull()
  expect((await database.pool.query('select 1 from items')).rowCount).toBe(4)
})

test('edit says beside the field what is missing, then keeps a new guideline', async () => {
  const { slack, database } = product
  const nadia = slack.as('nadia')
  await nadia.command(`/label edit ${name}`)
  await slack.until(() => nadia.view()?.title === 'Edit campaign')
  await nadia.fill('Guideline (version 1)', 'Read the clause twice.')
  expect(Object.keys((await nadia.submit()).fieldErrors)).toEqual(['changeNote'])
  await nadia.fill('What is new in the guideline', 'Read it twice.')
  await nadia.fill('Overlap', '2')
  await nadia.submit()
  await slack.until(() => nadia.view()?.title === 'Saved')
  expect(viewText('nadia')).toContain('The guideline is version 2 now.')
  expect(viewText('nadia')).toContain('Each item gets 2 answers instead of 1.')
  await nadia.closeView()
  const { rows: members } = await database.pool.query('select role from members where removed_at is null order by role')
  expect(members.map(({ role }) => role)).toEqual(['adjudicator', 'annotator', 'lead'])
})

test('edit keeps what others changed while the form was open, and says beside the field where both changed the same', async () => {
  const { slack, database } = product
  const nadia = slack.as('nadia')
  await nadia.command(`/label edit ${name}`)
  await slack.until(() => nadia.view()?.title === 'Edit campaign')
  // Meanwhile somebody else adds an annotator, and sets the overlap to 3.
  await database.pool.query('update campaigns set overlap = 3, version = version + 1')
  await database.pool.query(
    `insert into members (organization_id, campaign_id, person_id, role, added_at)
     select organization_id, campaign_id, person_id, 'annotator', added_at from members where role = 'adjudicator'`,
  )
  await nadia.fill('Overlap', '5')
  await nadia.fill('Session length (minutes)', '7')
  expect((await nadia.submit()).fieldErrors).toEqual({ overlap: expect.stringContaining('changed this to 3') })
  await nadia.fill('Overlap', '2')
  await nadia.submit()
  await slack.until(() => nadia.view()?.title === 'Saved')
  expect(viewText('nadia')).toBe(`${name}A session takes 7 minutes.`)
  await nadia.closeView()
  const { rows } = await database.pool.query('select overlap, session_minutes from campaigns')
  expect(rows).toEqual([{ overlap: 3, session_minutes: 7 }])
  const { rowCount } = await database.pool.query(
    "delete from members where role = 'annotator' and person_id in (select person_id from members where role = 'adjudicator')",
  )
  expect(rowCount).toBe(1)
  await database.pool.query('update campaigns set overlap = 2, version = version + 1')
})

test('gold lists the known answers, and corrects one in the same window', async () => {
  const { slack, database } = product
  const nadia = slack.as('nadia')
  await nadia.command(`/label gold ${name}`)
  await slack.until(() => nadia.view()?.title === 'Known answers')
  expect(viewText('nadia')).toContain('This Agreement ends after two years.')
  await nadia.click('view', { text: 'Change the answer' })
  await slack.until(() => nadia.view()?.title === 'Change a known answer')
  await nadia.fill('Right answer', 'Assignment')
  await nadia.submit()
  await slack.until(() => viewText('nadia').includes('The known answer is changed'))
  const { rows: golds } = await database.pool.query('select label_ids from gold_answers')
  expect(golds).toEqual([{ label_ids: [2] }])
  await nadia.click('view', { text: 'Retire' })
  await slack.until(() => viewText('nadia').includes('It is retired'))
  await nadia.closeView()
})

test('a flagged item is settled in Review, in one message that goes on by itself', async () => {
  const { slack, database } = product
  const maria = slack.as('maria')
  const invitation = await anyDm('maria', 'asks for your help')
  await maria.click(invitation, { text: '5 min' })
  const prompt = await lastDm('maria', 'Which label fits best?')
  await maria.overflow(prompt, 'Flag an edge case')
  await slack.until(() => maria.view()?.title === 'Flag an edge case')
  await maria.fill('What makes it hard?', 'Both could be true')
  await maria.submit()
  await maria.click(prompt, { text: 'Termination' })

  const tomas = slack.as('tomas')
  await tomas.command('/label review')
  const card = await anyDm('tomas', 'What do you choose?')
  expect(textOf(card)).toContain('Both could be true')
  expect(textOf(card)).not.toContain('1 answer')
  await tomas.click(card, { text: 'Assignment' })
  const chosen = await anyDm('tomas', 'Your choice: Assignment')
  expect(textOf(chosen)).toContain('Termination: 1 answer')
  await tomas.click(chosen, { text: 'Settle as Assignment' })
  await slack.until(() => tomas.view()?.title === 'Settle this case')
  await tomas.fill('Why? One sentence will do.', 'It only passes rights on.')
  expect(await tomas.submit()).toMatchObject({ error: null })
  expect(tomas.view()).toBeNull()
  await product.deliver()
  const over = await anyDm('tomas', 'You settled 1 case')
  expect(over.ts).toBe(card.ts)
  const { rows: verdicts } = await database.pool.query('select verdict, label_ids, why from adjudications')
  expect(verdicts).toEqual([{ verdict: 'settled', label_ids: [2], why: 'It only passes rights on.' }])
})

test('status has the buttons of a lead; pause and finish answer in words', async () => {
  const { slack } = product
  const nadia = slack.as('nadia')
  await nadia.command(`/label status ${name}`)
  const status = await lastDm('nadia', 'Done: ')
  await nadia.click(status, { text: 'Pause' })
  await lastDm('nadia', 'Contract clauses is paused.')
  await nadia.command(`/label resume ${name}`)
  await lastDm('nadia', 'Contract clauses goes on.')
  await slack.as('maria').command(`/label finish ${name}`)
  await lastDm('maria', 'Only the leads of this campaign can do that.')
  await slack.as('ivo').command(`/label finish ${name}`)
  await lastDm('ivo', 'There is no campaign of yours called “Contract clauses”.')
  await nadia.command(`/label finish ${name}`)
  const asked = await lastDm('nadia', 'Finish Contract clauses?')
  await nadia.click(asked, { text: 'Finish' })
  const finished = await lastDm('nadia', 'Contract clauses is finished.')
  await nadia.click(finished, { text: 'Export the answers' })
  await lastDm('nadia', 'is being written')
})

test('an export comes as two files in the direct message', async () => {
  const { slack } = product
  await product.deliver()
  const message = await anyDm('nadia', 'Export of Contract clauses: 3 items')
  expect(message.fileIds).toHaveLength(2)
  const bytes = await Promise.all((message.fileIds ?? []).map((id) => slack.parts.files.read(id)))
  const [jsonl = ''] = bytes.map((one) => Buffer.from(one ?? new Uint8Array()).toString('utf8'))
  const settled = jsonl
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .find((record) => 'settled' in record)
  expect(settled).toMatchObject({ final: 'Assignment', settled: { why: 'It only passes rights on.' } })
})

test('nothing that went well was logged as a problem', () => {
  expect(product.logged).toEqual([])
})
