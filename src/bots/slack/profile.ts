import type { AccountKind, Profile } from '../../domain/person.ts'
import { isZone } from '../../domain/time.ts'

/** What `users.info` says, as far as it is used here. */
export type SlackUser = {
  readonly id?: string | undefined
  readonly team_id?: string | undefined
  readonly name?: string | undefined
  readonly real_name?: string | undefined
  readonly deleted?: boolean | undefined
  readonly tz?: string | undefined
  readonly is_bot?: boolean | undefined
  readonly is_restricted?: boolean | undefined
  readonly is_ultra_restricted?: boolean | undefined
  readonly is_stranger?: boolean | undefined
  readonly profile?: { readonly real_name?: string | undefined; readonly display_name?: string | undefined } | undefined
  readonly enterprise_user?: { readonly enterprise_id?: string | undefined } | undefined
}

const slackbotId = 'USLACKBOT'

/**
 * A Slack account; null for one that was closed.
 * @param home the team, or enterprise, that installed the app: accounts of others are strangers
 */
export function profileOf(user: SlackUser, home: string): Profile | null {
  if (user.id === undefined || user.deleted === true) return null
  const names = [user.profile?.real_name, user.real_name, user.profile?.display_name, user.name]
  return {
    externalId: user.id,
    name: names.find((name) => name !== undefined && name.trim() !== '') ?? user.id,
    zone: user.tz !== undefined && isZone(user.tz) ? user.tz : 'UTC',
    kind: kindOf(user, home),
  }
}

function kindOf(user: SlackUser, home: string): AccountKind {
  if (user.is_bot === true || user.id === slackbotId) return 'bot'
  const isOurs =
    user.team_id === undefined || user.team_id === home || user.enterprise_user?.enterprise_id !== undefined
  if (user.is_stranger === true || !isOurs) return 'stranger'
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member'
}
