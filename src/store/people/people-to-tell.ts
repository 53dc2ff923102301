import type { Tx } from '../db/database.ts'

/** Somebody to write to, and in which workspace. */
export type Addressee = { readonly personId: string; readonly name: string; readonly workspaceId: string }

const account = { select: { workspaceId: true }, orderBy: { checkedAt: 'desc' }, take: 1 } as const

/** The leads of a campaign, each in the workspace where they were met last. */
export async function loadLeads(tx: Tx, campaignId: string): Promise<Addressee[]> {
  const members = await tx.member.findMany({
    where: { campaignId, role: 'lead', removedAt: null },
    select: { person: { select: { id: true, name: true, identities: account } } },
    orderBy: [{ addedAt: 'asc' }, { personId: 'asc' }],
  })
  return members.flatMap(({ person }) => addressee(person))
}

/** Null where the person has no account anywhere. */
export async function loadAddressee(tx: Tx, personId: string): Promise<Addressee | null> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { id: true, name: true, identities: account },
  })
  return person === null ? null : (addressee(person)[0] ?? null)
}

function addressee(person: { id: string; name: string; identities: { workspaceId: string }[] }): Addressee[] {
  return person.identities.map(({ workspaceId }) => ({ personId: person.id, name: person.name, workspaceId }))
}
