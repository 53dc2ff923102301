import { createRequire } from 'node:module'
import { isObject, type Json, listAt } from '../json.ts'

// The package's own entry is for browsers; its bundle runs without a document.
const adaptive: typeof import('adaptivecards') = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
)

// The walk over the card has seen to fallbacks.
const { UnknownElementType, UnknownActionType } = adaptive.ValidationEvent
const fallbackEvents: ReadonlySet<number> = new Set([UnknownElementType, UnknownActionType])

/** What Microsoft's own parser says of a card: wrong enums, ids that come twice, actions where none may be. */
export function parseProblem(json: Json): string | null {
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_5)
  const card = new adaptive.AdaptiveCard()
  card.parse(JSON.parse(JSON.stringify(json), withoutQuery), context)
  const parsed = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at))
  const events = [...parsed, ...card.validateProperties().validationEvents]
  return events.find((it) => !fallbackEvents.has(it.event))?.message ?? null
}

/** The people picker is of 1.6 by the schema and without choices of its own; Teams draws it in 1.5. */
function withoutQuery(_: string, value: unknown): unknown {
  if (!isObject(value) || value['choices.data'] === undefined) return value
  const { 'choices.data': __, ...rest } = value
  return {
    ...rest,
    choices: [...listAt(rest, 'choices'), { title: 'found by the query', value: 'found by the query' }],
  }
}
