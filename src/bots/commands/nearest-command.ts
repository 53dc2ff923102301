import { closest, distance } from 'fastest-levenshtein'
import { said } from '../words/said.ts'

type Command = (typeof said.commands)[number]
export type CommandWord = Command['word']

/** The command that was probably meant, or null where none is near. */
export function nearestCommand(typed: string): Command | null {
  const first = typed.trim().split(/\s+/)[0]?.toLowerCase() ?? ''
  const words = said.commands.map(({ word }) => word)
  const begun = first.length >= 2 ? words.find((word) => word.startsWith(first)) : undefined
  const near = begun ?? closest(first, words)
  const isNear = begun !== undefined || distance(first, near) <= Math.max(1, Math.floor(near.length / 2))
  return isNear ? (said.commands.find(({ word }) => word === near) ?? null) : null
}
