import { LogLevel, WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace } from '../../../playground/slack/workspace.ts'
import { botToken } from './bolt-product.ts'

let slack: SlackWorkspace
let client: WebClient
let now = 1_763_700_000_000

beforeEach(async () => {
  slack = await startSlackWorkspace({
    eventsUrl: 'http://127.0.0.1:9/nobody',
    signingSecret: 's',
    botToken,
    now: () => now,
    eventRetryDelaysMs: [],
    people: [
      { handle: 'maria', name: 'Maria Lindqvist', tz: 'Europe/Stockholm' },
      { handle: 'ivo', name: 'Ivo Petrov', isRestricted: true },
      { handle: 'robot', name: 'Calendar Bot', isBot: true },
      { handle: 'gone', name: 'Gone Away', deleted: true },
      { handle: 'guest', name: 'From Elsewhere', isStranger: true, teamId: 'T0OTHER' },
    ],
  })
  client = clientWith(botToken)
})
afterEach(() => slack.close())

const clientWith = (token?: string) =>
  new WebClient(token, {
    slackApiUrl: `${slack.url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  })

const errorOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: unknown) => String(error instanceof Error ? error.message : error).replace('An API error occurred: ', ''),
  )

test('a token is asked for, compared, and may be revoked', async () => {
  expect(await client.auth.test()).toMatchObject({ ok: true, team_id: 'T0NORTHWIND', bot_id: 'B0LABELBREAK' })
  expect(await errorOf(clientWith().auth.test())).toBe('not_authed')
  expect(await errorOf(clientWith('xoxb-wrong').auth.test())).toBe('invalid_auth')
  await slack.revokeToken()
  expect(await errorOf(client.auth.test())).toBe('token_revoked')
})

test('arguments may come as JSON, as a form, or in the query', async () => {
  const headers = { authorization: `Bearer ${botToken}` }
  const json = { method: 'POST', headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } }
  const body = JSON.stringify({ channel: 'D0MARIA', blocks: [{ type: 'divider' }] })
  const posted = await fetch(`${slack.url}/api/chat.postMessage`, { ...json, body })
  expect(await posted.json()).toMatchObject({ ok: true, channel: 'D0MARIA' })
  const asked = await fetch(`${slack.url}/api/users.info?user=U0MARIA`, { headers })
  expect(await asked.json()).toMatchObject({ ok: true, user: { real_name: 'Maria Lindqvist' } })
})

test('users.info tells zone, offset, guests, bots, strangers and who has left', async () => {
  const info = async (user: string) => (await client.users.info({ user })).user
  expect(await info('U0MARIA')).toMatchObject({
    tz: 'Europe/Stockholm',
    tz_offset: 3600,
    is_bot: false,
    deleted: false,
  })
  expect(await info('U0IVO')).toMatchObject({ is_restricted: true, is_ultra_restricted: false })
  expect(await info('U0ROBOT')).toMatchObject({ is_bot: true })
  expect(await info('U0GONE')).toMatchObject({ deleted: true })
  expect(await info('U0GUEST')).toMatchObject({ is_stranger: true, team_id: 'T0OTHER' })
  expect(await errorOf(info('U0NOBODY'))).toBe('user_not_found')
})

test('users.list comes in pages', async () => {
  const first = await client.users.list({ limit: 4 })
  const rest = await client.users.list({ limit: 4, cursor: first.response_metadata?.next_cursor ?? '' })
  expect([...(first.members ?? []), ...(rest.members ?? [])]).toHaveLength(6)
  expect(rest.response_metadata?.next_cursor).toBe('')
})

test('messages are posted to a channel or a person, changed, and deleted', async () => {
  const posted = await client.chat.postMessage({
    channel: 'U0MARIA',
    text: 'Hello',
    metadata: { event_type: 'greeting', event_payload: { id: 1 } },
  })
  expect(posted).toMatchObject({ channel: 'D0MARIA', message: { text: 'Hello', bot_id: 'B0LABELBREAK' } })
  const ts = posted.ts ?? ''
  await client.chat.update({ channel: 'D0MARIA', ts, text: 'Hello again' })
  expect(slack.as('maria').dm()).toMatchObject([{ ts, text: 'Hello again', metadata: { event_type: 'greeting' } }])
  await client.chat.delete({ channel: 'D0MARIA', ts })
  expect(slack.as('maria').dm()).toEqual([])
  expect(await errorOf(client.chat.update({ channel: 'D0MARIA', ts, text: 'Once more' }))).toBe('message_not_found')
})

test('only the person meant sees an ephemeral message', async () => {
  await client.chat.postEphemeral({ channel: 'C0GENERAL', user: 'U0MARIA', text: 'Between us' })
  expect(slack.as('maria').messages('C0GENERAL')).toMatchObject([{ text: 'Between us', onlyFor: 'U0MARIA' }])
  expect(slack.as('ivo').messages('C0GENERAL')).toEqual([])
})

test('posting fails in Slack words', async () => {
  const post = (channel: string, more: object = { text: 'x' }) =>
    errorOf(client.apiCall('chat.postMessage', { channel, ...more }))
  expect(await post('D0NOBODY')).toBe('channel_not_found')
  expect(await post('D0MARIA', {})).toBe('no_text')
  expect(await post('D0ROBOT')).toBe('cannot_dm_bot')
  expect(await post('U0GONE')).toBe('user_disabled')
  expect(await errorOf(client.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found')
  slack.setLimits('off')
  const parts = Array.from({ length: 5 }, () => ({
    type: 'section',
    text: { type: 'plain_text', text: 'x'.repeat(2500) },
  }))
  expect(await post('D0MARIA', { blocks: parts })).toBe('msg_blocks_too_long')
  expect(await post('D0MARIA', { blocks: parts.slice(0, 4) })).toBe('no error')
  expect(await post('D0MARIA', { text: 'x', attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) })).toBe(
    'too_many_attachments',
  )
  slack.setMessagesTab(false)
  expect(await post('D0MARIA')).toBe('messages_tab_disabled')
  slack.setMessagesTab(true)
  slack.blockBot('maria')
  expect(await post('D0MARIA')).toBe('channel_not_found')
})

test('long text is cut when posted and refused when updated', async () => {
  const posted = await client.chat.postMessage({ channel: 'D0MARIA', text: 'x'.repeat(40_001) })
  expect(slack.as('maria').lastDm()?.text).toHaveLength(40_000)
  const update = (text: string) => errorOf(client.chat.update({ channel: 'D0MARIA', ts: posted.ts ?? '', text }))
  expect(await update('x'.repeat(4000))).toBe('no error')
  expect(await update('x'.repeat(4001))).toBe('msg_too_long')
})

test('invalid blocks are named one by one', async () => {
  const call = client.chat.postMessage({
    channel: 'D0MARIA',
    text: 'x',
    blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }],
  })
  await expect(call).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'] },
    },
  })
})

test('each limit of calls is kept on its own and says how long to wait', async () => {
  const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: 'x' }))
  expect([await post('D0MARIA'), await post('D0MARIA'), await post('D0MARIA')]).toEqual(Array(3).fill('no error'))
  expect(await post('D0MARIA')).toContain('rate-limit')
  expect(await post('D0IVO')).toBe('no error')
  expect(slack.journal.callsOf('chat.postMessage').at(-2)).toMatchObject({
    status: 429,
    result: { error: 'ratelimited' },
  })
  now += 3000
  expect(await post('D0MARIA')).toBe('no error')

  const { ts = '' } = await client.chat.postMessage({ channel: 'C0GENERAL', text: 'x' })
  const update = () =>
    fetch(`${slack.url}/api/chat.update?channel=C0GENERAL&ts=${ts}&text=y`, {
      headers: { authorization: `Bearer ${botToken}` },
    })
  for (let count = 0; count < 50; count += 1) expect((await update()).status).toBe(200)
  now += 20_000
  const refused = await update()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40'])
  slack.setLimits('off')
  expect((await update()).status).toBe(200)
})

test('files are uploaded in three steps and shared as a message', async () => {
  await client.files.uploadV2({
    channel_id: 'D0MARIA',
    filename: 'week.csv',
    content: 'a,b\n1,2',
    initial_comment: 'The week',
  })
  const message = slack.as('maria').lastDm()
  expect(message?.text).toBe('The week')
  const shared = await slack.file(message?.fileIds[0] ?? '')
  expect([shared?.file.name, shared?.content.toString()]).toEqual(['week.csv', 'a,b\n1,2'])
})
