import type { Outcome } from '../../playground/slack/deliver.ts'
import type { PersonDriver } from '../../playground/slack/driver/person-driver.ts'
import type { Fault } from '../../playground/slack/faults.ts'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import { dmChannelId, type Message } from '../../playground/slack/workspace-state.ts'
import type { Player } from '../cast.ts'
import type { Came, Client, Loss, Mail } from './client.ts'
import { SlackMail } from './slack-mail.ts'

const faults: Readonly<Record<Loss, Fault>> = {
  dropped: { kind: 'reset' },
  refused: { kind: '5xx' },
  unknown: { kind: 'reset-after-store' },
}

/** A person at Slack. */
export class SlackClient implements Client {
  readonly platform = 'slack'
  readonly owner: Player
  readonly #slack: SlackWorkspace
  readonly #person: PersonDriver

  constructor(slack: SlackWorkspace, owner: Player) {
    this.#slack = slack
    this.#person = slack.as(owner.handle)
    this.owner = owner
  }

  ids(): string[] {
    return this.#stored().map(({ ts }) => ts)
  }

  mail(id: string): SlackMail {
    const found = this.#stored().find(({ ts }) => ts === id)
    if (found === undefined) throw new RangeError(`${this.owner.name} has no message ${id}`)
    return new SlackMail(found)
  }

  async press(seen: Mail, text: string, times = 1): Promise<Came> {
    const before = this.#stored().length
    const clicks = Array.from({ length: times }, () => this.#person.click(stored(seen), { text }))
    const [outcome] = await Promise.all(clicks)
    if (outcome === undefined) throw new RangeError('a press is one click at least')
    const moved = await this.until(() => {
      const mail = this.#stored()
      return mail.length > before || mail.find(({ ts }) => ts === seen.id)?.editedTs !== stored(seen).editedTs
    }).catch(() => null)
    const came = this.#came(outcome, before)
    return moved === null && came.error === null ? { ...came, error: 'nothing came of it' } : came
  }

  async pressUnseen(seen: Mail, text: string, loss: Loss): Promise<Came> {
    const before = this.#stored().length
    const fault = { ...faults[loss] }
    this.#slack.faults.responseUrl(fault)
    const outcome = await this.#person.click(stored(seen), { text })
    await this.until(() => this.#slack.journal.calls.findLast((call) => call.fault === fault))
    return this.#came(outcome, before)
  }

  async redeliver(deliveryId: string): Promise<Came> {
    return this.#came(await this.#slack.redeliver(deliveryId), this.#stored().length)
  }

  async open(seen: Mail, text: string): Promise<void> {
    if (seen.buttons.includes(text)) await this.#person.click(stored(seen), { text })
    else await this.#person.overflow(stored(seen), text)
    await this.until(() => this.window())
  }

  async choose(seen: Mail, option: string): Promise<void> {
    await this.#person.overflow(stored(seen), option)
    await this.until(() => this.mail(seen.id).message.editedTs !== stored(seen).editedTs)
  }

  async type(words: string): Promise<void> {
    await this.#person.command(`/label ${words}`)
  }

  window(): string | null {
    return this.#person.view()?.title ?? null
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#person.fill(label, value)
  }

  async send(): Promise<string | null> {
    const { error, fieldErrors } = await this.#person.submit()
    return error === null && Object.keys(fieldErrors).length === 0 ? null : `${error} ${JSON.stringify(fieldErrors)}`
  }

  async closeWindow(): Promise<void> {
    if (this.window() !== null) await this.#person.closeView({ all: true })
  }

  until<T>(look: () => T | null | undefined | false): Promise<T> {
    return this.#slack.until(look)
  }

  #stored(): Message[] {
    const { id } = this.#person
    return (this.#slack.parts.state.messages[dmChannelId(id)] ?? []).filter(
      ({ onlyFor }) => onlyFor === null || onlyFor === id,
    )
  }

  #came({ deliveryId, error }: Outcome, before: number): Came {
    const asides = this.#stored()
      .slice(before)
      .map((message) => new SlackMail(message))
      .filter(({ isAside }) => isAside)
    return { deliveryId, error, told: asides.map(({ words }) => words).join(' ') }
  }
}

function stored(mail: Mail): Message {
  if (mail instanceof SlackMail) return mail.message
  throw new RangeError('that is no message of Slack')
}
