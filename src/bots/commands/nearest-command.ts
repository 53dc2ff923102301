import { nearest } from '../../domain/texts/nearest.ts'
import { said } from '../words/said.ts'

type Command = (typeof said.commands)[number]
export type CommandWord = Command['word']

/** The command that was probably meant, or null where none is near. */
export function nearestCommand(typed: string): Command | null {
  const first = typed.trim().split(/\s+/)[0] ?? ''
  const words = said.commands.map(({ word }) => word)
  const near = nearest(first, words)
  return said.commands.find(({ word }) => word === near) ?? null
}

/** @throws RangeError for none of the commands */
export function commandNamed(word: CommandWord): Command {
  const found = said.commands.find((one) => one.word === word)
  if (found === undefined) throw new RangeError(`no command ${word}`)
  return found
}
