import { z } from 'zod'
import { valueAction } from '../slack/render-window.ts'
import type { AttachedFile } from './read-form.ts'

const held = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).optional(),
  selected_users: z.array(z.string()).optional(),
  selected_time: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  files: z.array(z.object({ id: z.string(), name: z.string().nullish() })).optional(),
})
const fieldValues = z.record(z.string(), z.object({ [valueAction]: held.optional() }))

/** What the fields of a submitted window hold, by their names. A field that is not there holds nothing. */
export type Fields = {
  has(name: string): boolean
  text(name: string): string
  /** NaN where the field holds no number. */
  number(name: string): number
  one(name: string): string | null
  some(name: string): readonly string[]
  people(name: string): readonly string[]
  channel(name: string): string | null
  file(name: string): AttachedFile | null
  /** 0 to 1439; null where the field holds no time. */
  minuteOfDay(name: string): number | null
}

const drawnBlocks = z.array(
  z.object({
    block_id: z.string().optional(),
    element: z
      .object({
        initial_value: z.string().optional(),
        initial_option: z.object({ value: z.string() }).optional(),
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
  const values = fields.map(({ block_id = '', element = {} }) => {
    const { initial_value, initial_option, initial_users, initial_time, initial_conversation } = element
    const state = { value: initial_value, selected_option: initial_option, selected_time: initial_time }
    const chosen = { selected_users: initial_users, selected_conversation: initial_conversation }
    return [block_id, { [valueAction]: { ...state, ...chosen } }] as const
  })
  return readFields(Object.fromEntries(values))
}

/** Null where this is not the state of a window of ours. */
export function readFields(values: unknown): Fields | null {
  const parsed = fieldValues.safeParse(values)
  if (!parsed.success) return null
  const field = (name: string) => parsed.data[name]?.[valueAction] ?? {}
  const text = (name: string) => field(name).value ?? ''
  return {
    has: (name) => parsed.data[name] !== undefined,
    text,
    number: (name) => (text(name).trim() === '' ? Number.NaN : Number(text(name))),
    one: (name) => field(name).selected_option?.value ?? null,
    some: (name) => {
      const { selected_option: one, selected_options: several = [] } = field(name)
      return [...(one ? [one] : []), ...several].map(({ value }) => value)
    },
    people: (name) => [...new Set(field(name).selected_users)],
    channel: (name) => field(name).selected_conversation ?? null,
    file(name) {
      const first = field(name).files?.[0]
      return first === undefined ? null : { id: first.id, name: first.name ?? '' }
    },
    minuteOfDay(name) {
      const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(field(name).selected_time ?? '')
      return match === null ? null : Number(match[1]) * 60 + Number(match[2])
    },
  }
}
