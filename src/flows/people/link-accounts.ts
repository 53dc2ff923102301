import type { Sender } from '../../domain/person.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { type CodeOwner, hasElsewhere, useUp } from '../../store/people/link-codes.ts'
import { mergePeople } from '../../store/people/merge-people.ts'
import { findMet } from '../../store/people/people.ts'
import { meet } from '../naming/meet.ts'
import { show } from '../reply.ts'
import type { TypedIntent } from '../request.ts'
import { refreshHomes } from '../telling/refresh-homes.ts'
import type { World } from '../world.ts'
import { codeMinutes, giveCode, readCode } from './link-code.ts'

/** `/label link`, which gives a code, and `/label link CODE`, typed with another account of the same human. */
export function linkAccounts(code: string): TypedIntent {
  return {
    kind: 'typed',
    word: 'link',
    flow: async (world, who) => show({ kind: 'notice', notice: await answer(world, who, code) }),
  }
}

async function answer(world: World, who: Sender, code: string): Promise<Notice> {
  const met = await meet(world, who)
  if (met === null) return 'not-a-member'
  if (code === '' && !(await hasElsewhere(world.database.prisma, who))) return 'link-nowhere'
  if (code === '') return { kind: 'link-code', code: await giveCode(world, met, 'people'), minutes: codeMinutes }
  const read = await readCode(world, code, 'people')
  if (read.kind === 'refused') return read.notice
  const { owner } = read
  if (owner.workspaceId === who.workspaceId) return 'link-same-workspace'
  if (owner.organizationId !== met.person.organizationId) return 'link-two-organizations'
  return await link(world, who, owner)
}

/** All of it happens, or nothing: of two who type the same code at once one uses it. */
async function link(world: World, who: Sender, owner: CodeOwner): Promise<Notice> {
  const { workspaceId, externalId } = owner
  return await inTransaction(world.database, async (tx): Promise<Notice> => {
    // Read again, since what either account stands for may have changed until the code was used up.
    if (!(await useUp(tx, owner))) return 'link-code-unknown'
    const [typist, giver] = [await findMet(tx, who), await findMet(tx, { workspaceId, externalId })]
    if (typist === null || giver === null) return 'link-code-unknown'
    if (typist.person.id === giver.person.id) return 'already-linked'
    const now = world.now()
    const merged = await mergePeople(tx, world.jobs, [giver.person.id, typist.person.id], now)
    if (merged === null) return 'link-two-organizations'
    await recordChange(tx, {
      id: world.newId(),
      organizationId: typist.person.organizationId,
      campaignId: null,
      personId: merged.survivorId,
      what: 'accounts linked',
      before: { person: merged.loserId },
      after: { person: merged.survivorId },
      at: now,
    })
    await refreshHomes(world, tx, [merged.survivorId])
    return 'accounts-linked'
  })
}
