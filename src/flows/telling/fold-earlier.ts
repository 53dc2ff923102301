import type { MessageAddress } from '../../domain/message.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { replaceInvitation } from '../../store/asking/standing-invitation.ts'
import type { Tx } from '../../store/db/database.ts'
import { enqueueUpdate } from '../../store/messages/deliveries.ts'
import type { World } from '../world.ts'

/** Messages with buttons to begin from. */
const begins: ReadonlySet<Screen['kind']> = new Set(['invitation', 'daily', 'may-go-on', 'choose-session'] as const)

/**
 * A message to begin from has arrived: the one before it is folded up, so that after a week away one set of buttons waits
 * and not eight. One in which a session has begun since then is that session's.
 */
export async function foldEarlier(
  world: World,
  tx: Tx,
  to: { readonly personId: string; readonly organizationId: string },
  screen: Screen,
  address: MessageAddress,
): Promise<void> {
  if (!begins.has(screen.kind)) return
  const { personId, organizationId } = to
  const earlier = await replaceInvitation(tx, { personId, organizationId }, address)
  if (earlier === null) return
  await enqueueUpdate(tx, world.jobs, {
    id: world.newId(),
    organizationId,
    campaignId: null,
    personId,
    address: earlier,
    screen: { kind: 'asked-anew' },
    createdAt: world.now(),
  })
}
