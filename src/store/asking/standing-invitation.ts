import type { MessageAddress } from '../../domain/message.ts'
import type { Tx } from '../db/database.ts'

type Owner = { readonly personId: string; readonly organizationId: string }
type Row = { workspace_id: string | null; channel: string | null; message: string | null }

/**
 * Remembers the message from which somebody can begin now.
 * @returns the one before it, unless that is this one or has become the place of a session; null where there is none
 */
export async function replaceInvitation(
  tx: Tx,
  { personId, organizationId }: Owner,
  { workspaceId, channel, message }: MessageAddress,
): Promise<MessageAddress | null> {
  const [before] = await tx.$queryRaw<Row[]>`
    SELECT invited_in AS workspace_id, invited_channel AS channel, invited_message AS message FROM askings a
    WHERE person_id = ${personId}::uuid AND NOT EXISTS (
      SELECT FROM sessions s WHERE s.person_id = a.person_id AND s.channel = a.invited_channel
        AND s.message = a.invited_message)
    FOR NO KEY UPDATE`
  await tx.$executeRaw`
    INSERT INTO askings AS a (person_id, organization_id, reaction, reminded, ignored, version,
      invited_in, invited_channel, invited_message)
    VALUES (${personId}::uuid, ${organizationId}::uuid, 'none', false, 0, 1,
      ${workspaceId}::uuid, ${channel}, ${message})
    ON CONFLICT (person_id) DO UPDATE SET invited_in = excluded.invited_in, invited_channel = excluded.invited_channel,
      invited_message = excluded.invited_message`
  if (before === undefined || before.workspace_id === null) return null
  const { workspace_id: where, channel: place, message: id } = before
  if (place === null || id === null || (where === workspaceId && place === channel && id === message)) return null
  return { workspaceId: where, channel: place, message: id }
}
