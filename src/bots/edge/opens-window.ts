import type { ButtonIntent } from '../codec/intent-codec.ts'

/** What is asked for with these comes in a window, unless it is too late for it. */
const kinds: ReadonlySet<ButtonIntent['kind']> = new Set<ButtonIntent['kind']>([
  'settings',
  'new-campaign',
  'campaign-step',
  'guide',
  'read-all',
  'flag',
  'write',
  'review-write',
  'gold-list',
  'gold-open',
  'gold-retire',
  'gold-return',
  'review-verdict',
  'review-read-all',
])

/** Whether a button opens a window: where a platform has to know that before it is pressed. */
export function opensWindow(intent: ButtonIntent): boolean {
  if (intent.kind === 'steer') return intent.act === 'add' || intent.act === 'edit' || intent.act === 'gold'
  return kinds.has(intent.kind)
}
