import { actionsIn } from '../../playground/teams/client/card-parts.ts'
import type { Outcome } from '../../playground/teams/deliver.ts'
import type { PersonDriver } from '../../playground/teams/driver/person-driver.ts'
import { objectAt } from '../../playground/teams/json.ts'
import type { TeamsPlatform } from '../../playground/teams/teams-platform.ts'
import { personalChatId } from '../../playground/teams/teams-state.ts'
import type { Player } from '../cast.ts'
import type { Came, Client, Loss, Mail } from './client.ts'
import { TeamsMail } from './teams-mail.ts'

/** Teams sends a click again whose reply did not arrive: lost is only what is lost twice. */
const sendings = 2

/** A person at Teams. */
export class TeamsClient implements Client {
  readonly platform = 'teams'
  readonly owner: Player
  readonly #teams: TeamsPlatform
  readonly #person: PersonDriver

  constructor(teams: TeamsPlatform, owner: Player) {
    this.#teams = teams
    this.#person = teams.as(owner.handle)
    this.owner = owner
  }

  /** Adds the app, without which nobody is written to here; to their own chat unless told. */
  async install(conversation?: string): Promise<void> {
    await this.#person.install(conversation)
  }

  /** Types a command where others are. */
  async mention(conversation: string, words: string): Promise<void> {
    await this.#person.say(`@${this.#teams.parts.bot.name} ${words}`, { in: conversation })
  }

  ids(): string[] {
    const { bot, state } = this.#teams.parts
    const stored = state.messages[personalChatId(this.#person.person)] ?? []
    return stored.filter(({ from }) => from === bot.id).map(({ id }) => id)
  }

  mail(id: string): TeamsMail {
    const found = this.#person.message(id)
    if (found === null) throw new RangeError(`${this.owner.name} has no message ${id}`)
    return new TeamsMail(found)
  }

  async press(seen: Mail, text: string, times = 1): Promise<Came> {
    const before = this.#told().length
    const clicks = Array.from({ length: times }, () => this.#click(seen, text))
    const [outcome] = await Promise.all(clicks)
    if (outcome === undefined) throw new RangeError('a press is one click at least')
    return this.#came(outcome, before)
  }

  async pressUnseen(seen: Mail, text: string, loss: Loss): Promise<Came> {
    this.#teams.faults.next('reply', { kind: 'reset' }, sendings)
    // What every client is shown afterwards goes the same way, or its arrival stays unknown.
    if (loss !== 'dropped') this.#teams.faults.next('update', { kind: loss === 'refused' ? '5xx' : '5xx-after-store' })
    const { deliveryId } = await this.#click(seen, text)
    const status = deliveryId === null ? null : (this.#teams.journal.delivery(deliveryId)?.status ?? null)
    return { deliveryId, error: status === 200 ? null : `${status}`, told: '' }
  }

  async redeliver(deliveryId: string): Promise<Came> {
    return this.#came(await this.#teams.redeliver(deliveryId, { id: 'new' }), this.#told().length)
  }

  async open(seen: Mail, text: string): Promise<void> {
    await this.#person.press(text, stored(seen))
  }

  async choose(seen: Mail, option: string): Promise<void> {
    await this.#click(seen, option)
  }

  async type(words: string): Promise<void> {
    await this.#person.say(`label ${words}`.trim())
  }

  window(): string | null {
    return this.#person.dialog()?.title ?? null
  }

  async fill(label: string, value: string): Promise<void> {
    this.#person.fill(label, value, 'dialog')
  }

  async send(button: string): Promise<string | null> {
    const { error, fieldErrors } = await this.#person.press(button, 'dialog')
    return error === null ? null : `${error} ${JSON.stringify(fieldErrors)}`
  }

  async closeWindow(): Promise<void> {
    this.#person.closeDialog()
  }

  until<T>(look: () => T | null | undefined | false): Promise<T> {
    return this.#teams.until(look)
  }

  /** What asks first is answered with the button below its question. */
  #click(seen: Mail, text: string): Promise<Outcome> {
    const card = stored(seen)
    const named = actionsIn(card.card ?? {}).find(({ title }) => title === text)
    const action = named?.type === 'Action.ShowCard' ? actionsIn(objectAt(named, 'card') ?? {})[0] : named
    if (action === undefined) throw new RangeError(`${text} is none of: ${seen.buttons.join(', ')}`)
    return this.#person.pressAction(action, card, {})
  }

  #told(): string[] {
    const { id } = this.#person.person
    return this.#teams.parts.notices.flatMap(({ personId, text }) => (personId === id ? [text] : []))
  }

  #came({ deliveryId, error }: Outcome, before: number): Came {
    return { deliveryId, error, told: this.#told().slice(before).join(' ') }
  }
}

function stored(mail: Mail): TeamsMail['seen'] {
  if (mail instanceof TeamsMail) return mail.seen
  throw new RangeError('that is no message of Teams')
}
