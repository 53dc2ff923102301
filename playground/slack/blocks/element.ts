import { z } from 'zod'
import { confirmDialog, optionGroup, plainOption, richOption } from './option.ts'
import { identifier, plainText } from './text-object.ts'

const actionable = { action_id: identifier.optional(), confirm: confirmDialog.optional() }
const focusable = { focus_on_load: z.boolean().optional() }
const placeholder = { placeholder: plainText(150).optional() }
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const wallTime = z.string().regex(/^\d{2}:\d{2}$/)
const select = { ...actionable, ...focusable, ...placeholder }
const multi = { ...select, max_selected_items: z.int().min(1).optional() }
const choices = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
}
const filter = z
  .strictObject({
    include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional()

const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
})
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: z.array(plainOption).min(1).max(5),
})
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...select,
  ...choices,
  initial_option: plainOption.optional(),
})
const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...multi,
  ...choices,
  initial_options: z.array(plainOption).min(1).max(100).optional(),
})
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...select,
  initial_user: z.string().optional(),
})
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...multi,
  initial_users: z.array(z.string()).optional(),
})
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...select,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter,
})
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...select,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
})
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...actionable,
  ...focusable,
  options: z.array(richOption).min(1).max(10),
  initial_option: richOption.optional(),
})
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...actionable,
  ...focusable,
  options: z.array(richOption).min(1).max(10),
  initial_options: z.array(richOption).min(1).max(10).optional(),
})
const datepicker = z.strictObject({ type: z.literal('datepicker'), ...select, initial_date: isoDate.optional() })
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...select,
  initial_time: wallTime.optional(),
  timezone: z.string().optional(),
})
const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    image_url: z.string().max(3000).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    message: 'provide exactly one of image_url and slack_file',
  })

/** What may stand in an actions block. */
export const actionsElement = z.discriminatedUnion('type', [
  button,
  overflow,
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  channelsSelect,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
])

/** What may stand beside a section's text. */
export const accessory = z.discriminatedUnion('type', [...actionsElement.options, image])

export const imageElement = image

export type ActionsElement = z.infer<typeof actionsElement>
export const selectable = [
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  channelsSelect,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
] as const
