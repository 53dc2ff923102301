import { limits } from '../../domain/campaign.ts'
import type { Intent } from '../../domain/intents/intent.ts'
import type { ReviewIntent } from '../../domain/intents/review-intent.ts'
import type { SteerIntent } from '../../domain/intents/steer-intent.ts'
import { type Offer, type SkipReason, skipReasons } from '../../domain/session.ts'
import { isDigestIntent, packDigest, unpackDigest } from './digest-codec.ts'
import { packId, readLabelId, unpackId, wholeNumber } from './packed-fields.ts'
import { isReviewIntent, packReview, type ReviewButtonIntent, unpackReview } from './review-codec.ts'
import { isSteerIntent, packSteer, type SteerButtonIntent, unpackSteer } from './steer-codec.ts'

/** What a control can carry. Forms and typed words make the rest. */
export type ButtonIntent =
  | Exclude<
      Intent,
      SteerIntent | ReviewIntent | { kind: 'campaign-form' | 'settings-form' | 'flag-note' | 'unknown-words' }
    >
  | SteerButtonIntent
  | ReviewButtonIntent

const bareLetters = { resume: 'r', 'new-campaign': 'm', list: 'i', help: 'h', settings: 'e' } as const
const campaignLetters = { later: 'l', 'not-today': 'o', guide: 'g', launch: 'p', 'launch-telling-all': 'j' } as const
const offerLetters = {
  'not-sure': 'n',
  skip: 'k',
  back: 'c',
  undo: 'u',
  stop: 'x',
  'read-all': 'w',
  flag: 'f',
} as const

const bareKinds = inverted(bareLetters)
const campaignKinds = inverted(campaignLetters)
const offerKinds = inverted(offerLetters)

const longest = 2000

/**
 * An intent as the short opaque text that a control carries: a letter, then its fields between dots, ids as 22
 * characters of base64url. Two offers whose numbers have as many digits give texts of the same length. Texts stay
 * below 75 characters, except for several labels or a campaign's name.
 */
export function packIntent(intent: ButtonIntent): string {
  if (isSteerIntent(intent)) return packSteer(intent)
  if (isReviewIntent(intent)) return packReview(intent)
  if (isDigestIntent(intent)) return packDigest(intent)
  switch (intent.kind) {
    case 'resume':
    case 'new-campaign':
    case 'list':
    case 'help':
    case 'settings':
      return bareLetters[intent.kind]
    case 'later':
    case 'not-today':
    case 'guide':
    case 'launch':
    case 'launch-telling-all':
      return `${campaignLetters[intent.kind]}.${packId(intent.campaignId)}`
    case 'start':
      return `s.${packId(intent.campaignId)}.${intent.minutes}`
    case 'let-go-on':
      return `y.${packId(intent.campaignId)}.${packId(intent.personId)}`
    case 'status':
      return `t.${intent.name}`
    case 'answer':
      return `a.${packOffer(intent.offer)}.${intent.labelIds.join('-')}`
    case 'skip-because':
      return `b.${packOffer(intent.offer)}.${skipReasons.indexOf(intent.reason)}`
    default:
      return `${offerLetters[intent.kind]}.${packOffer(intent.offer)}`
  }
}

/** The intent in a packed text, or null for anything that `packIntent` cannot have made. */
export function unpackIntent(packed: string): ButtonIntent | null {
  if (packed.length > longest) return null
  if (packed.startsWith('z')) return unpackSteer(packed)
  if (packed.startsWith('v')) return unpackReview(packed)
  if (packed.startsWith('d')) return unpackDigest(packed)
  const [letter = '', ...fields] = packed.split('.')
  const bare = bareKinds.get(letter)
  if (bare !== undefined) return fields.length === 0 ? { kind: bare } : null
  if (letter === 't') return unpackStatus(packed.slice(2))
  const campaignId = unpackId(fields[0])
  if (campaignId === null) return null
  const onCampaign = campaignKinds.get(letter)
  if (onCampaign !== undefined) return fields.length === 1 ? { kind: onCampaign, campaignId } : null
  if (letter === 's') return fields.length === 2 ? unpackStart(campaignId, fields[1]) : null
  if (letter === 'y') return fields.length === 2 ? unpackLetGoOn(campaignId, fields[1]) : null
  const offer = unpackOffer(campaignId, fields)
  if (offer === null) return null
  const onOffer = offerKinds.get(letter)
  if (onOffer !== undefined) return fields.length === 4 ? { kind: onOffer, offer } : null
  if (fields.length !== 5) return null
  if (letter === 'a') return unpackAnswer(offer, fields[4])
  return letter === 'b' ? unpackSkip(offer, fields[4]) : null
}

function unpackStatus(name: string): ButtonIntent | null {
  return name.length > 0 && name.length <= limits.campaignName ? { kind: 'status', name } : null
}

function unpackStart(campaignId: string, field: string | undefined): ButtonIntent | null {
  const minutes = wholeNumber(field, 10)
  const { min, max } = limits.sessionMinutes
  return minutes !== null && minutes >= min && minutes <= max ? { kind: 'start', campaignId, minutes } : null
}

function unpackLetGoOn(campaignId: string, field: string | undefined): ButtonIntent | null {
  const personId = unpackId(field)
  return personId === null ? null : { kind: 'let-go-on', campaignId, personId }
}

function unpackAnswer(offer: Offer, field: string | undefined): ButtonIntent | null {
  if (field === '') return { kind: 'answer', offer, labelIds: [] }
  const labelIds: number[] = []
  for (const part of field?.split('-') ?? []) {
    const id = readLabelId(part)
    if (id === null || labelIds.includes(id)) return null
    labelIds.push(id)
  }
  return { kind: 'answer', offer, labelIds }
}

function unpackSkip(offer: Offer, field: string | undefined): ButtonIntent | null {
  const at = wholeNumber(field, 10)
  const reason: SkipReason | undefined = at === null ? undefined : skipReasons[at]
  return reason === undefined ? null : { kind: 'skip-because', offer, reason }
}

function packOffer({ campaignId, sessionId, position, revision }: Offer): string {
  return `${packId(campaignId)}.${packId(sessionId)}.${position.toString(36)}.${revision.toString(36)}`
}

function unpackOffer(campaignId: string, fields: readonly string[]): Offer | null {
  const sessionId = unpackId(fields[1])
  const position = wholeNumber(fields[2], 36)
  const revision = wholeNumber(fields[3], 36)
  if (sessionId === null || position === null || revision === null || position < 1) return null
  return { campaignId, sessionId, position, revision }
}

function inverted<Kind extends string>(letters: Readonly<Record<Kind, string>>): ReadonlyMap<string, Kind> {
  const kinds = Object.keys(letters) as Kind[]
  return new Map(kinds.map((kind) => [letters[kind], kind]))
}
