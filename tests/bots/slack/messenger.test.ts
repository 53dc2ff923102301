import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { watchCutOff } from '../../../src/bots/edge/cut-off.ts'
import type { Log } from '../../../src/bots/edge/log.ts'
import { slackMessenger } from '../../../src/bots/slack/messenger.ts'
import { profileOf } from '../../../src/bots/slack/profile.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { nothingUnexpectedLeaves } from '../../support/nothing-unexpected.ts'

const workspace = {
  id: 'w1',
  externalId: 'T1',
  enterpriseId: null,
  botToken: 'xoxb-secret',
  botUserId: 'UB',
  botId: 'B',
}
const log: Log = { info() {}, warn() {}, error() {} }
const find = {
  findWorkspace: async () => workspace,
  findWorkspaceById: async (id: string) => (id === 'w1' ? workspace : null),
}
const cutOff = watchCutOff('slack', log)
const messenger = slackMessenger({ find, apiUrl: null, log, cutOff })
const maria = { workspaceId: 'w1', externalId: 'U1' }
const address = { workspaceId: 'w1', channel: 'D1', message: '1.1' }
const notice: Screen = { kind: 'notice', notice: 'nothing-to-do' }

const slack = () => nock('https://slack.com', { reqheaders: { authorization: 'Bearer xoxb-secret' } })
const fail = (error: string) => ({ ok: false, error })

nothingUnexpectedLeaves()

describe('a new message', () => {
  test('goes to the person and can be found again', async () => {
    const bodies: URLSearchParams[] = []
    slack()
      .post('/api/chat.postMessage', (body: Record<string, string>) => bodies.push(new URLSearchParams(body)) > 0)
      .reply(200, { ok: true, channel: 'D1', ts: '1.1' })
    expect(await messenger.send(maria, notice)).toEqual({ kind: 'sent', address })
    expect(bodies[0]?.get('channel')).toBe('U1')
    expect(bodies[0]?.get('unfurl_links')).toBe('false')
    expect(bodies[0]?.get('text')).toContain('Nothing waits for you')
  })

  test('is limited as long as Slack says', async () => {
    slack().post('/api/chat.postMessage').reply(429, fail('ratelimited'), { 'retry-after': '7' })
    expect(await messenger.send(maria, notice)).toEqual({ kind: 'limited', retryAfterMs: 7000 })
  })

  test.each([500, 502, 503])('may have arrived after status %i, and is not sent twice', async (status) => {
    let requests = 0
    slack()
      .post('/api/chat.postMessage')
      .times(3)
      .reply(() => [requests++ === 0 ? status : 200, { ok: true, channel: 'D1', ts: '1.1' }])
    expect(await messenger.send(maria, notice)).toMatchObject({ kind: 'unsure' })
    expect(requests).toBe(1)
    nock.cleanAll()
  })

  test('may have arrived when the connection breaks', async () => {
    slack()
      .post('/api/chat.postMessage')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
    expect(await messenger.send(maria, notice)).toMatchObject({ kind: 'unsure' })
  })

  test.each(['fatal_error', 'internal_error'])(
    'may have arrived after %s, of which Slack says so itself',
    async (code) => {
      slack().post('/api/chat.postMessage').reply(200, fail(code))
      expect(await messenger.send(maria, notice)).toEqual({ kind: 'unsure', reason: code })
    },
  )

  test.each(['user_disabled', 'cannot_dm_bot', 'channel_not_found', 'not_in_channel', 'is_archived'])(
    'is refused for good with %s',
    async (code) => {
      slack().post('/api/chat.postMessage').reply(200, fail(code))
      expect(await messenger.send(maria, notice)).toEqual({ kind: 'refused', reason: code, permanent: true })
    },
  )

  test.each(['token_revoked', 'invalid_auth', 'account_inactive', 'messages_tab_disabled', 'missing_scope'])(
    'waits where Slack says %s, which is about the installation and no person',
    async (code) => {
      slack().post('/api/chat.postMessage').reply(200, fail(code))
      expect(await messenger.send(maria, notice)).toEqual({ kind: 'cut-off', reason: code })
      expect(cutOff.list()).toEqual([`slack: ${code}`])
    },
  )

  test('that Slack takes again ends the trouble, and both are logged once', async () => {
    const said: string[] = []
    const note = (_: unknown, message?: string) => void said.push(message ?? '')
    const watched = watchCutOff('slack', { info: note, warn: note, error: note })
    const one = slackMessenger({ find, apiUrl: null, log, cutOff: watched })
    slack().post('/api/chat.postMessage').times(3).reply(200, fail('token_revoked'))
    for (let tries = 0; tries < 3; tries++) await one.send(maria, notice)
    slack().post('/api/chat.postMessage').times(2).reply(200, { ok: true, channel: 'D1', ts: '1.1' })
    for (let tries = 0; tries < 2; tries++) await one.send(maria, notice)
    expect(said).toHaveLength(2)
    expect(watched.list()).toEqual([])
  })

  test('that Slack does not like says nothing about the person', async () => {
    slack().post('/api/chat.postMessage').reply(200, fail('msg_blocks_too_long'))
    expect(await messenger.send(maria, notice)).toEqual({
      kind: 'refused',
      reason: 'msg_blocks_too_long',
      permanent: false,
    })
  })

  test('whose image Slack cannot fetch is sent once more without it', async () => {
    const sent: string[] = []
    const take = (body: { blocks: string }) => sent.push(body.blocks) > 0
    slack().post('/api/chat.postMessage', take).reply(200, fail('invalid_blocks'))
    slack().post('/api/chat.postMessage', take).reply(200, { ok: true, channel: 'D1', ts: '1.1' })
    const image = 'https://images.example/clause.png'
    const content = { text: 'A clause', a: null, b: null, image, context: [] }
    const screen: Screen = { kind: 'whole-item', content }
    expect(await messenger.send(maria, screen)).toMatchObject({ kind: 'sent' })
    expect(sent.map((blocks) => blocks.includes('"type":"image"'))).toEqual([true, false])
    expect(sent[1]).toContain(image)
  })

  test('to a workspace that removed the app waits, without a call', async () => {
    expect(await messenger.send({ ...maria, workspaceId: 'w2' }, notice)).toEqual({
      kind: 'cut-off',
      reason: 'not_installed',
    })
  })
})

