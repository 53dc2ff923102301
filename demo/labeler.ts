import { type Annotator, firstName } from './cast.ts'
import { between } from './chance.ts'
import type { Client, Mail } from './clients/client.ts'
import { lookSeconds } from './decide.ts'
import { type Asked, askedAgainAt, readInvitation } from './invitations.ts'
import { isWorkingTime, later, localTime, nextWorkingTime } from './local-time.ts'
import { press } from './press.ts'
import { askedOn, checkEnd, type Memory, type Sitting, sitOn } from './sitting.ts'
import { linkAccounts } from './two-platforms.ts'
import type { DemoWorld } from './world.ts'

const dayMs = 24 * 60 * 60_000
/** Nobody turns down more invitations than this in a row. */
const mostDeclined = 4
const effort = [
  { fromDay: 9, more: 0.8 },
  { fromDay: 6.5, more: 0.35 },
]

/** One annotator: answers when asked, at their own good time, and labels until their time is up. */
export class Labeler {
  readonly asked: Asked[] = []
  readonly #left: { readonly client: Client; readonly id: string; readonly at: Date }[] = []
  readonly #world: DemoWorld
  readonly #who: Annotator
  readonly #begins: Date
  readonly #memory: Memory = { met: new Set(), spent: new Set() }
  /** Messages that came because they typed for them. */
  readonly #typed = new Set<string>()
  #isOnBoth = false
  #isBusy = false
  #looks = 0
  /** Invitations in a row that were not taken up. */
  #declined = 0

  constructor(world: DemoWorld, who: Annotator, begins: Date) {
    this.#world = world
    this.#who = who
    this.#begins = begins
  }

  /** What the messages of sittings say that were left in the middle before this time. */
  leftBefore(at: Date): string[] {
    const left = this.#left.filter((one) => one.at < at)
    return left.map(({ client, id }) => client.mail(id).words)
  }

