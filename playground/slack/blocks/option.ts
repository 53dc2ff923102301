import { z } from 'zod'
import { anyText, plainText } from './text-object.ts'

const optionChars = 75

/** An option of a select or an overflow menu: plain text only. */
export const plainOption = z.strictObject({
  text: plainText(optionChars),
  value: z.string().max(optionChars),
  description: plainText(optionChars).optional(),
  url: z.string().max(3000).optional(),
})

/** An option of radio buttons or checkboxes: may hold mrkdwn. */
export const richOption = z.strictObject({
  text: anyText(optionChars),
  value: z.string().max(optionChars),
  description: anyText(optionChars).optional(),
})

export const optionGroup = z.strictObject({
  label: plainText(optionChars),
  options: z.array(plainOption).min(1).max(100),
})

export const confirmDialog = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})

export type Option = z.infer<typeof richOption>
export type ConfirmDialog = z.infer<typeof confirmDialog>
