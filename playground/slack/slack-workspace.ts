import { until } from '../stand-in/until.ts'
import { deliver, type Outcome, type Twist } from './deliver.ts'
import { findPersonId } from './driver/find.ts'
import { PersonDriver } from './driver/person-driver.ts'
import { sendEvent } from './events.ts'
import type { Faults } from './faults.ts'
import type { DeliveryKind, Journal } from './journal.ts'
import type { Parts } from './parts.ts'
import type { LimitMode } from './rate-limits.ts'
import { app, type StoredFile } from './workspace-state.ts'

/** Everything a test, the demo and the page can do with the workspace. */
export class SlackWorkspace {
  readonly parts: Parts
  readonly #close: () => Promise<void>

  constructor(parts: Parts, close: () => Promise<void>) {
    this.parts = parts
    this.#close = close
  }

  /** `http://127.0.0.1:PORT`, no slash at the end. The Web API is at `${url}/api/`. */
  get url(): string {
    return this.parts.url()
  }

  get journal(): Journal {
    return this.parts.journal
  }

  get faults(): Faults {
    return this.parts.faults
  }

  /** A person by handle, name or user id. @throws RangeError when nobody is called so */
  as(name: string): PersonDriver {
    return new PersonDriver(this.parts, findPersonId(this.parts, name))
  }

  setLimits(mode: LimitMode): void {
    this.parts.limits.mode = mode
  }

  /** From now on every call fails with `token_revoked`; the app gets the `tokens_revoked` event. */
  revokeToken(): Promise<Outcome> {
    this.parts.access.tokenRevoked = true
    return sendEvent(this.parts, { type: 'tokens_revoked', tokens: { oauth: [], bot: [app.botUserId] } })
  }

  /** The event that an earlier token was revoked comes late: the one in use works. */
  sendLateRevocation(): Promise<Outcome> {
    return sendEvent(this.parts, { type: 'tokens_revoked', tokens: { oauth: [], bot: [app.botUserId] } })
  }

  /** The app is removed: the token dies, `app_uninstalled` is sent. */
  uninstall(): Promise<Outcome> {
    this.parts.access.tokenRevoked = true
    return sendEvent(this.parts, { type: 'app_uninstalled' })
  }

  restoreToken(): void {
    this.parts.access.tokenRevoked = false
  }

  /** Posting to this person fails with `code` from now on. `null` unblocks. */
  blockBot(name: string, code: string | null = 'channel_not_found'): void {
    const id = findPersonId(this.parts, name)
    if (code === null) this.parts.access.blocked.delete(id)
    else this.parts.access.blocked.set(id, code)
  }

  /** Off: direct messages fail with `messages_tab_disabled`. */
  setMessagesTab(enabled: boolean): void {
    this.parts.access.messagesTab = enabled
  }

  sendEvent(event: Readonly<Record<string, unknown>>): Promise<Outcome> {
    return sendEvent(this.parts, event)
  }

  /**
   * Sends the same body again, newly signed, marked as a retry. `twist` can forge the signature or move the timestamp.
   * @throws RangeError when the journal has no such delivery
   */
  async redeliver(deliveryId: string, twist: Twist = {}): Promise<Outcome> {
    const found = this.journal.delivery(deliveryId)
    if (found === null) throw new RangeError(`there is no delivery ${deliveryId}`)
    const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout', ...twist.headers }
    return deliver(this.parts, found.kind, found.payload, { ...twist, headers })
  }

  /** Sends any payload: for hostile or odd requests. `raw` takes the body as text. */
  rawDeliver(kind: DeliveryKind, payload: unknown, twist: Twist = {}): Promise<Outcome> {
    return deliver(this.parts, kind, payload, twist)
  }

  /** A file by id, with its contents, or null. */
  async file(id: string): Promise<{ readonly file: StoredFile; readonly content: Buffer } | null> {
    const file = this.parts.state.files[id]
    const content = file === undefined ? null : await this.parts.files.read(id)
    return file === undefined || content === null ? null : { file, content }
  }

  /**
   * Waits until `look` returns something other than null, undefined or false, looking again at each change.
   * @throws Error after `timeoutMs`
   */
  until<T>(look: () => T | null | undefined | false, timeoutMs = 30_000): Promise<T> {
    return until(this.parts.changes, look, timeoutMs)
  }

  /** Resolves when no event retry is under way. */
  async settled(): Promise<void> {
    await Promise.all(this.parts.background)
  }

  /** Saves and stops. */
  close(): Promise<void> {
    return this.#close()
  }
}
