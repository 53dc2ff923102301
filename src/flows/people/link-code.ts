import { timingSafeEqual } from 'node:crypto'
import type { Notice } from '../../domain/screens/notice.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { type CodeOwner, countTry, keepLinkCode } from '../../store/people/link-codes.ts'
import type { Met } from '../../store/people/people.ts'
import type { World } from '../world.ts'

export const codeMinutes = 10
const mostTries = 5
/** Without the letters and digits that look alike. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const handleLetters = 4
const codeLetters = 10

/** A fresh code of an account, as it is shown once; what is kept of it opens nothing. */
export async function giveCode(world: World, { person, identityId }: Met): Promise<string> {
  for (;;) {
    const code = drawCode(world)
    const isKept = await keepLinkCode(world.database.prisma, {
      identityId,
      organizationId: person.organizationId,
      handle: code.slice(0, handleLetters),
      hash: hashOf(world, code),
      expiresAt: minutesLater(world.now(), codeMinutes),
    })
    if (isKept) return `${code.slice(0, handleLetters)}-${code.slice(handleLetters)}`
  }
}

export type ReadCode =
  | { readonly kind: 'code'; readonly owner: CodeOwner }
  | { readonly kind: 'refused'; readonly notice: Notice }

/** Whose code was typed; or why it opens nothing. Each try counts, and is counted before anything is compared. */
export async function readCode(world: World, typed: string): Promise<ReadCode> {
  const code = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const owner = code.length === codeLetters ? await countTry(world.database.prisma, code.slice(0, handleLetters)) : null
  if (owner === null) return { kind: 'refused', notice: 'link-code-unknown' }
  const isOver = owner.tries > mostTries || owner.expiresAt <= world.now()
  if (isOver) return { kind: 'refused', notice: 'link-code-over' }
  if (!isSame(owner.hash, hashOf(world, code))) return { kind: 'refused', notice: 'link-code-unknown' }
  return { kind: 'code', owner }
}

function drawCode(world: World): string {
  const drawn = Buffer.from(world.secretSeed(`link-draw ${world.newId()}`), 'hex')
  return Array.from(drawn.subarray(0, codeLetters), (byte) => letters[byte % letters.length]).join('')
}

function hashOf(world: World, code: string): string {
  return world.secretSeed(`link-code ${code}`)
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
