import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillInForm } from '../../../playground/teams/driver/fill-in-form.ts'
import type { Seen } from '../../../playground/teams/driver/person-driver.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  for (const handle of ['nadia', 'maria', 'kenji']) await product.teams.as(handle).install()
})
afterAll(() => product.close())

const rows = [
  'id,text,gold,explanation,context_contract',
  'c-1,"Either party may end this Agreement with <at>all</at> & *notice*.",,,Services',
  'c-2,The Supplier may not assign this Agreement.,,,Services',
  'c-3,The Licensee holds the Licensor harmless.,,,Licence',
  'c-4,Liability is capped at the fees paid.,,,Licence',
  'g-1,This Agreement ends after two years.,Termination,It says when the deal ends.,Services',
  'g-2,Rights under this deed may be passed on.,Assignment,It passes rights on.,Deed',
].join('\n')

/** What a card says, in one line. */
function textOf(seen: Pick<Seen, 'card'> | null): string {
  return JSON.stringify(seen?.card ?? '')
}

/** The newest message that says this, as the client at which somebody clicks shows it. */
function shown(person: string, includes: string): Promise<Seen & { readonly card: object }> {
  const { teams } = product
  return teams.until(() => {
    const last = teams.as(person).lastCard()
    return textOf(last).includes(includes) ? last : null
  })
}

const answers = async () =>
  (await product.database.pool.query('select label_ids from answers where superseded_at is null order by 1')).rows

test('a campaign goes from the form over the preview to the first answers', async () => {
  const { teams } = product
  const nadia = teams.as('nadia')
  expect(await nadia.say('label new')).toMatchObject({ error: null })
  await nadia.press('Open')
  expect(nadia.dialog()?.title).toBe('New campaign, 1 of 3')

  nadia.fill('Name', 'Contract clauses')
  expect(await nadia.press('Next')).toMatchObject({ error: null })
  expect(nadia.dialog()?.title).toBe('New campaign, 1 of 3')
  expect(textOf(nadia.dialog())).toContain('problem-itemFile')
  const sent = await fillInForm(nadia, [
    ['Items', rows],
    ['Labels', 'Termination: Ends the deal\nAssignment: Passes it on'],
    ['Overlap', '2'],
    ['Annotators', ['maria', 'kenji']],
  ])
  expect(sent).toMatchObject({ error: null })
  expect(nadia.dialog()?.title).toBe('Ready to launch?')
  expect(textOf(nadia.dialog())).toContain('4 items and 2 known answers')
  expect(textOf(nadia.dialog())).toContain('Either party may end this Agreement with <at>all</at> & *notice*.')

  // Back finds the form as it was left.
  await nadia.press('Back to the form')
  expect(nadia.dialog()?.title).toBe('New campaign, 3 of 3')
  expect(await nadia.press('Preview')).toMatchObject({ error: null })
  await nadia.press('Launch')
  expect(nadia.dialog()?.title).toBe('Launched')
  nadia.closeDialog()
  await product.deliver()

  const maria = teams.as('maria')
  const invitation = await shown('maria', 'asks for your help')
  expect(invitation.summary).toContain('Nadia Haddad asks for your help with Contract clauses')
  await maria.press('5 min', invitation)
  const prompt = await shown('maria', 'Which label fits best?')
  expect(prompt.id).toBe(invitation.id)
  await maria.press('Termination', prompt)
  const second = await shown('maria', '1 done')
  expect(second.id).toBe(invitation.id)
  expect(await answers()).toEqual([{ label_ids: [1] }])
})

