import type { Limit } from '../../../domain/messages/limit.ts'
import type { Messenger } from '../../../flows/world.ts'

/**
 * What Slack allows, a little less than documented: within any minute a bucket gives at most its burst and what flows in
 * during that minute. Documented are about 1 message a second in a conversation (with short bursts) and several hundred
 * a minute in a workspace, about 50 updates a minute, about 100 questions
 * about users, about 100 calls for views. Those for windows count apart: nobody can be made to wait for a window.
 */
const messages = { burst: 60, everyMs: 200 }
const messagesToOne = { burst: 2, everyMs: 1_540 }
const updates = { burst: 10, everyMs: 1_520 }
const views = { burst: 20, everyMs: 750 }
const lookUps = { burst: 64, everyMs: 1_700 }

export const slackLimits: Messenger['limits'] = {
  send: ({ workspaceId, externalId }) => [
    limit(`${workspaceId} chat.postMessage ${externalId}`, messagesToOne),
    limit(`${workspaceId} chat.postMessage`, messages),
  ],
  update: ({ workspaceId }) => [limit(`${workspaceId} chat.update`, updates)],
  publishHome: ({ workspaceId }) => [limit(`${workspaceId} views.publish`, views)],
  lookUp: ({ workspaceId }) => [limit(`${workspaceId} users.info`, lookUps)],
}

/** Opening windows in a workspace: closed while Slack says so. */
export function windowLimits(workspaceId: string): readonly Limit[] {
  return [limit(`${workspaceId} views.open`, views)]
}

function limit(key: string, rate: { burst: number; everyMs: number }): Limit {
  return { key, ...rate }
}
