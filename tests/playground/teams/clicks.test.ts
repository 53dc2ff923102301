import { ActivityTypes, type InvokeResponse, type TurnContext } from 'botbuilder'
import { afterEach, expect, test } from 'vitest'
import { personFrom } from '../../../playground/teams/person.ts'
import { type Product, startProduct } from './botbuilder-product.ts'

let product: Product
afterEach(() => product.close())

const cardType = 'application/vnd.microsoft.card.adaptive'
const button = (title: string) => ({
  type: 'Action.Execute',
  title,
  verb: 'answer',
  data: { label: title },
  fallback: { type: 'Action.Submit', title, data: { label: title, old: true } },
})
const card = (text: string, more: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }],
  actions: [button('Yes'), button('No')],
  ...more,
})
const asked = (content: object) => ({
  type: 'message',
  summary: 'A card',
  attachments: [{ contentType: cardType, content }],
})
const nextCard = (content: object) => ({ statusCode: 200, type: cardType, value: content })

/** A bot that answers words with a card, and invokes with what `reply` says. */
async function startBot(reply: (context: TurnContext, nth: number) => unknown, first: object = card('First')) {
  let count = 0
  product = await startProduct(async (context) => {
    if (context.activity.type === ActivityTypes.Message && context.activity.value === undefined) {
      await context.sendActivity(asked(first))
    }
    if (context.activity.type !== ActivityTypes.Invoke) return
    count += 1
    const value: InvokeResponse = { status: 200, body: await reply(context, count) }
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value })
  })
  const maria = product.teams.as('maria')
  await maria.install()
  await maria.say('hello')
  return { teams: product.teams, maria }
}

test('a click reaches the bot whole, and the next card stands where the first was, for this client', async () => {
  const { teams, maria } = await startBot(() => nextCard(card('Next')))
  const shown = maria.lastCard()
  const outcome = await maria.press('No')
  expect(outcome).toMatchObject({ status: 200, error: null })
  expect(teams.journal.deliveries.at(-1)?.activity).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    replyToId: shown.id,
    from: { id: maria.person.id, aadObjectId: maria.person.aadObjectId },
    conversation: { conversationType: 'personal', tenantId: maria.person.tenantId },
    channelData: { tenant: { id: maria.person.tenantId } },
    value: { action: { type: 'Action.Execute', verb: 'answer', data: { label: 'No' } }, trigger: 'manual' },
  })
  expect(maria.words()).toEqual(['Next', 'Yes', 'No'])
  expect(maria.at('phone').words()).toEqual(['First', 'Yes', 'No'])
})

test('an update of the message shows on every client, and outdates what clicks were answered with', async () => {
  const { teams, maria } = await startBot(async (context) => {
    const activity = { ...asked(card('Updated')), id: context.activity.replyToId ?? '' }
    await context.updateActivity(activity)
    return nextCard(card('Next'))
  })
  await maria.press('Yes')
  expect([maria.words()[0], maria.at('phone').words()[0]]).toEqual(['Next', 'Updated'])
  const id = maria.lastCard().id
  expect(teams.journal.callsOf('update')).toMatchObject([{ status: 200, body: { type: 'message' } }])
  await teams.until(() => maria.messages().length === 2 && maria.lastCard().id === id)
})

test('toasts and errors of a reply are told, and a bad card in it is a failure', async () => {
  const replies = [
    { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Kept' },
    { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message: 'Too late' } },
    nextCard({ ...card('x'), version: '9.9' }),
    undefined,
  ]
  const { maria } = await startBot((_, nth) => replies[nth - 1])
  const errors = []
  for (const _ of replies) errors.push((await maria.press('Yes')).error)
  expect(errors).toEqual([null, 'bot_error', 'bad_response', 'bad_response'])
  expect(maria.notices('toast')).toEqual(['Kept'])
  expect(maria.notices('failure')[0]).toBe('Too late')
  expect(maria.words()[0]).toBe('First')
})

test.each(['same', 'new'] as const)('an invoke without an answer in time comes again under the %s id', async (id) => {
  const { teams, maria } = await startBot(async (_, nth) => {
    if (nth === 1) await new Promise((resolve) => setTimeout(resolve, 400))
    return nextCard(card('Next'))
  })
  teams.setInvokes({ timeoutMs: 100, redelivery: { times: 1, id } })
  const pressed = maria.press('Yes')
  teams.setInvokes({ timeoutMs: 10_000 })
  expect(await pressed).toMatchObject({ status: 200, error: null })
  const sent = teams.journal.deliveries.filter((it) => it.activity.type === 'invoke')
  expect(sent.map((it) => it.error)).toEqual(['operation_timeout', null])
  expect(new Set(sent.map((it) => it.activity.id)).size).toBe(id === 'same' ? 1 : 2)
  expect(sent[1]?.activity.value).toEqual(sent[0]?.activity.value)
  expect(maria.words()[0]).toBe('Next')
})

