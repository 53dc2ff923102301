import { cardProblem } from '../cards/card-problem.ts'
import { cardType } from '../connector/read-message.ts'
import type { Outcome } from '../deliver.ts'
import { isObject, type Json, objectAt, textAt } from '../json.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import type { Place } from './place.ts'
import type { Surface } from './surface.ts'

const wentWrong = 'Something went wrong. Please try again.'

/** What a client does with the answer to a card's action: another card, a toast, or an error. */
export function takeCardReply(parts: Parts, person: Person, surface: Surface, outcome: Outcome): Outcome {
  if (outcome.error !== null) return fail(parts, person, outcome, outcome.error, wentWrong)
  const reply = read(outcome.body)
  if (reply === null || typeof reply.statusCode !== 'number')
    return fail(parts, person, outcome, 'bad_response', wentWrong)
  if (reply.statusCode !== 200) {
    const message = textAt(objectAt(reply, 'value') ?? {}, 'message') ?? wentWrong
    return fail(parts, person, outcome, 'bot_error', message)
  }
  if (reply.type === 'application/vnd.microsoft.activity.message') {
    parts.notices.push({ personId: person.id, kind: 'toast', text: String(reply.value) })
    parts.changes.tell()
    return outcome
  }
  if (reply.type !== cardType) return fail(parts, person, outcome, 'bad_response', wentWrong)
  const problem = cardProblem(reply.value)
  if (problem !== null || !isObject(reply.value)) return fail(parts, person, outcome, 'bad_response', `${problem}`)
  if (surface.messageId !== null) showView(parts, person, surface.messageId, surface.client, reply.value)
  return outcome
}

/** What a client does with the answer to a dialog's opening or submit: show a card, say something, or close. */
export function takeDialogReply(parts: Parts, person: Person, place: Place, outcome: Outcome): Outcome {
  if (outcome.error !== null) return fail(parts, person, outcome, outcome.error, wentWrong)
  const task = objectAt(read(outcome.body) ?? {}, 'task')
  parts.inputs.forget(`dialog ${person.id}`)
  if (task === null || task.type === 'message') {
    parts.dialogs.close(person.id)
    if (task !== null) parts.notices.push({ personId: person.id, kind: 'toast', text: String(task.value) })
    parts.changes.tell()
    return outcome
  }
  const value = objectAt(task, 'value') ?? {}
  const attachment = objectAt(value, 'card') ?? {}
  const problem = attachment.contentType === cardType ? cardProblem(attachment.content) : 'the dialog has no card'
  const card = objectAt(attachment, 'content')
  if (problem !== null || card === null) return fail(parts, person, outcome, 'bad_response', `${problem}`)
  parts.dialogs.show(person.id, { title: textAt(value, 'title') ?? '', card, place })
  parts.changes.tell()
  return outcome
}

function showView(parts: Parts, person: Person, messageId: string, client: string, card: Json): void {
  const views = parts.state.views[messageId] ?? {}
  parts.state.views[messageId] = { ...views, [`${person.id} ${client}`]: card }
  parts.inputs.forget(messageId)
  parts.changes.tell()
}

function fail(parts: Parts, person: Person, outcome: Outcome, error: string, text: string): Outcome {
  parts.notices.push({ personId: person.id, kind: 'failure', text })
  parts.changes.tell()
  return { ...outcome, error }
}

function read(body: string): Json | null {
  try {
    const parsed: unknown = JSON.parse(body)
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}
