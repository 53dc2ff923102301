import { until } from '../stand-in/until.ts'
import { deliver, type Outcome, type Twist } from './deliver.ts'
import { findPerson } from './driver/find.ts'
import { PersonDriver } from './driver/person-driver.ts'
import type { Journal } from './journal.ts'
import type { Json } from './json.ts'
import type { Parts, Redelivery } from './parts.ts'
import type { LimitMode } from './rate-limits.ts'
import type { StoredFile } from './teams-state.ts'

/** Everything a test, the demo and the page can do with the stand-in. */
export class TeamsPlatform {
  readonly parts: Parts
  readonly #close: () => Promise<void>

  constructor(parts: Parts, close: () => Promise<void>) {
    this.parts = parts
    this.#close = close
  }

  /** `http://127.0.0.1:PORT`, no slash at the end. */
  get url(): string {
    return this.parts.url()
  }

  /** What a bot must be told to take this for Microsoft: the names are botbuilder's. */
  get settings() {
    const url = this.url
    return {
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: this.parts.bot.appId,
      MicrosoftAppPassword: this.parts.bot.password,
      MicrosoftAppTenantId: this.parts.state.tenantId,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid/configuration`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid/configuration`,
      ToBotFromChannelTokenIssuer: this.parts.issuer.issuer,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToChannelFromBotLoginUrl: `${url}/login/${this.parts.state.tenantId}`,
      OAuthUrl: url,
    }
  }

  get journal(): Journal {
    return this.parts.journal
  }

  get faults(): Parts['faults'] {
    return this.parts.faults
  }

  /** A person by handle, name or id. @throws RangeError when nobody is called so */
  as(name: string): PersonDriver {
    return new PersonDriver(this.parts, findPerson(this.parts, name))
  }

  setLimits(mode: LimitMode): void {
    this.parts.limits.mode = mode
  }

  /** How long the bot has to answer an invoke, and how one without an answer is sent again. */
  setInvokes(change: { readonly timeoutMs?: number; readonly redelivery?: Redelivery }): void {
    Object.assign(this.parts.invokes, change)
  }

  /**
   * Sends an activity of the journal once more, under its own id or a new one, with an honest token or a twisted one.
   * @throws RangeError when the journal has no such delivery
   */
  redeliver(deliveryId: string, how: Twist & { readonly id?: 'same' | 'new' } = {}): Promise<Outcome> {
    const found = this.journal.delivery(deliveryId)
    if (found === null) throw new RangeError(`there is no delivery ${deliveryId}`)
    const id = how.id === 'new' ? { id: this.parts.nextId() } : {}
    return deliver(this.parts, { ...found.activity, ...id }, how)
  }

  /** Sends any activity: for hostile or odd requests. */
  rawDeliver(activity: Json, twist: Twist = {}): Promise<Outcome> {
    return deliver(this.parts, activity, twist)
  }

  /** A file by id, with its contents, or null. */
  async file(id: string): Promise<{ readonly file: StoredFile; readonly content: Buffer } | null> {
    const file = this.parts.state.files[id]
    const content = file === undefined ? null : await this.parts.files.read(id)
    return file === undefined || content === null ? null : { file, content }
  }

  /** Waits until `look` finds something, looking again at each change. @throws Error after `timeoutMs` */
  until<T>(look: () => T | null | undefined | false, timeoutMs = 30_000): Promise<T> {
    return until(this.parts.changes, look, timeoutMs)
  }

  /** Saves and stops. */
  close(): Promise<void> {
    return this.#close()
  }
}
