import type { Intent } from '../../domain/intents/intent.ts'
import type { ButtonIntent } from '../codec/intent-codec.ts'

/** What opens the form that carries this, from its beginning. */
export function openedBy(intent: ButtonIntent | null): Intent | null {
  switch (intent?.kind) {
    case undefined:
      return null
    case 'edit-shown':
      return { kind: 'steer', act: 'edit', which: { campaignId: intent.campaignId } }
    case 'campaign-step':
      return { kind: 'new-campaign' }
    default:
      return intent
  }
}
