import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { appToken, LoginRefused } from '../../../../src/bots/teams/wire/app-token.ts'
import { sentDespite } from '../../../../src/bots/teams/wire/sent.ts'
import { nothingUnexpectedLeaves } from '../../../support/nothing-unexpected.ts'

const url = 'https://login.microsoftonline.com/a-tenant'
const asking = () => appToken({ appId: 'an-app', password: 'a secret', url })
const login = () => nock('https://login.microsoftonline.com')
const path = '/a-tenant/oauth2/v2.0/token'
const token = (access_token: string, expires_in = 3600) => ({ token_type: 'Bearer', access_token, expires_in })

nothingUnexpectedLeaves()

describe('the app’s token', () => {
  test('is asked for once, by all who need it at the same time, and kept while it is good', async () => {
    const bodies: unknown[] = []
    login()
      .post(path, (body) => bodies.push(body) > 0)
      .reply(200, token('one'))
    const ask = asking()
    expect(await Promise.all([ask(), ask()])).toEqual(['one', 'one'])
    expect(await ask()).toBe('one')
    const grant = { grant_type: 'client_credentials', scope: 'https://api.botframework.com/.default' }
    expect(bodies).toEqual([{ ...grant, client_id: 'an-app', client_secret: 'a secret' }])
  })

  test('is asked for anew before it ends', async () => {
    login().post(path).reply(200, token('short', 60)).post(path).reply(200, token('next'))
    const ask = asking()
    expect([await ask(), await ask(), await ask()]).toEqual(['short', 'next', 'next'])
  })

  test('that is refused says why, keeps all messages waiting, and is asked for again the next time', async () => {
    const error_description = 'AADSTS7000215: Invalid client secret provided. Trace ID: x'
    login().post(path).reply(401, { error: 'invalid_client', error_description }).post(path).reply(200, token('one'))
    const ask = asking()
    const refused = await ask().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LoginRefused)
    expect(sentDespite(refused, false)).toEqual({ kind: 'cut-off', reason: 'AADSTS7000215' })
    expect(await ask()).toBe('one')
  })

  test.each([
    ['is busy', 503, 'busy'],
    ['says nonsense', 200, '<html>sign in</html>'],
  ])('that does not come since the login %s is nobody’s fault: nothing was sent', async (_, status, body) => {
    login().post(path).reply(status, body)
    const failed = await asking()().catch((error: unknown) => error)
    expect(sentDespite(failed, false)).toMatchObject({ kind: 'limited' })
  })

  test('that does not come since the login is out of reach is nobody’s fault either', async () => {
    login()
      .post(path)
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
    const failed = await asking()().catch((error: unknown) => error)
    expect(sentDespite(failed, false)).toMatchObject({ kind: 'limited' })
  })
})
