import { z } from 'zod'

/** Text that is shown as it is. `maxChars` is Slack's limit for the place it stands in. */
export function plainText(maxChars: number) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(maxChars),
    emoji: z.boolean().optional(),
  })
}

/** Text in either kind; `mrkdwn` reads Slack's own markup. */
export function anyText(maxChars: number) {
  return z.discriminatedUnion('type', [
    plainText(maxChars),
    z.strictObject({
      type: z.literal('mrkdwn'),
      text: z.string().min(1).max(maxChars),
      verbatim: z.boolean().optional(),
    }),
  ])
}

export type PlainText = z.infer<ReturnType<typeof plainText>>
export type AnyText = z.infer<ReturnType<typeof anyText>>

/** Identifiers of blocks and elements. */
export const identifier = z.string().min(1).max(255)
