import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Platform } from './bots/platform.ts'
import type { ClickWorld } from './flows/click-world.ts'
import type { Messenger } from './flows/world.ts'
import type { Keys } from './store/db/token-cipher.ts'

/** A platform as the process serves it. */
export type ServedPlatform = {
  handleRequest(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** What keeps messages from going out now. */
  troubles(): readonly string[]
  /** Whether there is an installation, be it one at an end. */
  isInstalled(): Promise<boolean>
  /** Resolves once all that is under way now is done. */
  settled(): Promise<void>
  /** Takes no new work, and resolves once nothing is under way any more. */
  stop(): Promise<void>
}

/** What every platform is served with. */
export type Serving = {
  readonly world: ClickWorld
  readonly keys: Keys
  readonly log: Logger
  /** Has the world's messenger write to this platform's workspaces. */
  serve(platform: Platform['id'], messenger: Messenger): void
}

/** How long a click waits to know whose it is. */
export const workspaceMs = 2_000
