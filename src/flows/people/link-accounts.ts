import type { Sender } from '../../domain/person.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { AskedFor } from '../../store/people/join-requests.ts'
import { type CodeOwner, hasElsewhere, useUp } from '../../store/people/link-codes.ts'
import { findMet, type Met } from '../../store/people/people.ts'
import { meet } from '../naming/meet.ts'
import { show } from '../reply.ts'
import type { TypedIntent } from '../request.ts'
import type { World } from '../world.ts'
import { askToJoin } from './ask-to-join.ts'
import { codeMinutes, giveCode, readCode } from './link-code.ts'
import { linkPeople } from './link-people.ts'

/**
 * `/label link`, which gives a code, and `/label link CODE`, typed with another account of the same human. Where that is one of
 * another organization, nothing is joined: its leads and those of the other are asked first.
 */
export function linkAccounts(code: string): TypedIntent {
  return {
    kind: 'typed',
    word: 'link',
    flow: async (world, who) => show(await answer(world, who, code)),
  }
}

async function answer(world: World, who: Sender, code: string): Promise<Screen> {
  const met = await meet(world, who)
  if (met === null) return notice('not-a-member')
  if (code === '' && !(await hasElsewhere(world.database.prisma, who))) return notice('link-nowhere')
  if (code === '') return notice({ kind: 'link-code', code: await giveCode(world, met), minutes: codeMinutes })
  const read = await readCode(world, code)
  if (read.kind === 'refused') return notice(read.notice)
  if (read.owner.workspaceId === who.workspaceId) return notice('link-same-workspace')
  return await link(world, who, read.owner)
}

/** All of it happens, or nothing: of two who type the same code at once one uses it. */
async function link(world: World, who: Sender, owner: CodeOwner): Promise<Screen> {
  const { workspaceId, externalId } = owner
  return await inTransaction(world.database, async (tx): Promise<Screen> => {
    // Read again, since what either account stands for may have changed until the code was used up.
    if (!(await useUp(tx, owner))) return notice('link-code-unknown')
    const [typist, giver] = [await findMet(tx, who), await findMet(tx, { workspaceId, externalId })]
    if (typist === null || giver === null) return notice('link-code-unknown')
    if (typist.person.id === giver.person.id) return notice('already-linked')
    if (typist.person.organizationId !== giver.person.organizationId) {
      return await askToJoin(world, tx, askedFor(giver), askedFor(typist))
    }
    const linked = await linkPeople(world, tx, giver.person.id, typist.person.id)
    return notice(linked === null ? 'link-code-unknown' : 'accounts-linked')
  })
}

function askedFor({ identityId, person }: Met): AskedFor {
  return { identityId, organizationId: person.organizationId }
}

function notice(what: Notice): Screen {
  return { kind: 'notice', notice: what }
}