describe('a message that is replaced', () => {
  test('keeps its address', async () => {
    slack()
      .post('/api/chat.update', (body: { ts: string }) => body.ts === '1.1')
      .reply(200, { ok: true })
    expect(await messenger.update(address, notice)).toEqual({ kind: 'sent', address })
  })

  test('may be replaced again after any doubt, since that does no harm', async () => {
    slack().post('/api/chat.update').reply(503, 'upstream')
    expect(await messenger.update(address, notice)).toMatchObject({ kind: 'limited' })
    slack()
      .post('/api/chat.update')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
    expect(await messenger.update(address, notice)).toMatchObject({ kind: 'limited' })
  })

  test('may be gone, which says nothing about the person', async () => {
    slack().post('/api/chat.update').reply(200, fail('message_not_found'))
    expect(await messenger.update(address, notice)).toEqual({
      kind: 'refused',
      reason: 'message_not_found',
      permanent: false,
    })
  })
})

const grid = (enterprise_id: string, ...teams: string[]) => ({ enterprise_id, teams })

describe('who an account is', () => {
  const user = { id: 'U1', team_id: 'T1', name: 'maria', tz: 'Europe/Madrid', profile: { real_name: 'Maria Ruiz' } }
  const lookUp = async (given: object) => {
    slack()
      .post('/api/users.info')
      .reply(200, { ok: true, user: { ...user, ...given } })
    return await messenger.lookUp(maria)
  }

  test('is told with name and zone', async () => {
    expect(await lookUp({})).toEqual({
      kind: 'found',
      profile: { externalId: 'U1', name: 'Maria Ruiz', zone: 'Europe/Madrid', kind: 'member' },
    })
  })

  test.each([
    ['a guest of one channel', { is_ultra_restricted: true }, 'guest'],
    ['a guest of several', { is_restricted: true }, 'guest'],
    ['a bot', { is_bot: true }, 'bot'],
    ['Slackbot', { id: 'USLACKBOT' }, 'bot'],
    ['a stranger', { is_stranger: true }, 'stranger'],
    ['somebody of another team, met in a shared channel', { team_id: 'T2' }, 'stranger'],
    ['somebody of another Enterprise Grid', { team_id: 'T2', enterprise_user: grid('E2', 'T2') }, 'stranger'],
    ['a member who is on an Enterprise Grid', { enterprise_user: grid('E1', 'T1') }, 'member'],
    ['a member of this team whose home is another one', { team_id: 'T2', enterprise_user: grid('E1', 'T1') }, 'member'],
  ])('tells %s apart', async (_, given, kind) => {
    expect(await lookUp(given)).toMatchObject({ profile: { kind } })
  })

  test.each([
    ['a colleague from another team', { team_id: 'T2', enterprise_user: grid('E1', 'T2') }, 'member'],
    ['a guest of another team', { team_id: 'T2', is_restricted: true, enterprise_user: grid('E1', 'T2') }, 'guest'],
    ['somebody of another company', { team_id: 'T9', enterprise_user: grid('E9', 'T9') }, 'stranger'],
    ['somebody of another company that has no Grid', { team_id: 'T9' }, 'stranger'],
  ])('tells %s apart by the company, where that installed the app', async (_, given, kind) => {
    for (const of of [
      { externalId: 'E1', enterpriseId: 'E1' },
      { externalId: 'T1', enterpriseId: 'E1' },
    ]) {
      expect(profileOf({ ...user, ...given }, of)).toMatchObject({ kind })
    }
  })

  test('is told without what nobody sees in a name', async () => {
    const profile = { real_name: ' Maria\u202e\u200b  Ruiz\ufeff' }
    expect(await lookUp({ profile })).toMatchObject({ profile: { name: 'Maria Ruiz' } })
    expect(await lookUp({ profile: { real_name: '\u200b', display_name: 'Mia' } })).toMatchObject({
      profile: { name: 'Mia' },
    })
  })

  test('has a zone even where Slack knows none', async () => {
    expect(await lookUp({ tz: undefined })).toMatchObject({ profile: { zone: 'UTC' } })
    expect(await lookUp({ tz: 'Mars/Olympus' })).toMatchObject({ profile: { zone: 'UTC' } })
  })

  test('is none for a closed account, and for one that Slack does not know', async () => {
    expect(await lookUp({ deleted: true })).toEqual({ kind: 'none' })
    slack().post('/api/users.info').reply(200, fail('user_not_found'))
    expect(await messenger.lookUp(maria)).toEqual({ kind: 'none' })
  })

  test('is not said where Slack does not answer, or says to wait', async () => {
    slack().post('/api/users.info').reply(503, '')
    expect(await messenger.lookUp(maria)).toEqual({ kind: 'no-answer' })
    slack()
      .post('/api/users.info')
      .replyWithError(Object.assign(new Error('no route'), { code: 'ECONNREFUSED' }))
    expect(await messenger.lookUp(maria)).toEqual({ kind: 'no-answer' })
    slack().post('/api/users.info').reply(429, fail('ratelimited'), { 'retry-after': '7' })
    expect(await messenger.lookUp(maria)).toEqual({ kind: 'limited', retryAfterMs: 7000 })
  })
})
