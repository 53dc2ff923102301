import { limits } from '../../domain/campaign.ts'
import type { ReviewIntent, ReviewOffer } from '../../domain/intents/review-intent.ts'
import { packId, readLabelIds, unpackId, wholeNumber } from './packed-fields.ts'
import { packWhich, unpackWhich } from './steer-codec.ts'

/** What a control can carry in Review; the sentence beside a verdict comes from a form. */
export type ReviewButtonIntent = Exclude<ReviewIntent, { kind: 'review-decide' }>

const reviewPrefix = 'v'
const offerCodes = {
  'review-again': 'va',
  'review-pass': 'vp',
  'review-undo': 'vu',
  'review-stop': 'vx',
  'review-read-all': 'vw',
} as const
const verdictCodes = { settled: 'vs', dropped: 'vd' } as const

export function isReviewIntent(intent: { readonly kind: string }): intent is ReviewButtonIntent {
  return intent.kind.startsWith('review') && intent.kind !== 'review-decide'
}

/** The packed text begins with a v; then ids and numbers between dots. */
export function packReview(intent: ReviewButtonIntent): string {
  switch (intent.kind) {
    case 'review':
      return `vr.${intent.minutes ?? 0}.${packWhich(intent.which)}`
    case 'review-choose':
      return `vc.${packOffer(intent.offer)}.${intent.labelIds.join('-')}`
    case 'review-return':
      return `vm.${packOffer(intent.offer)}.${intent.more}`
    case 'review-verdict':
      return `${verdictCodes[intent.verdict]}.${packOffer(intent.offer)}`
    default:
      return `${offerCodes[intent.kind]}.${packOffer(intent.offer)}`
  }
}

/** Null for anything that `packReview` cannot have made. */
export function unpackReview(packed: string): ReviewButtonIntent | null {
  if (!packed.startsWith(reviewPrefix)) return null
  const [code = '', ...fields] = packed.split('.')
  if (code === 'vr') return unpackOpening(fields[0], packed.slice(`vr.${fields[0]}.`.length))
  const offer = unpackOffer(fields)
  if (offer === null) return null
  if (fields.length === 4) return unpackWithValue(code, offer, fields[3])
  if (fields.length !== 3) return null
  if (code === verdictCodes.settled) return { kind: 'review-verdict', offer, verdict: 'settled' }
  if (code === verdictCodes.dropped) return { kind: 'review-verdict', offer, verdict: 'dropped' }
  const kinds = Object.keys(offerCodes) as (keyof typeof offerCodes)[]
  const kind = kinds.find((known) => offerCodes[known] === code)
  return kind === undefined ? null : { kind, offer }
}

function unpackOpening(minutes: string | undefined, which: string): ReviewButtonIntent | null {
  const found = unpackWhich(which)
  const count = wholeNumber(minutes, 10)
  if (found === null || count === null || count > limits.sessionMinutes.max) return null
  return { kind: 'review', which: found, minutes: count === 0 ? null : count }
}

function unpackWithValue(code: string, offer: ReviewOffer, value: string | undefined): ReviewButtonIntent | null {
  if (code === 'vc') {
    const labelIds = readLabelIds(value)
    return labelIds === null ? null : { kind: 'review-choose', offer, labelIds }
  }
  if (code !== 'vm' || (value !== '1' && value !== '2')) return null
  return { kind: 'review-return', offer, more: value === '1' ? 1 : 2 }
}

function packOffer({ campaignId, sessionId, revision }: ReviewOffer): string {
  return `${packId(campaignId)}.${packId(sessionId)}.${revision.toString(36)}`
}

function unpackOffer(fields: readonly string[]): ReviewOffer | null {
  const campaignId = unpackId(fields[0])
  const sessionId = unpackId(fields[1])
  const revision = wholeNumber(fields[2], 36)
  return campaignId === null || sessionId === null || revision === null ? null : { campaignId, sessionId, revision }
}
