import { byNeed } from '../../domain/digest/by-need.ts'
import type { DigestScreen, SeveralDigests } from '../../domain/screens/digest-screens.ts'

/** One message of what one reader gets at a time; null where that is nothing. */
export function digestsTogether(digests: readonly DigestScreen[]): DigestScreen | SeveralDigests | null {
  const [first, ...more] = digests
  if (first === undefined) return null
  return more.length === 0 ? first : { kind: 'digests', digests: byNeed(digests) }
}
