import { randomText } from './ids-and-stamps.ts'
import { SlackError } from './slack-error.ts'

export type Trigger = { readonly personId: string; readonly viewId: string | null }

const lifeMs = 3000

/** Trigger ids: good for one call within three seconds. */
export class TriggerIds {
  readonly #now: () => number
  readonly #issued = new Map<string, Trigger & { at: number; used: boolean }>()

  constructor(now: () => number) {
    this.#now = now
  }

  issue(trigger: Trigger): string {
    const id = `${Math.floor(this.#now())}.${Math.floor(this.#now() / 7)}.${randomText(16).toLowerCase()}`
    this.#issued.set(id, { ...trigger, at: this.#now(), used: false })
    if (this.#issued.size > 10_000) this.#issued.delete(this.#issued.keys().next().value ?? '')
    return id
  }

  /** @throws SlackError `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id` */
  exchange(id: string): Trigger {
    const found = this.#issued.get(id)
    if (found === undefined) throw new SlackError('invalid_trigger_id')
    if (found.used) throw new SlackError('exchanged_trigger_id')
    if (this.#now() - found.at > lifeMs) throw new SlackError('expired_trigger_id')
    found.used = true
    return found
  }
}
