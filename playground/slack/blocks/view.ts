import { z } from 'zod'
import type { Block } from './block.ts'
import { checkBlocks } from './check-blocks.ts'
import { problemText } from './problem-text.ts'
import { plainText } from './text-object.ts'

const shared = {
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  external_id: z.string().max(255).optional(),
  blocks: z.array(z.unknown()),
}
const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    ...shared,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('home'), ...shared }),
])

/** A view as the app describes it, with blocks that passed every check. */
export type ViewDraft = z.infer<typeof view> & { blocks: Block[] }
export type CheckedView =
  | { readonly kind: 'good'; readonly view: ViewDraft }
  | { readonly kind: 'bad'; readonly problems: readonly string[] }
  | { readonly kind: 'too-large' }

const maxBytes = 250_000

/** Checks a whole view: its own fields, its blocks, its size. */
export function checkView(given: unknown): CheckedView {
  if (Buffer.byteLength(JSON.stringify(given) ?? '') > maxBytes) return { kind: 'too-large' }
  const parsed = view.safeParse(given)
  if (!parsed.success) {
    return { kind: 'bad', problems: parsed.error.issues.map((issue) => problemText(issue, '/view')) }
  }
  const checked = checkBlocks(parsed.data.blocks, 'view', '/view/blocks')
  if (checked.kind === 'bad') return checked
  const hasInput = checked.blocks.some((block) => block.type === 'input')
  if (parsed.data.type === 'modal' && hasInput && parsed.data.submit === undefined) {
    return { kind: 'bad', problems: ['missing required field: submit [json-pointer:/view]'] }
  }
  return { kind: 'good', view: { ...parsed.data, blocks: checked.blocks } }
}
