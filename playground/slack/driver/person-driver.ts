import { act, type ElementName, type Surface } from '../act.ts'
import type { Block } from '../blocks/block.ts'
import type { Outcome } from '../deliver.ts'
import { openAppHome } from '../events.ts'
import { describeFile, extensionOf } from '../files.ts'
import type { Choice } from '../input-value.ts'
import { viewSurface } from '../inputs.ts'
import { messageOf, messagesFor, postMessage } from '../messages.ts'
import type { Parts } from '../parts.ts'
import { escapeTyped, runCommand } from '../run-command.ts'
import { closeView, submitView } from '../submit-view.ts'
import { dmChannelId, type Message, type ShownView } from '../workspace-state.ts'
import { findElement, type Match, readChoice } from './find.ts'

/**
 * What a person acts on: a message as they saw it (a snapshot from `dm()` or `messages()`: the click carries what was on the
 * screen then), the `ts` of a message in their direct messages as it is now, the modal in front, or their Home tab.
 */
export type Target = Message | string | 'view' | 'home'

const maxFileBytes = 10_000_000

/** Does what a person at a Slack client can do. Each act returns the outcome of the request that it sent to the app. */
export class PersonDriver {
  readonly id: string
  readonly #parts: Parts

  constructor(parts: Parts, id: string) {
    this.#parts = parts
    this.id = id
  }

