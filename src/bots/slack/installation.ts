import { WebClient } from '@slack/web-api'

export type Installation = {
  readonly platform: 'slack'
  /** The enterprise for an org-wide installation, the team otherwise. */
  readonly externalId: string
  readonly name: string
  readonly botUserId: string
  readonly botId: string
}

/**
 * Asks Slack whose token this is.
 * @throws where Slack is out of reach, or does not know the token
 */
export async function describeInstallation(botToken: string, apiUrl: string | null): Promise<Installation> {
  const at = apiUrl === null ? {} : { slackApiUrl: apiUrl }
  const client = new WebClient(botToken, { ...at, retryConfig: { retries: 0 }, timeout: 10_000 })
  const { team_id, enterprise_id, is_enterprise_install, team, user_id, bot_id } = await client.auth.test()
  const externalId = is_enterprise_install === true ? enterprise_id : team_id
  if (externalId === undefined || user_id === undefined || bot_id === undefined) {
    throw new Error('auth.test names no team or bot: is SLACK_BOT_TOKEN a bot token?')
  }
  return { platform: 'slack', externalId, name: team ?? externalId, botUserId: user_id, botId: bot_id }
}