test('a double click is two invokes with ids of their own', async () => {
  const { teams, maria } = await startBot(() => nextCard(card('Next')))
  expect((await maria.doubleClick('Yes')).map((it) => it.error)).toEqual([null, null])
  const ids = teams.journal.deliveries.filter((it) => it.activity.type === 'invoke').map((it) => it.activity.id)
  expect(new Set(ids).size).toBe(2)
})

test('an old client sends a message with a value and no words', async () => {
  const { teams, maria } = await startBot(() => undefined)
  await maria.at('tablet', { isOld: true }).press('Yes')
  const { activity } = teams.journal.deliveries.at(-1) ?? {}
  expect(activity).toMatchObject({
    type: 'message',
    value: { label: 'Yes', old: true },
    replyToId: maria.lastCard().id,
  })
  expect(activity).not.toHaveProperty('text')
})

test('a card that names a person in its refresh asks for its newer state when they look, and only then', async () => {
  const me = personFrom({ handle: 'maria', name: 'Maria Lindqvist' }, '').id
  const { teams, maria } = await startBot(
    () => nextCard(card('Newer')),
    card('First', { refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: {} }, userIds: [me] } }),
  )
  await maria.look()
  expect(teams.journal.deliveries.at(-1)?.activity).toMatchObject({
    value: { trigger: 'automatic', action: { verb: 'refresh' } },
  })
  expect(maria.words()[0]).toBe('Newer')
  const count = teams.journal.deliveries.length
  await maria.look()
  expect(teams.journal.deliveries).toHaveLength(count)
})

test('a dialog opens, stops at its own inputs, shows the errors of the bot, and closes', async () => {
  const form = (error: string) => ({
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      ...(error === '' ? [] : [{ type: 'TextBlock', text: error, color: 'Attention', wrap: true }]),
      { type: 'Input.Text', id: 'name', label: 'Name', isRequired: true, errorMessage: 'Give a name' },
      { type: 'Input.Number', id: 'votes', label: 'Votes', value: 3, min: 1, max: 5 },
      { type: 'Input.Toggle', id: 'gold', title: 'Hidden gold', value: 'false' },
      { type: 'Input.ChoiceSet', id: 'kind', label: 'Kind', choices: [{ title: 'One label', value: 'k1' }] },
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
  })
  const dialog = (content: object) => ({
    task: { type: 'continue', value: { title: 'New campaign', card: { contentType: cardType, content } } },
  })
  const open = { type: 'Action.Submit', title: 'New', data: { msteams: { type: 'task/fetch' }, form: 'new' } }
  const replies = [dialog(form('')), dialog(form('That name is taken')), undefined]
  const { teams, maria } = await startBot((_, nth) => replies[nth - 1], card('Hello', { actions: [open] }))

  await maria.press('New')
  expect(maria.dialog()?.title).toBe('New campaign')
  expect(await maria.press('Create')).toMatchObject({
    error: 'fields_incomplete',
    fieldErrors: { name: 'Give a name' },
  })
  maria.fill('Name', 'Clauses')
  maria.fill('Hidden gold', true)
  maria.fill('Kind', 'One label')
  maria.fill('Annotators', ['kenji', 'Grace Okafor'])
  await maria.press('Create')
  expect(teams.journal.deliveries.at(-1)?.activity).toMatchObject({
    name: 'task/submit',
    value: {
      data: {
        form: 'new',
        name: 'Clauses',
        votes: '3',
        gold: 'true',
        kind: 'k1',
        people: `${teams.as('kenji').person.aadObjectId},${teams.as('grace').person.aadObjectId}`,
      },
    },
  })
  expect(maria.words()[0]).toBe('That name is taken')
  maria.fill('Name', 'Clauses 2')
  expect(await maria.press('Create')).toMatchObject({ error: null })
  expect(maria.dialog()).toBeNull()
})

test('a reply that is lost on its way makes Teams send the click again; lost twice, the old card stays', async () => {
  const { teams, maria } = await startBot((_, nth) => nextCard(card(`Next ${nth}`)))
  teams.faults.next('reply', { kind: 'reset' })
  expect(await maria.press('Yes')).toMatchObject({ status: 200, error: null })
  expect(maria.words()).toContain('Next 2')
  teams.faults.next('reply', { kind: 'reset' }, 2)
  const lost = await maria.press('Yes')
  expect(lost).toMatchObject({ status: null, error: 'connection_failed' })
  expect(teams.journal.delivery(lost.deliveryId ?? '')?.status).toBe(200)
  expect(maria.words()).toContain('Next 2')
})
