import type { Screen } from '../domain/screens/screen.ts'

/**
 * What a flow gives back: the screen to show, and what is left to do once the person has been answered. Work in
 * `after` may fail without harm to what was kept.
 */
export type Reply = {
  readonly screen: Screen
  readonly after: readonly (() => Promise<void>)[]
  /** Why what was asked for was not done, for the log; absent where it was. */
  readonly failed?: unknown
}

export function show(screen: Screen, ...after: readonly (() => Promise<void>)[]): Reply {
  return { screen, after }
}
