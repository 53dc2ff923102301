import { ConnectorError } from '../connector/connector-error.ts'
import type { Parts } from '../parts.ts'

const lifeS = 3600

/**
 * The tenant's token endpoint: client credentials for a token that the connector takes.
 * @throws ConnectorError 400 or 401, with Microsoft's own code in the message
 */
export function issueBotToken(parts: Parts, tenantId: string, form: URLSearchParams): object {
  const { bot, state } = parts
  if (tenantId !== state.tenantId) {
    throw new ConnectorError(400, 'unauthorized_client', `AADSTS700016: the app is not in the tenant ${tenantId}.`)
  }
  if (form.get('grant_type') !== 'client_credentials') {
    throw new ConnectorError(400, 'unsupported_grant_type', 'AADSTS70003: only client_credentials is supported here.')
  }
  if (form.get('client_id') !== bot.appId || form.get('client_secret') !== bot.password) {
    throw new ConnectorError(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.')
  }
  if (form.get('scope') !== 'https://api.botframework.com/.default') {
    throw new ConnectorError(
      400,
      'invalid_scope',
      'AADSTS70011: the scope must be https://api.botframework.com/.default.',
    )
  }
  const nowS = Math.floor(Date.now() / 1000)
  const claims = { aud: 'https://api.botframework.com', appid: bot.appId, tid: tenantId, nbf: nowS, exp: nowS + lifeS }
  return { token_type: 'Bearer', expires_in: lifeS, ext_expires_in: lifeS, access_token: parts.issuer.sign(claims) }
}

/** Whether the connector takes this `Authorization` header: one of our tokens for this bot, not yet expired. */
export function isBotToken(parts: Parts, authorization: string | undefined): boolean {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
  const claims = token === undefined ? null : parts.issuer.read(token)
  return claims !== null && claims.appid === parts.bot.appId && Number(claims.exp) > Date.now() / 1000
}
