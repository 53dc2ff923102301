import type { Sender } from '../../domain/person.ts'
import { homeInChat } from '../../flows/sessions/home-in-chat.ts'
import { readCommand } from '../commands/read-command.ts'
import type { Answer } from '../platform.ts'
import { ask, type Edge, finish, inTime } from './ask.ts'
import { showReply } from './show-screen.ts'

/** Words that somebody typed to us. */
export type TypedWords = {
  readonly who: Sender
  readonly text: string
  /** Where they were typed, if others read along there and it can be told which it is. */
  readonly channel?: string
  /** Where they were typed, whoever reads there, as the platform calls it. */
  readonly conversation?: string
  /** No words at all ask for what the app's own page would show, since there is none. */
  readonly showsHome?: true
}

/** What is typed is answered to whoever typed it and nobody else. */
export async function takeWords(
  edge: Edge,
  { who, text, channel, conversation, showsHome }: TypedWords,
  answer: Answer,
): Promise<void> {
  const isBare = showsHome === true && text.trim() === ''
  const intent = isBare ? homeInChat : readCommand(text, channel ?? null)
  const asked = ask(edge, { who, intent, message: null })
  if ((await inTime(asked)) === 'late') await answer.arrived()
  const reply = await asked
  await showReply(
    edge,
    reply,
    { who, askedIn: 'words', ...(conversation === undefined ? {} : { conversation }) },
    answer,
  )
  await finish(edge, reply)
}
