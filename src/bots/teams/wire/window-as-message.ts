import type { Card, Part, WindowCard } from '../../cards/card.ts'
import { button } from '../../cards/card.ts'
import { renderCard, type TeamsMessage } from '../render.ts'

/** A window that came too late to be opened. */
export function windowAsMessage({ heading, parts, submit }: WindowCard): TeamsMessage {
  const words = parts.filter((part): part is Part => part.kind !== 'field')
  const hasFields = words.length < parts.length
  const buttons: Part[] =
    submit === null || hasFields ? [] : [{ kind: 'controls', controls: [button(submit.text, submit.intent)] }]
  const card: Card = { title: heading, step: 'late', parts: [{ kind: 'heading', text: heading }, ...words, ...buttons] }
  return renderCard(card)
}
