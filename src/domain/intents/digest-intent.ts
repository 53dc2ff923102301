import type { Decision } from '../screens/digest-screens.ts'
import type { LocalDay } from '../time/time.ts'
import type { Which } from './steer-intent.ts'

/** What can be asked about a campaign's weeks, and from a digest. */
export type DigestIntent =
  /** The week so far, to oneself. */
  | { readonly kind: 'digest'; readonly which: Which }
  /** All that a week's digest tells, to whoever has read its first part. */
  | { readonly kind: 'whole-digest'; readonly campaignId: string; readonly weekStart: LocalDay }
  /** A lead has somebody dealt nothing more until a lead lets them go on. */
  | { readonly kind: 'hold-back'; readonly campaignId: string; readonly personId: string }
  /** A lead has a message of the campaign sent again that may not have arrived. */
  | { readonly kind: 'send-again'; readonly campaignId: string; readonly deliveryId: string }
  /** A manager who may not decide themselves asks the leads to. */
  | { readonly kind: 'ask-leads'; readonly campaignId: string; readonly decision: Decision['kind'] }
