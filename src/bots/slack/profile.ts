import { tidyLabel } from '../../domain/labels/label-key.ts'
import type { AccountKind, Profile } from '../../domain/person.ts'
import { isZone } from '../../domain/time/time.ts'
import type { SlackWorkspace } from './wire/workspace.ts'

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
  readonly enterprise_user?:
    | { readonly enterprise_id?: string | undefined; readonly teams?: readonly string[] | undefined }
    | undefined
}

/** The installation in which an account was met. */
type Home = Pick<SlackWorkspace, 'externalId' | 'enterpriseId'>

const slackbotId = 'USLACKBOT'

/**
 * A Slack account; null for one that was closed.
 * @param home the installation: accounts of other companies are strangers
 */
export function profileOf(user: SlackUser, home: Home): Profile | null {
  if (user.id === undefined || user.deleted === true) return null
  const names = [user.profile?.real_name, user.real_name, user.profile?.display_name, user.name]
  return {
    externalId: user.id,
    name: names.map((name) => tidyLabel(name ?? '')).find((name) => name !== '') ?? user.id,
    zone: user.tz !== undefined && isZone(user.tz) ? user.tz : 'UTC',
    kind: kindOf(user, home),
  }
}

function kindOf(user: SlackUser, home: Home): AccountKind {
  if (user.is_bot === true || user.id === slackbotId) return 'bot'
  if (user.is_stranger === true || !isOfHome(user, home)) return 'stranger'
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member'
}

/**
 * Whether an account belongs to the team or to the company that installed the app. Every account on an Enterprise Grid
 * names one, those of other companies theirs, so only the same one counts.
 */
function isOfHome({ team_id, enterprise_user }: SlackUser, { externalId, enterpriseId }: Home): boolean {
  const enterprise = enterprise_user?.enterprise_id
  if (enterprise !== undefined && [externalId, enterpriseId].includes(enterprise)) return true
  if (enterprise_user?.teams?.includes(externalId) === true) return true
  return team_id === externalId || (team_id === undefined && enterprise === undefined)
}