  /** Types a whole command, `/label invite @maria`, in their direct messages unless a channel id is given. */
  command(typed: string, channel = dmChannelId(this.id)): Promise<Outcome> {
    return runCommand(this.#parts, this.id, typed, channel)
  }

  /** Writes a message that is no command. The app is not told: its manifest asks for no such event. */
  say(text: string, channel = dmChannelId(this.id)): void {
    postMessage(
      this.#parts,
      { channel, user: this.id },
      { text: escapeTyped(this.#parts, text), blocks: [], metadata: null },
    )
  }

  /** Presses a button. */
  click(target: Target, match: Match): Promise<Outcome> {
    return this.#act(target, match, ['button'], null)
  }

  /** Opens an overflow menu and chooses by the option's text. */
  overflow(target: Target, option: string, match: Match = {}): Promise<Outcome> {
    return this.#act(target, match, ['overflow'], option)
  }

  /** Chooses in a select or among radio buttons, by text; people by handle. `null` empties. */
  chooseOption(target: Target, match: Match, option: Choice): Promise<Outcome> {
    return this.#act(target, match, [...selects, 'radio_buttons'], option)
  }

  /** Ticks exactly these boxes, by text. */
  check(target: Target, match: Match, options: readonly string[]): Promise<Outcome> {
    return this.#act(target, match, ['checkboxes'], options)
  }

  /** Picks a date (`2026-11-21`) or a time (`09:30`). */
  pick(target: Target, match: Match, dateOrTime: string): Promise<Outcome> {
    return this.#act(target, match, ['datepicker', 'timepicker'], dateOrTime)
  }

  /** Fills the field with this visible label in the modal in front: text, an option's text or several, handles, a date. */
  fill(label: string, value: Choice, target: Target = 'view'): Promise<Outcome> {
    return this.#act(target, { text: label }, [], value)
  }

  /**
   * Attaches a file to the `file_input` with this label. Beyond `max_files` the oldest gives way.
   * @throws RangeError where Slack's client would refuse: more than 10 MB, another file type
   */
  async uploadFile(label: string | Match, name: string, content: string | Buffer): Promise<Outcome> {
    const surface = this.#surface('view')
    const placed = findElement(surface.blocks, typeof label === 'string' ? { text: label } : label, ['file_input'])
    const bytes = Buffer.from(content)
    if (bytes.length > maxFileBytes) throw new RangeError(`${name} is larger than 10 MB`)
    const input = placed.element.type === 'file_input' ? placed.element : null
    const types = input?.filetypes
    if (types !== undefined && !types.includes(extensionOf(name))) throw new RangeError(`${name} is not of ${types}`)
    const file = describeFile(name, this.id, bytes.length, this.#parts.now())
    this.#parts.state.files[file.id] = file
    await this.#parts.files.keep(file.id, bytes)
    const held = this.#parts.inputs.values(viewSurface(this.view()?.id ?? ''), surface.blocks)
    const ids = (held[placed.blockId]?.[placed.actionId]?.files ?? []).map((it) => it.id)
    return act(this.#parts, this.id, surface.surface, placed, [...ids, file.id].slice(-(input?.max_files ?? 10)))
  }

  /** Presses the modal's submit button. `fieldErrors` of the outcome are what they then see. */
  submit(): Promise<Outcome> {
    return submitView(this.#parts, this.id)
  }

  /** Leaves the modal in front (Cancel), or all of them (the cross). */
  closeView(how: { all?: boolean } = {}): Promise<Outcome> {
    return closeView(this.#parts, this.id, how.all === true)
  }

  /** Opens the app's Home tab: the app is told with `app_home_opened`. */
  openHome(): Promise<Outcome> {
    return openAppHome(this.#parts, this.id, 'home')
  }

  /** Opens the app's Messages tab. */
  openMessages(): Promise<Outcome> {
    return openAppHome(this.#parts, this.id, 'messages')
  }

  /** What they see in a channel, oldest first, as snapshots. Default: their direct messages with the app. */
  messages(channel = dmChannelId(this.id)): Message[] {
    return structuredClone(messagesFor(this.#parts, channel, this.id))
  }

  /** Their direct messages with the app, oldest first, as snapshots; all of them, or the newest. */
  dm(newest = Number.POSITIVE_INFINITY): Message[] {
    return structuredClone(messagesFor(this.#parts, dmChannelId(this.id), this.id).slice(-newest))
  }

  /** The newest direct message, or null. */
  lastDm(): Message | null {
    return this.dm(1).at(-1) ?? null
  }

  /** The modal in front, or null. */
  view(): ShownView | null {
    return structuredClone(this.#parts.views.top(this.id))
  }

  /** All open modals, the one in front last. */
  views(): ShownView[] {
    return structuredClone([...this.#parts.views.of(this.id)])
  }

  /** Their Home tab as last published, or null. */
  home(): ShownView | null {
    return structuredClone(this.#parts.state.homes[this.id] ?? null)
  }

  /** What their client told them about failures, oldest first. */
  notices(): string[] {
    return this.#parts.notices.filter((it) => it.personId === this.id).map((it) => it.text)
  }

  /** Acts on an element by its ids; `choice` in the element's own values. */
  actOn(surface: Surface, name: ElementName, choice: Choice): Promise<Outcome> {
    return act(this.#parts, this.id, surface, name, choice)
  }

  #act(target: Target, match: Match, types: readonly string[], wanted: Choice): Promise<Outcome> {
    const { surface, blocks } = this.#surface(target)
    const placed = findElement(blocks, match, types)
    return act(this.#parts, this.id, surface, placed, readChoice(this.#parts, placed, wanted))
  }

  #surface(target: Target): { readonly surface: Surface; readonly blocks: readonly Block[] } {
    if (target === 'view' || target === 'home') {
      const view = target === 'view' ? this.view() : this.home()
      if (view === null) throw new RangeError(`${this.id} has no ${target} open`)
      return { surface: { kind: 'view', viewId: view.id }, blocks: view.blocks }
    }
    if (typeof target === 'string') {
      const { channel, ts, blocks } = messageOf(this.#parts, dmChannelId(this.id), target)
      return { surface: { kind: 'message', channel, ts }, blocks }
    }
    const { channel, ts, blocks } = target
    return { surface: { kind: 'message', channel, ts, asSeen: target }, blocks }
  }
}

const selects = [
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'channels_select',
]
