import { z } from 'zod'
import { tidyLabel } from '../../domain/labels/label-key.ts'
import type { AccountKind, Profile } from '../../domain/person.ts'

/** What Teams says of a member of a conversation, as far as it is used here. */
const member = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
})

/**
 * A Teams account; null for what is none.
 * @param tenantId of the installation: accounts of other companies are strangers
 */
export function profileOf(value: unknown, tenantId: string): Profile | null {
  const { data } = member.safeParse(value)
  if (data === undefined) return null
  const id = data.aadObjectId ?? data.objectId ?? data.id
  const names = [data.name, data.email].map((name) => tidyLabel(name ?? ''))
  return {
    externalId: id,
    name: names.find((name) => name !== '') ?? id,
    // Teams tells nobody's time zone.
    zone: null,
    kind: kindOf(data, tenantId),
  }
}

function kindOf({ id, userRole, tenantId: own }: z.infer<typeof member>, tenantId: string): AccountKind {
  if (id.startsWith('28:')) return 'bot'
  if ((own ?? tenantId) !== tenantId || userRole === 'anonymous') return 'stranger'
  return userRole === 'guest' ? 'guest' : 'member'
}
