import type { MessageAddress } from '../domain/message.ts'
import type { Screen } from '../domain/screens/screen.ts'

/**
 * What a flow gives back: the screen to show, and what is left to do once the person has been answered. Work in
 * `after` may fail without harm to what was kept.
 */
export type Reply = {
  readonly screen: Screen
  readonly after: readonly (() => Promise<void>)[]
  /** The conversation in which what was asked for stands in a message of its own, as the platform calls it; absent where none does. */
  readonly wroteTo?: string
  /** Why what was asked for was not done, for the log; absent where it was. */
  readonly failed?: unknown
}

export function show(screen: Screen, ...after: readonly (() => Promise<void>)[]): Reply {
  return { screen, after }
}

/** What was asked for stands in a message of its own; a note says so wherever that is not in sight. */
export function wroteTo({ channel }: MessageAddress, ...after: readonly (() => Promise<void>)[]): Reply {
  return { screen: { kind: 'notice', notice: 'continued-in-dm' }, wroteTo: channel, after }
}