  /** From now on they work on both platforms in turn. */
  async join(): Promise<void> {
    await linkAccounts(this.#world, this.#who)
    this.#isOnBoth = true
    this.#tell('types the code from Slack in Teams, and is one person on both')
  }

  /** A message came that is there for good. */
  async receive(client: Client, mail: Mail): Promise<void> {
    if (this.#typed.has(mail.id)) return
    const asked = readInvitation(mail, this.#who, this.#world.now())
    if (asked !== null) return this.#isAsked(client, mail, asked)
    const { words } = mail
    if (words.includes('A break before you go on')) this.#tell('is asked to take a break: the lead will have a look')
    if (words.includes('became of')) this.#tell('is told what became of a flagged case')
  }

  #isAsked(client: Client, { id }: Mail, asked: Asked): void {
    const { chance, agenda } = this.#world
    const { handle, tz } = this.#who
    const { at, kind } = asked
    this.asked.push(asked)
    if (this.#isBusy) return
    const nth = this.asked.length
    const isSure = kind === 'later' || kind === 'go-on' || this.#declined >= mostDeclined
    const begins = isSure ? 1 : this.#willingAt(at)
    const drawn = chance(handle, 'asked', nth)
    const when = later(at, between(3, 60, chance(handle, 'delay', nth)))
    if (drawn < begins) {
      this.#isBusy = true
      this.#declined = 0
      agenda.add(nextWorkingTime(when, tz), () => this.#begin(client, id, at))
      return
    }
    this.#declined += 1
    if (drawn < begins + 0.06) agenda.add(when, () => this.#putOff(client, id, 'Later'))
    else if (drawn < begins + 0.12) agenda.add(when, () => this.#putOff(client, id, 'Not today'))
  }

  /** The chance that they begin when asked: it grows with the weeks, for the lead wants to come to an end. */
  #willingAt(at: Date): number {
    const days = (at.getTime() - this.#begins.getTime()) / dayMs
    return this.#who.willing + (effort.find(({ fromDay }) => days >= fromDay)?.more ?? 0)
  }

  async #putOff(client: Client, id: string, text: string): Promise<void> {
    const isThere = client.mail(id).buttons.includes(text)
    if (!isThere || this.#isBusy || !isWorkingTime(this.#world.now(), this.#who.tz)) return
    await press(this.#world, client, id, text)
    this.#tell(`is asked, and says ${text}`)
    const again = askedAgainAt(client.mail(id), this.#who, this.#world.now())
    if (again !== null) this.#world.agenda.add(again, async () => undefined)
  }

  async #begin(client: Client, id: string, askedAt: Date): Promise<void> {
    const world = this.#world
    const who = this.#who
    const length = `${who.minutes} min`
    if (!client.mail(id).buttons.includes(length)) {
      this.#isBusy = false
      return
    }
    const place = (this.#isOnBoth && (await this.#elsewhere(client, length))) || { client, id }
    const { told } = await press(world, place.client, place.id, length)
    const sitting: Sitting = {
      ...place,
      startedAt: world.now(),
      answers: 0,
      notes: [],
      slip: null,
      unseen: null,
      isLeft: false,
    }
    if (askedOn(world, place.client.mail(place.id)) === null) {
      this.#isBusy = false
      this.#tell(told.includes('Nothing is left') ? 'would label, but nothing is left' : `would label, but: ${told}`)
      return
    }
    this.#goOn(sitting, localTime(askedAt, who.tz).clock)
  }

  /** Every other time somebody on both platforms goes to the one on which they were not asked. */
  async #elsewhere(asked: Client, length: string): Promise<Pick<Sitting, 'client' | 'id'> | null> {
    const client = this.#world.clients.find(({ owner, platform }) => owner === this.#who && platform !== asked.platform)
    if (client === undefined || this.asked.length % 2 > 0) return null
    const before = client.ids().length
    await client.type('')
    await client.until(() => client.ids().length > before)
    const id = client.ids().findLast((one) => client.mail(one).buttons.includes(length))
    if (id === undefined) return null
    this.#typed.add(id)
    return { client, id }
  }

  #goOn(sitting: Sitting, asked: string): void {
    this.#looks += 1
    const seconds = lookSeconds(this.#world.chance, this.#who, this.#looks)
    this.#world.agenda.add(later(this.#world.now(), seconds / 60), async () => {
      if (await sitOn(this.#world, this.#who, sitting, this.#memory)) this.#goOn(sitting, asked)
      else this.#end(sitting, asked)
    })
  }

  #end(sitting: Sitting, asked: string): void {
    this.#isBusy = false
    checkEnd(this.#world, this.#who, sitting)
    // What follows on the end, to the lead or to this person, is looked at soon.
    this.#world.agenda.add(later(this.#world.now(), 1), async () => undefined)
    const minutes = Math.max(1, Math.round((this.#world.now().getTime() - sitting.startedAt.getTime()) / 60_000))
    const answers = sitting.answers === 1 ? '1 answer' : `${sitting.answers} answers`
    if (sitting.isLeft) this.#left.push({ client: sitting.client, id: sitting.id, at: this.#world.now() })
    const away = sitting.isLeft ? ', and is called away' : ''
    this.#tell(
      `labels for ${minutes} min, asked at ${asked}: ${[answers, ...counted(sitting.notes)].join(', ')}${away}`,
    )
  }

  #tell(said: string): void {
    this.#world.transcript.tell(this.#world.now(), this.#who, `${firstName(this.#who)} ${said}`)
  }
}

const plurals: Readonly<Record<string, string>> = {
  'double click': 'double clicks',
  'click sent twice': 'clicks sent twice',
  'click sent again later': 'clicks sent again later',
  'reply lost': 'replies lost',
}

/** Each note once, behind how often it was made. */
function counted(notes: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const note of notes) counts.set(note, (counts.get(note) ?? 0) + 1)
  return [...counts].map(([note, times]) => `${times} ${times === 1 ? note : (plurals[note] ?? note)}`)
}
