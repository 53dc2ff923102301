import { randomText } from './ids-and-stamps.ts'
import { SlackError } from './slack-error.ts'

/** What a response URL answers to. */
export type Origin = {
  readonly personId: string
  readonly channel: string
  /** The message that was clicked, or null after a slash command. */
  readonly messageTs: string | null
}

const lifeMs = 30 * 60_000
const maxUses = 5

/** Response URLs: five uses within thirty minutes. */
export class ResponseUrls {
  readonly #now: () => number
  readonly #issued = new Map<string, Origin & { at: number; uses: number }>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Returns the path of a fresh URL. `kind` is `actions` or `commands`, as in Slack's own. */
  issue(kind: 'actions' | 'commands', teamId: string, origin: Origin): string {
    const path = `/${kind}/${teamId}/${Math.floor(this.#now())}/${randomText(24)}`
    this.#issued.set(path, { ...origin, at: this.#now(), uses: 0 })
    if (this.#issued.size > 20_000) this.#issued.delete(this.#issued.keys().next().value ?? '')
    return path
  }

  /**
   * Takes one of the five uses.
   * @throws SlackError with HTTP 404: `used_url`, `expired_url`, or `no_service` for a path never issued
   */
  use(path: string): Origin {
    const found = this.#issued.get(path)
    if (found === undefined) throw new SlackError('no_service', { status: 404 })
    if (this.#now() - found.at > lifeMs) throw new SlackError('expired_url', { status: 404 })
    if (found.uses >= maxUses) throw new SlackError('used_url', { status: 404 })
    found.uses += 1
    return found
  }
}
