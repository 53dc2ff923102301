import type { ActionArray, CardElementArray, IAdaptiveCard } from '@microsoft/teams.cards'
import { controlsOf, type Field, fieldsIn, initialText, type Part, type WindowCard } from '../cards/card.ts'
import { packIntent } from '../codec/intent-codec.ts'
import { fitted } from '../edge/fitted.ts'
import { withinMessage } from '../edge/within-message.ts'
import { said } from '../words/said.ts'
import { fieldId, fileValue } from './fields.ts'
import { mostCardBytes, teamsPlatform } from './limits.ts'
import { bytesOf, framed, renderPart } from './render.ts'
import type { Pressed, SentFile } from './wire/pressed.ts'
import { renderField, renderKept } from './wire/render-field.ts'

export type TeamsWindow = { readonly title: string; readonly card: IAdaptiveCard }

/** What stands in a window beside what any platform shows. */
export type WindowState = {
  /** What the fields hold, by their names; otherwise what they hold at first. */
  readonly held?: ReadonlyMap<string, string>
  /** What is wrong, by the fields' names. */
  readonly problems?: Readonly<Record<string, string>>
  /** What brings the window again, so that a long one can be read on. */
  readonly again?: Pressed
  /** The part with which this page of it begins. */
  readonly from?: number
  /** A file that was sent, for a form that takes one. */
  readonly file?: SentFile
  /** By their names the fields whose text has no room here, and by what it is found where it is kept. */
  readonly kept?: { readonly id: string; readonly names: readonly string[] }
  /** What brings back the form beneath, as it was left. */
  readonly back?: object
}

const { limits } = teamsPlatform
/** For the buttons below. */
const roomForActions = 4_000
const nextShare = 0.8

export function renderWindow(window: WindowCard, state: WindowState = {}): TeamsWindow {
  const title = fitted(window.heading, limits.heading)
  const hasFields = fieldsIn(window).length > 0
  const { body, next } = hasFields ? { body: form(window, state), next: null } : page(window, state)
  const more = state.again !== undefined && next !== null ? [readOn({ ...state.again }, next)] : []
  const actions = [...more, ...submit(window, state), ...(state.back === undefined ? [] : [goBack(window, state.back)])]
  return { title, card: { ...framed(body, title), ...(actions.length === 0 ? {} : { actions }) } }
}

/** As many parts as one card takes, and with which it goes on. */
function page({ parts }: WindowCard, { from = 0 }: WindowState): { body: CardElementArray; next: number | null } {
  const body: CardElementArray = []
  let bytes = roomForActions
  const all = parts.slice(0, limits.parts)
  for (let at = from; at < all.length; at += 1) {
    const part = all[at]
    if (part === undefined || part.kind === 'field') continue
    const drawn = renderWithin(part, `part-${at}`)
    bytes += bytesOf(drawn)
    if (bytes > mostCardBytes && body.length > 0) return { body, next: at }
    body.push(...drawn)
  }
  return { body, next: null }
}

/** One part, cut where it alone is more than a card takes. */
function renderWithin(part: Part, id: string): CardElementArray {
  for (let most = limits.message; ; most = Math.floor(most * nextShare)) {
    const { parts } = withinMessage({ title: '', step: '', parts: [part] }, most)
    const drawn = parts.flatMap((one) => renderPart(one, id, 'window'))
    if (bytesOf(drawn) <= mostCardBytes - roomForActions || most < 100) return drawn
  }
}

/** A form is one card, whatever it holds: what stands between its fields is cut until it is small enough. */
function form(window: WindowCard, state: WindowState): CardElementArray {
  const { held, problems = {}, file, kept } = state
  const hasButtons = controlsOf(window.parts).length > 0
  const data = formData(window, state)
  for (let most = limits.message; ; most = Math.floor(most * nextShare)) {
    const words = window.parts.slice(0, limits.parts).filter((part) => part.kind !== 'field')
    const cut = [...withinMessage({ title: '', step: '', parts: words }, most).parts]
    const body = window.parts.slice(0, limits.parts).flatMap((part, at): CardElementArray => {
      if (part.kind === 'field') {
        const text = held?.get(part.name) ?? firstText(part, file)
        const draw = kept?.names.includes(part.name) === true ? renderKept : renderField
        // A button beside a field that must be filled in could not be pressed before it is.
        const asked = hasButtons ? { ...part, optional: true } : part
        return draw(asked, text, problems[part.name], file ?? null)
      }
      const next = cut.shift()
      return next === undefined ? [] : withForm(renderPart(next, `part-${at}`, 'window'), data)
    })
    body.push(...cut.flatMap((part) => renderPart(part, 'more', 'window')))
    if (bytesOf(body) <= mostCardBytes - roomForActions || most < 100) return body
  }
}

/** A file is meant for the field that takes its kind. */
function firstText(field: Field, file: SentFile | undefined): string {
  if (field.input.kind !== 'file' || file === undefined) return initialText(field)
  const isProse = /\.(md|markdown|txt)$/i.test(file.name)
  return isProse === (field.name === 'guidelineFile') ? fileValue(file) : ''
}

function submit(window: WindowCard, state: WindowState): ActionArray {
  const data = formData(window, state)
  if (window.submit === null || data === null) return []
  return [{ type: 'Action.Submit', title: fitted(window.submit.text, limits.button), data }]
}

/** Buttons between the fields send all that is in these, as the one that sends the form does. */
function withForm(drawn: CardElementArray, data: object | null): CardElementArray {
  if (data === null) return drawn
  return drawn.map((element) =>
    element.type !== 'ActionSet'
      ? element
      : {
          ...element,
          actions: element.actions.map((action) =>
            action.type !== 'Action.Submit' || typeof action.data !== 'object'
              ? action
              : { ...action, data: { ...data, ...action.data } },
          ),
        },
  )
}

/** What a form carries beside what is in its fields; null for a window that is none. */
function formData(window: WindowCard, { file, kept }: WindowState): object | null {
  if (window.submit === null) return null
  const { form, intent } = window.submit
  const fields = fieldsIn(window)
  const drawn = Object.fromEntries(fields.map((field) => [field.name, initialText(field)]))
  const channels = fields.filter(({ input }) => input.kind === 'channel')
  return {
    form,
    carries: packIntent(intent),
    ...(file === undefined ? {} : { file }),
    ...(kept === undefined ? {} : { kept: kept.id, only: kept.names }),
    names: fields.map(({ name }) => name),
    ...(window.round === undefined ? {} : { round: window.round }),
    // Only where somebody else may have changed it meanwhile is it asked what was changed.
    ...(form === 'edit' || form === 'gold' || form === 'settings' ? { drawn } : {}),
    ...Object.fromEntries(channels.map((field) => [`${fieldId}${field.name}`, initialText(field)])),
  }
}

function readOn(again: Pressed, from: number): ActionArray[number] {
  return { type: 'Action.Submit', title: said.windows.readOn, data: { ...again, from } }
}

function goBack({ close }: WindowCard, back: object): ActionArray[number] {
  return { type: 'Action.Submit', title: fitted(close, limits.button), data: { back } }
}
