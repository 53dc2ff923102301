import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newSigningKey, TokenIssuer } from '../../playground/teams/tokens/token-issuer.ts'
import { type MessageUpdates, messageUpdates } from './message-updates.ts'

export const appId = '2d6b3c1a-9e4f-4b7d-a1c2-3f4e5d6c7b8a'
export const tenantId = '6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f'
export const password = 'bench-client-secret'

const channelIssuer = 'https://api.botframework.com'

export type TeamsStub = {
  readonly url: string
  readonly serviceUrl: string
  /** The `Authorization` header of all that Teams sends; like Teams it sends one token for an hour. */
  readonly authorization: string
  /** What a bot must be told to take this for Microsoft: the names are botbuilder's. */
  readonly settings: Readonly<Record<string, string>>
  readonly updates: MessageUpdates
  close(): Promise<void>
}

/** The least of Teams that clicks need: an issuer of tokens, a login, and a connector whose messages are updated. */
export async function openTeamsStub(): Promise<TeamsStub> {
  const issuer = new TokenIssuer(channelIssuer, newSigningKey())
  const updates = messageUpdates()
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answerTo(request.url ?? '', request.method ?? '', text)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const serviceUrl = `${url}/connector/`

  function answerTo(path: string, method: string, text: string): object {
    if (path === '/openid/configuration') return issuer.metadata(url)
    if (path === '/openid/keys') return issuer.keys()
    if (path.startsWith('/login/')) return { token_type: 'Bearer', expires_in: 3600, access_token: 'bench' }
    const message = path.slice(path.lastIndexOf('/') + 1)
    if (method === 'PUT') updates.updated(message, JSON.parse(text).attachments[0].content)
    return { id: message }
  }

  const nowS = Math.floor(Date.now() / 1000)
  const claims = { serviceurl: serviceUrl, nbf: nowS, exp: nowS + 3600, iss: channelIssuer, aud: appId }
  return {
    url,
    serviceUrl,
    authorization: `Bearer ${issuer.sign(claims)}`,
    settings: {
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: appId,
      MicrosoftAppPassword: password,
      MicrosoftAppTenantId: tenantId,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid/configuration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid/configuration`,
      ToBotFromChannelTokenIssuer: channelIssuer,
      ToChannelFromBotOAuthScope: channelIssuer,
      ToChannelFromBotLoginUrl: `${url}/login/${tenantId}`,
      OAuthUrl: url,
    },
    updates,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
