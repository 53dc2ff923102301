import { z } from 'zod'
import { type Fields, fieldsOf } from '../edge/fields.ts'
import { nameOf } from './wire/block-ids.ts'

/** Under this action id each field of a window is found; its block id is the field's name. */
export const valueAction = 'value'

const option = z.object({ value: z.string() })
const held = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).optional(),
  selected_users: z.array(z.string()).optional(),
  selected_conversation: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date: z.string().nullish(),
  files: z.array(z.object({ id: z.string(), name: z.string().nullish() })).optional(),
})
const fieldValues = z.record(z.string(), z.object({ [valueAction]: held.optional() }))

/** The state of a submitted view; null where it is none of a window of ours. */
export function readFields(values: unknown): Fields | null {
  const parsed = fieldValues.safeParse(values)
  if (!parsed.success) return null
  return fieldsOf(new Map(Object.entries(parsed.data).map(([id, at]) => [nameOf(id), heldOf(at[valueAction] ?? {})])))
}

function heldOf(state: z.infer<typeof held>) {
  const [file] = state.files ?? []
  const one = state.selected_option ?? null
  return {
    text: state.value ?? '',
    chosen: [...(one === null ? [] : [one]), ...(state.selected_options ?? [])].map(({ value }) => value),
    people: state.selected_users ?? [],
    channel: state.selected_conversation ?? null,
    time: state.selected_time ?? null,
    date: state.selected_date ?? null,
    file: file === undefined ? null : { id: file.id, name: file.name ?? '' },
  }
}

const drawnBlocks = z.array(
  z.object({
    block_id: z.string().optional(),
    element: z
      .object({
        initial_value: z.string().optional(),
        initial_options: z.array(option).optional(),
        initial_date: z.string().optional(),
        initial_option: option.optional(),
        initial_users: z.array(z.string()).optional(),
        initial_time: z.string().optional(),
        initial_conversation: z.string().optional(),
      })
      .optional(),
  }),
)

/** What the fields of a window held when it was drawn. Null where it has none. */
export function readDrawn(blocks: unknown): Fields | null {
  const parsed = drawnBlocks.safeParse(blocks)
  const fields = parsed.success ? parsed.data.filter(({ element }) => element !== undefined) : []
  if (fields.length === 0) return null
  return fieldsOf(
    new Map(
      fields.map(({ block_id = '', element = {} }) => [
        nameOf(block_id),
        {
          text: element.initial_value ?? '',
          chosen: [...(element.initial_option ? [element.initial_option] : []), ...(element.initial_options ?? [])].map(
            ({ value }) => value,
          ),
          people: element.initial_users ?? [],
          channel: element.initial_conversation ?? null,
          time: element.initial_time ?? null,
          date: element.initial_date ?? null,
        },
      ]),
    ),
  )
}
