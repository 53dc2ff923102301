import { deliver, notSent, type Outcome } from '../deliver.ts'
import { isObject, type Json, objectAt, textAt } from '../json.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import { envelope } from './envelope.ts'
import { gatherInputs } from './input-values.ts'
import { invoke } from './invoke.ts'
import { takeCardReply, takeDialogReply } from './replies.ts'
import { type Surface, surfaceKey } from './surface.ts'

/** Presses a button of a card. */
export async function press(parts: Parts, person: Person, surface: Surface, given: Json): Promise<Outcome> {
  const action = surface.isOld && given.type === 'Action.Execute' ? oldAction(given) : given
  const typed = parts.inputs.of(surfaceKey(surface, person), person.id)
  const { values, problems } =
    action.associatedInputs === 'none' ? { values: {}, problems: {} } : gatherInputs(surface.card, typed)
  switch (action.type) {
    case 'Action.Execute':
      if (Object.keys(problems).length > 0) return notSent('fields_incomplete', problems)
      return execute(parts, person, surface, action, values)
    case 'Action.Submit':
      if (Object.keys(problems).length > 0) return notSent('fields_incomplete', problems)
      return submit(parts, person, surface, withInputs(action.data, values))
    default:
      return notSent(null)
  }
}

function oldAction(action: Json): Json {
  const fallback = objectAt(action, 'fallback')
  if (fallback === null) throw new RangeError('an old client draws no Action.Execute that has no fallback')
  return fallback
}

/** Inputs go over the button's own data; data that is no object is sent as it is. */
function withInputs(data: unknown, values: Readonly<Record<string, string>>): unknown {
  return data === undefined || isObject(data) ? { ...(isObject(data) ? data : {}), ...values } : data
}

/** @param trigger `automatic` where the client asks for a card's newer state by itself */
export async function execute(
  parts: Parts,
  person: Person,
  surface: Surface,
  action: Json,
  values: Readonly<Record<string, string>>,
  trigger: 'manual' | 'automatic' = 'manual',
): Promise<Outcome> {
  const { verb, title, id } = action
  const sent = { type: 'Action.Execute', title, id, verb, data: withInputs(action.data, values) }
  const outcome = await invoke(
    parts,
    person,
    surface.place,
    'adaptiveCard/action',
    { action: sent, trigger },
    surface.messageId,
  )
  return takeCardReply(parts, person, surface, outcome)
}

async function submit(parts: Parts, person: Person, surface: Surface, data: unknown): Promise<Outcome> {
  const context = { theme: 'default' }
  if (surface.messageId === null) {
    const outcome = await invoke(parts, person, surface.place, 'task/submit', { data, context })
    return takeDialogReply(parts, person, surface.place, outcome)
  }
  const own = isObject(data) ? (objectAt(data, 'msteams') ?? {}) : {}
  if (own.type === 'task/fetch') {
    const outcome = await invoke(parts, person, surface.place, 'task/fetch', { data, context }, surface.messageId)
    return takeDialogReply(parts, person, surface.place, outcome)
  }
  const text =
    own.type === 'messageBack' || own.type === 'imBack' ? (textAt(own, 'text') ?? textAt(own, 'value')) : null
  const said =
    own.type === 'imBack'
      ? { text }
      : { value: own.type === 'messageBack' ? own.value : data, ...(text === null ? {} : { text }) }
  return deliver(parts, {
    ...envelope(parts, person, surface.place),
    type: 'message',
    replyToId: surface.messageId,
    ...said,
  })
}
