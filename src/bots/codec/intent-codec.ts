import { postponings } from '../../domain/asking/postponing.ts'
import { campaignSteps } from '../../domain/forms/campaign-form.ts'
import type { Intent } from '../../domain/intents/intent.ts'
import { steerActs } from '../../domain/intents/steer-intent.ts'
import { limits } from '../../domain/limits.ts'
import { decisionKinds } from '../../domain/screens/digest-screens.ts'
import { skipReasons } from '../../domain/session.ts'
import {
  answer,
  campaignName,
  day,
  type Fields,
  gold,
  id,
  offer,
  oneOf,
  orNone,
  reviewOffer,
  rolesOfPeople,
  shortHash,
  spelled,
  together,
  which,
  whole,
} from './fields.ts'

/** What a control can carry. Forms and typed words make the rest. */
export type ButtonIntent = Exclude<
  Intent,
  {
    kind:
      | 'campaign-form'
      | 'settings-form'
      | 'flag-note'
      | 'write-form'
      | 'nothing-ticked'
      | 'add-form'
      | 'edit-form'
      | 'gold-form'
      | 'review-decide'
      | 'review-write-form'
      | 'unknown-words'
  }
>

type Of<Kind extends ButtonIntent['kind']> = Extract<ButtonIntent, { readonly kind: Kind }>
type FieldsOf<Kind extends ButtonIntent['kind']> = Fields<Omit<Of<Kind>, 'kind'>>

/** A code and the fields behind it; what is `fixed` is said by the code itself. */
type Coded<Kind extends ButtonIntent['kind']> =
  | { readonly code: string; readonly fields: FieldsOf<Kind>; readonly fixed?: undefined }
  | { readonly code: string; readonly fields: Partial<FieldsOf<Kind>>; readonly fixed: Partial<Of<Kind>> }

const minutes = whole(limits.sessionMinutes.min, { base: 10, max: limits.sessionMinutes.max })
const campaign = { campaignId: id }
const ofOffer = { offer }
const ofReview = { offer: reviewOffer }

/**
 * Each intent that a control can carry: its code, then its fields in this order. Buttons live as long as their
 * messages do: a code and its fields never change their meaning. New codes have two letters; those of one are used up.
 */
