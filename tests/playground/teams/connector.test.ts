import { type Activity, TeamsInfo, TurnContext } from 'botbuilder'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault } from '../../../playground/teams/faults.ts'
import { channelId, groupChatId } from '../../../playground/teams/teams-state.ts'
import { askToken, type Product, startProduct } from './botbuilder-product.ts'

let product: Product
let activities: Activity[] = []
let token = ''

beforeEach(async () => {
  activities = []
  product = await startProduct(async (context) => void activities.push(context.activity), { limits: 'off' })
  token = await askToken(product.teams)
})
afterEach(() => product.close())

/** Does something in a turn of its own, as whatever writes to people out of the blue does. */
async function proactively<T>(to: Activity | undefined, work: (context: TurnContext) => Promise<T>): Promise<T> {
  if (to === undefined) throw new Error('nothing was heard yet')
  const results: T[] = []
  const { MicrosoftAppId } = product.teams.settings
  await product.adapter.continueConversationAsync(
    MicrosoftAppId,
    TurnContext.getConversationReference(to),
    async (context) => void results.push(await work(context)),
  )
  const [result] = results
  if (result === undefined) throw new Error('the turn brought nothing')
  return result
}

test('installing and uninstalling is told; afterwards writing is refused', async () => {
  const { teams } = product
  const maria = teams.as('maria')
  await maria.install()
  expect(activities.map((it) => [it.type, it.action])).toEqual([
    ['conversationUpdate', undefined],
    ['installationUpdate', 'add'],
  ])
  const address = activities[1]
  await proactively(address, (context) => context.sendActivity('Hello'))
  expect(maria.messages()).toMatchObject([{ text: 'Hello', from: teams.parts.bot.id }])
  // Outside a turn of a message the SDK names a random activity in the path.
  expect(teams.journal.callsOf('send')[0]?.path).toMatch(/activities\/[0-9a-f-]{36}$/)

  await maria.uninstall()
  expect(activities.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' })
  const refused = { statusCode: 403, code: 'MessageWritesBlocked' }
  await expect(proactively(address, (context) => context.sendActivity('Hello?'))).rejects.toMatchObject(refused)
  await maria.install()
  maria.block()
  await expect(proactively(address, (context) => context.sendActivity('Hello?'))).rejects.toMatchObject(refused)
})

test('a chat with one person is opened by either of their ids and is always the same', async () => {
  const { teams, adapter } = product
  const { person } = teams.as('kenji')
  await teams.as('kenji').install()
  for (const id of [person.id, person.aadObjectId]) {
    await adapter.createConversationAsync(
      teams.settings.MicrosoftAppId,
      'msteams',
      teams.parts.serviceUrl(),
      'https://api.botframework.com',
      {
        members: [{ id, name: '' }],
        tenantId: person.tenantId,
        isGroup: false,
        bot: teams.parts.bot,
        channelData: {},
      } as never,
      async (context) => void (await context.sendActivity('Hello')),
    )
  }
  expect(
    teams
      .as('kenji')
      .messages()
      .map((it) => it.text),
  ).toEqual(['Hello', 'Hello'])
})

test('outside personal chats the bot hears what mentions it, with the mention in the text', async () => {
  const { teams } = product
  const maria = teams.as('maria')
  for (const where of [groupChatId, channelId]) await maria.install(where)
  activities = []
  await maria.say('nobody hears this', { in: groupChatId })
  await maria.say('@Bot status, @Kenji Watanabe', { in: groupChatId })
  await maria.say('@Bot status', { in: channelId })
  await maria.say('@Bot and in the thread', { in: maria.messages(channelId)[0] ?? '' })
  expect(activities.map((it) => it.text)).toEqual([
    '<at>Bot</at> status, <at>Kenji Watanabe</at>',
    '<at>Bot</at> status',
    '<at>Bot</at> and in the thread',
  ])
  expect(activities[0]).toMatchObject({
    conversation: { id: groupChatId, conversationType: 'groupChat', isGroup: true },
  })
  const opener = maria.messages(channelId)[0]?.id
  expect(activities[2]).toMatchObject({
    conversation: { id: `${channelId};messageid=${opener}` },
    channelData: { channel: { id: channelId }, team: { id: '19:legal@thread.tacv2' } },
  })
  await proactively(activities[2], (context) => context.sendActivity('In the thread'))
  expect(maria.lastMessage(channelId)).toMatchObject({ text: 'In the thread', threadId: opener })
})

test('the roster is asked as the SDK asks it, guests and strangers told apart', async () => {
  const { teams } = product
  await teams.as('ivo').install()
  await teams.as('stella').install()
  await teams.as('maria').install(groupChatId)
  const [, ivo, , stella, , group] = activities
  const member = (to: Activity | undefined) =>
    proactively(to, (context) => TeamsInfo.getMember(context, to?.from.aadObjectId ?? ''))
  expect(await member(ivo)).toMatchObject({ name: 'Ivo Petrov', userRole: 'guest', email: 'ivo@guests.example' })
  expect(await member(stella)).toMatchObject({ tenantId: teams.as('stella').person.tenantId, userRole: 'user' })
  const page = await proactively(group, (context) => TeamsInfo.getPagedMembers(context, 3))
  expect(page.members.map((it) => it.name)).toEqual(['Nadia Haddad', 'Maria Lindqvist', 'Kenji Watanabe'])
  const rest = await proactively(group, (context) => TeamsInfo.getPagedMembers(context, 10, page.continuationToken))
  expect(rest.members).toHaveLength(4)
})

test('a card that some client would drop is refused with the reason', async () => {
  const maria = product.teams.as('maria')
  await maria.install()
  const content = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'Image', url: 'http://pictures.example/x.png' }],
  }
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }]
  await expect(proactively(activities[0], (context) => context.sendActivity({ attachments }))).rejects.toMatchObject({
    statusCode: 400,
    message: 'bad card: card.body[0].url is no https address',
  })
  expect(maria.messages()).toEqual([])
})