test('a long form in Chinese is shown again with what is wrong, and nothing that was typed is lost on the way', async () => {
  const { teams, database } = product
  const nadia = teams.as('nadia')
  await nadia.say('label new')
  await nadia.press('Open')
  const guideline = '合同条款须逐条阅读并判断其含义。'.repeat(187)
  const first = `text\n${'本协议自签署之日起生效，'.repeat(50)}`
  const items = Array.from({ length: 4 }, (_, at) => `${first.slice(5)}第${at}条`).join('\n')
  nadia.fill('Name', '合同')
  nadia.fill('Purpose', '目'.repeat(300))
  nadia.fill('Items', `text\n${items}`)
  expect(await nadia.press('Next')).toMatchObject({ error: null })
  // Characters that take six bytes each on their way, so that both texts together are more than a card holds.
  nadia.fill('Labels', `终止：${'\u0001'.repeat(190)}\n`.repeat(15))
  nadia.fill('Guideline', guideline)
  expect(await nadia.press('Next')).toMatchObject({ error: null })
  expect(textOf(nadia.dialog())).toContain('problem-labels')
  expect(textOf(nadia.dialog())).toMatch(
    /What you typed is kept, all 2,\d+ characters: 合同条款[^"]* … Type here only to/,
  )

  // What is kept can be emptied too, and filled in again.
  nadia.fill('Labels', '终止')
  nadia.fill('Leave “Guideline” empty', true)
  expect(await nadia.press('Next')).toMatchObject({ error: null })
  expect(textOf(nadia.dialog())).toContain('problem-labels')
  expect(textOf(nadia.dialog())).not.toContain('What you typed is kept')
  expect(textOf(nadia.dialog())).not.toContain(guideline)
  const sent = await fillInForm(nadia, [
    ['Labels', '终止: 结束\n转让: 转给他人'],
    ['Guideline', guideline],
    ['Overlap', '1'],
    ['Annotators', ['maria']],
  ])
  expect(sent).toMatchObject({ error: null })
  expect(nadia.dialog()?.title).toBe('Ready to launch?')
  const drafts = await database.pool.query(
    "select g.text as guideline from guidelines g join campaigns c on c.id = g.campaign_id where c.name = '合同'",
  )
  expect(drafts.rows).toEqual([{ guideline }])
  expect(textOf(nadia.dialog())).toContain('4 items')
  await nadia.press('Back to the form')
  await nadia.press('Back')
  expect(textOf(nadia.dialog())).toContain('终止: 结束')
  expect(textOf(nadia.dialog())).toContain(guideline)
  expect(await nadia.press('Next')).toMatchObject({ error: null })
  expect(await nadia.press('Preview')).toMatchObject({ error: null })
  expect(nadia.dialog()?.title).toBe('Ready to launch?')
  nadia.closeDialog()
})

test('the second of two taps on one place is no answer to what came between them, and the prompt says so', async () => {
  const maria = product.teams.as('maria')
  product.takeForSlips(60_000)
  await maria.press('Undo', await shown('maria', '1 done'))
  const slip = await maria.press('✓ Termination', await shown('maria', '0 done'))
  const still = await shown('maria', 'came too soon')
  expect(textOf(still)).toContain('0 done')
  expect(await answers()).toHaveLength(0)
  product.takeForSlips(0)
  // Sent again by Teams, however late, it is the same tap.
  for (const id of ['same', 'new'] as const) {
    expect((await product.teams.redeliver(slip.deliveryId ?? '', { id })).body).toContain('came too soon')
  }
  expect(await answers()).toHaveLength(0)
  await maria.press('✓ Termination', still)
  expect(textOf(await shown('maria', '1 done'))).not.toContain('came too soon')
  expect(await answers()).toHaveLength(1)
})

test('the message itself shows soon what the click was answered, on every other client too', async () => {
  const phone = product.teams.as('maria').at('phone')
  await product.teams.until(() => textOf(phone.lastCard()).includes('1 done'))
})

describe('an answer counts once,', () => {
  test('whoever sends it again, under its own id or under a new one, or clicks twice', async () => {
    const { teams } = product
    const maria = teams.as('maria')
    const card = await shown('maria', '1 done')
    const [first, again] = await maria.doubleClick('Assignment', card)
    expect([first?.error, again?.error]).toEqual([null, null])
    for (const id of ['same', 'new'] as const) {
      const outcome = await teams.redeliver(first?.deliveryId ?? '', { id })
      expect(outcome).toMatchObject({ status: 200, error: null })
      expect(outcome.body).toMatch(/2 done|out of date/)
    }
    await maria.press('Termination', card)
    expect(await answers()).toHaveLength(2)
    await shown('maria', '2 done')
  })

  test('from a client that knows no replies, which is shown the next card as a changed message', async () => {
    const { teams } = product
    const old = teams.as('maria').at('tablet', { isOld: true })
    await teams.until(() => textOf(old.lastCard()).includes('2 done'))
    await old.press('Skip')
    await teams.until(() => textOf(old.lastCard()).includes('Why skip it?'))
    await old.press('Back')
    await teams.until(() => textOf(old.lastCard()).includes('Which label fits best?'))
  })
})

test('what is beside a prompt opens in a dialog, and a note with nothing in it is refused at its field', async () => {
  const { teams } = product
  const maria = teams.as('maria')
  const card = maria.lastCard()
  await maria.press('Guide', card)
  expect(textOf(maria.dialog())).toContain('Passes it on')
  maria.closeDialog()
  await maria.press('Flag an edge case', card)
  const { error, fieldErrors } = await maria.press('Flag')
  expect({ error, fieldErrors }).toEqual({
    error: 'fields_incomplete',
    fieldErrors: { 'field-note': 'Please fill this in.' },
  })
  maria.fill('What makes it hard?', 'Two readings are possible.')
  await maria.press('Flag')
  expect(maria.dialog()).toBeNull()
  const { rows } = await product.database.pool.query('select note from flag_notes')
  expect(rows).toEqual([{ note: 'Two readings are possible.' }])
})

test('what was asked for in the app’s own chat stands there and no note says where; asked for in a channel, one does', async () => {
  const { teams } = product
  const maria = teams.as('maria')
  const before = maria.lastCard()
  expect(await maria.say('label')).toMatchObject({ error: null })
  const below = await shown('maria', 'Which label fits best?')
  expect(below.id).not.toBe(before?.id)
  expect(JSON.stringify(maria.messages())).not.toContain('I wrote to you')

  await maria.install('Contract review')
  await maria.say('@Bot label', { in: 'Contract review' })
  await shown('maria', 'I wrote to you in a direct message.')
})

test('a file that is sent opens the form with it, and what is in it is previewed', async () => {
  const { teams } = product
  const nadia = teams.as('nadia')
  await nadia.sendFile('items.csv', rows)
  await shown('nadia', 'New campaign')
  await nadia.press('Open')
  expect(textOf(nadia.dialog())).toContain('Your draft of ')
  expect(textOf(nadia.dialog())).toContain('合同')
  await nadia.press('Start afresh')
  expect(textOf(nadia.dialog())).not.toContain('合同')
  await fillInForm(nadia, [
    ['Name', 'Deeds'],
    ['Labels', 'Termination: Ends the deal\nAssignment: Passes it on'],
    ['Annotators', ['kenji']],
    ['Overlap', '1'],
  ])
  expect(textOf(nadia.dialog())).toContain('4 items and 2 known answers')
  await nadia.press('Launch')
  expect(nadia.dialog()?.title).toBe('Launched')
  nadia.closeDialog()

  // Words beside it say what it is for.
  await nadia.sendFile('more.csv', 'id,text\nm-1,Notice is given in writing.', 'add Deeds')
  await shown('nadia', 'Add items')
  await nadia.press('Open')
  await nadia.press('Preview')
  expect(textOf(nadia.dialog())).toContain('1 item')
})
