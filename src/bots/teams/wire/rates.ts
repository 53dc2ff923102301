import type { Limit } from '../../../domain/messages/limit.ts'
import type { Messenger } from '../../../flows/world.ts'

/**
 * What Teams allows, a little less than documented: in a conversation 7 messages in a second, 60 in half a minute and 1,800
 * in an hour, in a tenant 50 calls a second. A bucket of 5 that fills once in two seconds keeps all of these.
 */
const inConversation = { burst: 5, everyMs: 2_010 }
const inTenant = { burst: 20, everyMs: 40 }

export const teamsLimits: Messenger['limits'] = {
  send: ({ workspaceId, externalId }) => [
    limit(`${workspaceId} teams ${externalId}`, inConversation),
    limit(`${workspaceId} teams`, inTenant),
  ],
  update: ({ workspaceId, channel }) => [
    limit(`${workspaceId} teams ${channel}`, inConversation),
    limit(`${workspaceId} teams`, inTenant),
  ],
  publishHome: () => [],
  lookUp: ({ workspaceId }) => [limit(`${workspaceId} teams`, inTenant)],
}

function limit(key: string, rate: { burst: number; everyMs: number }): Limit {
  return { key, ...rate }
}