const faults: readonly (readonly [Fault, number | null, number])[] = [
  [{ kind: '5xx' }, 503, 0],
  [{ kind: '5xx-after-store' }, 503, 1],
  [{ kind: 'reset' }, null, 0],
  [{ kind: 'reset-after-store' }, null, 1],
  [{ kind: '429' }, 429, 0],
  [{ kind: 'refused', status: 403, code: 'MessageWritesBlocked' }, 403, 0],
]

test.each(faults)('%o spoils the next send, and only that', async (fault, status, stored) => {
  const { teams } = product
  await teams.as('maria').install()
  teams.faults.next('send', fault)
  const send = () =>
    fetchConnector(`v3/conversations/${activities[0]?.conversation.id}/activities`, { type: 'message', text: 'x' })
  if (status === null) await expect(send()).rejects.toThrow()
  else expect((await send()).status).toBe(status)
  expect(teams.as('maria').messages()).toHaveLength(stored)
  expect((await send()).status).toBe(201)
  expect(teams.journal.callsOf('send')).toMatchObject([
    { status, fault },
    { status: 201, fault: null },
  ])
})

test('the SDK sends a failed message again by itself, and it arrives twice', async () => {
  const { teams } = product
  await teams.as('maria').install()
  teams.faults.next('send', { kind: '429', retryAfterS: 0 })
  teams.faults.next('send', { kind: 'reset-after-store' })
  await proactively(activities[0], (context) => context.sendActivity('Hello'))
  expect(teams.as('maria').messages()).toHaveLength(2)
})

test('limits hold for each conversation and for the tenant, in wall time', async () => {
  await product.close()
  let now = 1_763_700_000_000
  product = await startProduct(async (context) => void activities.push(context.activity), { now: () => now })
  token = await askToken(product.teams)
  const { teams } = product
  await teams.as('maria').install()
  await teams.as('kenji').install()
  const [maria, , kenji] = activities
  const send = (to: Activity | undefined) =>
    fetchConnector(`v3/conversations/${to?.conversation.id}/activities`, { type: 'message', text: 'x' })
  const statuses = async (to: Activity | undefined, count: number) => {
    const all = []
    for (let left = count; left > 0; left -= 1) all.push(await send(to))
    return all.map((it) => `${it.status} ${it.headers.get('retry-after') ?? ''}`.trim())
  }
  expect(await statuses(maria, 8)).toEqual([...Array(7).fill('201'), '429 1'])
  expect(await statuses(kenji, 1)).toEqual(['201'])
  now += 1001
  expect(await statuses(maria, 2)).toEqual(['201', '429 1'])
  now += 60_000
  const minute = []
  for (let second = 0; second < 20; second += 1) {
    minute.push(...(await statuses(maria, 4)))
    now += 1001
  }
  expect(minute.slice(0, 30).filter((it) => it === '201').length).toBeGreaterThan(20)
  expect(minute.at(-1)).toMatch(/^429 [1-9]/)
})

/** A call as any HTTP client would make it, with a token of the login. */
function fetchConnector(path: string, body: object): Promise<Response> {
  return fetch(`${product.teams.parts.serviceUrl()}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
