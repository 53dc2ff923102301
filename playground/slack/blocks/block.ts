import { z } from 'zod'
import { accessory, actionsElement, imageElement } from './element.ts'
import { inputElement } from './input-element.ts'
import { richText } from './rich-text.ts'
import { anyText, identifier, plainText } from './text-object.ts'

const block_id = identifier.optional()

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, {
    message: 'must provide text or fields',
  })
const header = z.strictObject({
  type: z.literal('header'),
  block_id,
  text: plainText(150),
})
const context = z.strictObject({
  type: z.literal('context'),
  block_id,
  elements: z
    .array(z.discriminatedUnion('type', [...anyText(3000).options, imageElement]))
    .min(1)
    .max(10),
})
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id,
  elements: z.array(actionsElement).min(1).max(25),
})
const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
})
const image = z
  .strictObject({
    type: z.literal('image'),
    block_id,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    image_url: z.string().max(3000).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    message: 'provide exactly one of image_url and slack_file',
  })
const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
])
const table = z.strictObject({
  type: z.literal('table'),
  block_id,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(20)
    .optional(),
})

const shared = [
  section,
  header,
  context,
  actions,
  image,
  richText,
  z.strictObject({ type: z.literal('divider'), block_id }),
] as const

/** A block of a message. Input blocks belong to modals and Home. */
export const messageBlock = z.discriminatedUnion('type', [
  ...shared,
  table,
  z.strictObject({ type: z.literal('markdown'), block_id, text: z.string().min(1).max(12_000) }),
])

/** A block of a modal or of the Home tab. */
export const viewBlock = z.discriminatedUnion('type', [...shared, input])

export type Block = z.infer<typeof messageBlock> | z.infer<typeof viewBlock>
export type TableCell = z.infer<typeof cell>
