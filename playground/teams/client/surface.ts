import type { Json } from '../json.ts'
import type { Person } from '../person.ts'
import type { Place } from './place.ts'

/** A card in front of a person, on one of their clients. */
export type Surface = {
  readonly place: Place
  readonly card: Json
  /** The message that the card is in; null for a dialog. */
  readonly messageId: string | null
  /** Two clients of one person see their own answers to clicks. */
  readonly client: string
  /** Old clients know no `Action.Execute` and use what stands in its `fallback`. */
  readonly isOld: boolean
}

export function surfaceKey(surface: Surface, person: Person): string {
  return surface.messageId ?? `dialog ${person.id}`
}
