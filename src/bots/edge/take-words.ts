import type { Sender } from '../../domain/person.ts'
import { readCommand } from '../commands/read-command.ts'
import type { Answer } from '../platform.ts'
import { ask, type Edge, finish, inTime } from './ask.ts'
import { showScreen } from './show-screen.ts'

/** Words that somebody typed to us; `channel`: where, if others read along there and it can be told which it is. */
export type TypedWords = { readonly who: Sender; readonly text: string; readonly channel?: string }

/** What is typed is answered to whoever typed it and nobody else. */
export async function takeWords(edge: Edge, { who, text, channel }: TypedWords, answer: Answer): Promise<void> {
  const asked = ask(edge, { who, intent: readCommand(text, channel ?? null), message: null })
  if ((await inTime(asked)) === 'late') await answer.arrived()
  const reply = await asked
  await showScreen(edge, reply.screen, 'words', answer)
  await finish(edge, reply)
}