const codes: { readonly [Kind in ButtonIntent['kind']]: Coded<Kind> | readonly Coded<Kind>[] } = {
  resume: { code: 'r', fields: {} },
  'new-campaign': { code: 'm', fields: {} },
  'campaign-step': { code: 'ms', fields: { step: oneOf(campaignSteps) } },
  'begin-afresh': { code: 'ma', fields: {} },
  list: { code: 'i', fields: {} },
  help: { code: 'h', fields: {} },
  'all-commands': { code: 'ha', fields: {} },
  settings: { code: 'e', fields: {} },
  status: { code: 't', fields: { name: campaignName } },
  'whole-status': { code: 'tw', fields: { name: campaignName } },
  start: { code: 's', fields: { ...campaign, minutes } },
  later: { code: 'l', fields: campaign },
  'not-today': { code: 'o', fields: campaign },
  'ask-at': { code: 'lw', fields: { ...campaign, when: oneOf(postponings) } },
  guide: { code: 'g', fields: campaign },
  'leave-out-of-draft': { code: 'jl', fields: campaign },
  launch: { code: 'p', fields: campaign },
  'launch-telling-all': { code: 'j', fields: campaign },
  'launch-at-any-hour': { code: 'ja', fields: campaign },
  'let-go-on': { code: 'y', fields: { ...campaign, personId: id } },
  answer: { code: 'a', fields: { offer, answer } },
  'so-far': { code: 'as', fields: { offer, answer } },
  'skip-because': { code: 'b', fields: { offer, reason: oneOf(skipReasons) } },
  'not-sure': { code: 'n', fields: ofOffer },
  skip: { code: 'k', fields: ofOffer },
  back: { code: 'c', fields: ofOffer },
  undo: { code: 'u', fields: ofOffer },
  stop: { code: 'x', fields: ofOffer },
  'read-all': { code: 'w', fields: ofOffer },
  flag: { code: 'f', fields: ofOffer },
  write: { code: 'pw', fields: ofOffer },
  'as-it-is': { code: 'pa', fields: ofOffer },
  'answer-again': { code: 'pr', fields: ofOffer },
  'join-confirm': { code: 'jc', fields: { requestId: id } },
  'join-decline': { code: 'jd', fields: { requestId: id } },
  digest: { code: 'dw', fields: { which } },
  'whole-digest': { code: 'dm', fields: { ...campaign, weekStart: day } },
  'hold-back': { code: 'dp', fields: { ...campaign, personId: id } },
  'send-again': { code: 'dr', fields: { ...campaign, deliveryId: id } },
  'ask-leads': { code: 'da', fields: { ...campaign, decision: oneOf(decisionKinds) } },
  steer: { code: 'zs', fields: { act: oneOf(steerActs), which } },
  'finish-now': { code: 'zf', fields: campaign },
  'remove-people': { code: 'zm', fields: { ...campaign, people: rolesOfPeople } },
  'give-back-roles': { code: 'zk', fields: { ...campaign, people: rolesOfPeople } },
  'leave-out': { code: 'zl', fields: { ...campaign, uploadId: id } },
  'add-items': [
    { code: 'za', fields: { ...campaign, uploadId: id }, fixed: { leftOut: 0 } },
    { code: 'zw', fields: { ...campaign, uploadId: id, leftOut: whole(1) } },
  ],
  'edit-shown': { code: 'ze', fields: { ...campaign, guidelineVersion: whole(1) } },
  'gold-list': { code: 'zg', fields: { ...campaign, page: whole(1) } },
  'gold-open': { code: 'zo', fields: { gold } },
  'gold-retire': { code: 'zr', fields: { gold } },
  'gold-return': { code: 'zb', fields: { gold } },
  review: { code: 'vr', fields: { minutes: orNone(minutes), which } },
  'review-choose': { code: 'vc', fields: { ...ofReview, answer } },
  'review-so-far': { code: 'vo', fields: { ...ofReview, answer } },
  'review-return': { code: 'vm', fields: { ...ofReview, more: spelled<1 | 2>(1, 2) } },
  'review-verdict': [
    { code: 'vs', fields: ofReview, fixed: { verdict: 'settled' } },
    { code: 'vd', fields: ofReview, fixed: { verdict: 'dropped' } },
  ],
  'review-write': { code: 'vt', fields: ofReview },
  'review-take': { code: 'vg', fields: { ...ofReview, given: shortHash } },
  'review-again': { code: 'va', fields: ofReview },
  'review-pass': { code: 'vp', fields: ofReview },
  'review-undo': { code: 'vu', fields: ofReview },
  'review-stop': { code: 'vx', fields: ofReview },
  'review-read-all': { code: 'vw', fields: ofReview },
}

const longest = 2000

type Entry = ReturnType<typeof entriesOf>[number]

function entriesOf(kind: string, coded: Coded<ButtonIntent['kind']> | readonly Coded<ButtonIntent['kind']>[]) {
  return [coded].flat().map(({ code, fields, fixed = {} }) => {
    const all = fields as Fields<Record<string, unknown>>
    return { kind, code, fixed, isBare: Object.keys(all).length === 0, fields: together(all) }
  })
}

const entries = Object.entries(codes).flatMap(([kind, coded]) =>
  entriesOf(kind, coded as Coded<ButtonIntent['kind']> | readonly Coded<ButtonIntent['kind']>[]),
)
const byCode = new Map(entries.map((entry) => [entry.code, entry]))
if (byCode.size < entries.length) throw new Error('two intents have one code')
const byKind = Map.groupBy(entries, ({ kind }) => kind)

/**
 * An intent as the short opaque text that a control carries: a code, then its fields between dots, ids as 22
 * characters of base64url. Two offers whose numbers have as many digits give texts of the same length. Texts stay
 * below 75 characters, except for several labels, several people or a campaign's name.
 */
export function packIntent(intent: ButtonIntent): string {
  const values: Readonly<Record<string, unknown>> = intent
  const says = ({ fixed }: Entry) => Object.entries(fixed).every(([key, value]) => values[key] === value)
  const entry = byKind.get(intent.kind)?.find(says)
  if (entry === undefined) throw new RangeError(`no code says ${intent.kind}`)
  return entry.isBare ? entry.code : `${entry.code}.${entry.fields.pack(values)}`
}

/** The intent in a packed text, or null for anything that `packIntent` cannot have made. */
export function unpackIntent(packed: string): ButtonIntent | null {
  if (packed.length > longest) return null
  const dot = packed.indexOf('.')
  const entry = byCode.get(dot === -1 ? packed : packed.slice(0, dot))
  if (entry === undefined || entry.isBare !== (dot === -1)) return null
  const values = entry.isBare ? {} : entry.fields.unpack(packed.slice(dot + 1))
  return values === undefined ? null : ({ kind: entry.kind, ...entry.fixed, ...values } as ButtonIntent)
}
