import type { Sender } from '../../domain/person.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { partAccount } from '../../store/people/part-account.ts'
import { meet } from '../naming/meet.ts'
import { show } from '../reply.ts'
import type { TypedIntent } from '../request.ts'
import { refreshHomes } from '../telling/refresh-homes.ts'
import type { World } from '../world.ts'

/** `/label unlink`: the account on which it is typed becomes a person of its own. */
export function unlinkAccount(): TypedIntent {
  return {
    kind: 'typed',
    word: 'unlink',
    flow: async (world, who) => show({ kind: 'notice', notice: await unlink(world, who) }),
  }
}

async function unlink(world: World, who: Sender): Promise<Notice> {
  const met = await meet(world, who)
  if (met === null) return 'not-a-member'
  const { organizationId } = met.person
  return await inTransaction(world.database, async (tx): Promise<Notice> => {
    const [newId, at] = [world.newId(), world.now()]
    const was = await partAccount(tx, world.jobs, who, newId, at)
    if (was === null) return 'not-linked'
    const [before, after] = [{ person: was }, { person: newId }]
    const what = 'account unlinked'
    await recordChange(tx, {
      id: world.newId(),
      organizationId,
      campaignId: null,
      personId: was,
      what,
      before,
      after,
      at,
    })
    await refreshHomes(world, tx, [was, newId])
    return 'account-unlinked'
  })
}
