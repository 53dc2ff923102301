import { z } from 'zod'
import type { Sender } from '../../../domain/person.ts'
import { keepLongForm, keptLongForm } from '../../../flows/campaigns/keep-long-form.ts'
import type { World } from '../../../flows/world.ts'
import { fieldsIn, type WindowCard } from '../../cards/card.ts'
import { fieldId } from '../fields.ts'
import { mostCardBytes } from '../limits.ts'
import type { SentForm } from '../receive.ts'
import { bytesOf } from '../render.ts'
import { renderWindow, type TeamsWindow, type WindowState } from '../render-window.ts'
import type { TeamsActivity } from './activity.ts'
import { emptied, emptyId } from './pressed.ts'

/** What a window carries to come back to the form beneath may be so long; the rest of the card is for the window. */
const mostBackBytes = 2_000

/**
 * A form as it was left. Where that is more than one card takes, the longest texts are kept here, those first with which
 * nothing is wrong: their fields say so, and stay empty.
 */
export async function formAsLeft(
  world: World,
  window: WindowCard,
  { texts, file, whole, submission }: SentForm,
  problems: Readonly<Record<string, string>> = {},
): Promise<TeamsWindow> {
  const state: WindowState = { held: texts, problems, ...(file === null ? {} : { file }) }
  let drawn = renderWindow(window, state)
  if (bytesOf(drawn.card) <= mostCardBytes) return drawn
  const id = await keepLongForm(world, submission.who, whole)
  const bytesIn = (name: string) => Buffer.byteLength(texts.get(name) ?? '')
  const long = fieldsIn(window)
    .flatMap(({ name, input }) => (input.kind === 'lines' && bytesIn(name) > 0 ? [name] : []))
    .sort((a, b) => Number(a in problems) - Number(b in problems) || bytesIn(b) - bytesIn(a))
  for (let most = 1; most <= long.length && bytesOf(drawn.card) > mostCardBytes; most++)
    drawn = renderWindow(window, { ...state, kept: { id, names: long.slice(0, most) } })
  return drawn
}

/** What brings back a form from the window above it. */
export async function backTo(world: World, { name, whole, submission }: SentForm): Promise<object> {
  if (bytesOf(whole) <= mostBackBytes) return whole
  return { form: name, kept: await keepLongForm(world, submission.who, whole) }
}

const pressed = z.looseObject({ data: z.looseObject({ back: z.looseObject({}).optional() }) })
const keeping = z.looseObject({ kept: z.uuid(), only: z.array(z.string()).optional() })

/** What was sent from a window, together with what is kept of it here. */
export async function withKept(world: World, who: Sender, activity: TeamsActivity): Promise<TeamsActivity> {
  const value = pressed.safeParse(activity.value).data
  if (value === undefined) return activity
  const { back, ...sent } = value.data
  const whole = await filled(world, who, sent)
  const data = back === undefined ? whole : { ...whole, back: await filled(world, who, back) }
  return { ...activity, value: { ...value, data } }
}

async function filled(world: World, who: Sender, sent: object): Promise<object> {
  const { data } = keeping.safeParse(sent)
  if (data === undefined) return sent
  const { kept, only, ...rest } = data
  const before = Object.entries((await keptLongForm(world, who, kept)) ?? {})
  if (only === undefined) return { ...Object.fromEntries(before), ...rest }
  const asKept = only.filter((name) => rest[`${emptyId}${name}`] !== emptied).map((name) => `${fieldId}${name}`)
  const untouched = asKept.filter((id) => (rest[id] ?? '') === '')
  const typed = Object.entries(rest).filter(([id]) => !id.startsWith(emptyId))
  return Object.fromEntries([...typed, ...before.filter(([id]) => untouched.includes(id))])
}
