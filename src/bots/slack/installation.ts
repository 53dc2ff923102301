import { WebAPIPlatformError, WebClient } from '@slack/web-api'

export type Installation = {
  readonly platform: 'slack'
  /** The enterprise for an org-wide installation, the team otherwise. */
  readonly externalId: string
  /** The Enterprise Grid that the team belongs to; null for none. */
  readonly enterpriseId: string | null
  readonly name: string
  readonly botUserId: string
  readonly botId: string
}

/**
 * Asks Slack whose token this is.
 * @throws where Slack is out of reach, or does not know the token
 */
export async function describeInstallation(botToken: string, apiUrl: string | null): Promise<Installation> {
  const { team_id, enterprise_id, is_enterprise_install, team, user_id, bot_id } = await authTest(botToken, apiUrl)
  const externalId = is_enterprise_install === true ? enterprise_id : team_id
  if (externalId === undefined || user_id === undefined || bot_id === undefined) {
    throw new Error('auth.test names no team or bot: is SLACK_BOT_TOKEN a bot token?')
  }
  const enterpriseId = enterprise_id ?? null
  return { platform: 'slack', externalId, enterpriseId, name: team ?? externalId, botUserId: user_id, botId: bot_id }
}

/** Slack's codes for a token that is at an end. All others may pass: a limit, an outage, a sign-in that somebody forgot. */
const endedCodes = new Set(['invalid_auth', 'token_revoked', 'account_inactive'])

export type TokenStanding =
  | { readonly kind: 'works' }
  | { readonly kind: 'ended'; readonly reason: string }
  /** Slack did not say. */
  | { readonly kind: 'unknown'; readonly error: unknown }

/** Asks Slack whether it takes this token now. */
export async function standingOf(botToken: string, apiUrl: string | null): Promise<TokenStanding> {
  try {
    await authTest(botToken, apiUrl)
    return { kind: 'works' }
  } catch (error) {
    const reason = error instanceof WebAPIPlatformError ? error.data.error : ''
    return endedCodes.has(reason) ? { kind: 'ended', reason } : { kind: 'unknown', error }
  }
}

function authTest(botToken: string, apiUrl: string | null) {
  const at = apiUrl === null ? {} : { slackApiUrl: apiUrl }
  return new WebClient(botToken, {
    ...at,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
  }).auth.test()
}
