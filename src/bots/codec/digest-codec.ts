import type { DigestIntent } from '../../domain/intents/digest-intent.ts'
import { decisionKinds } from '../../domain/screens/digest-screens.ts'
import { packId, unpackId, wholeNumber } from './packed-fields.ts'
import { packWhich, unpackWhich } from './steer-codec.ts'

const digestKinds: ReadonlySet<string> = new Set<DigestIntent['kind']>([
  'digest',
  'pause-person',
  'send-again',
  'ask-leads',
])

export function isDigestIntent(intent: { readonly kind: string }): intent is DigestIntent {
  return digestKinds.has(intent.kind)
}

/** The packed text begins with a d; then ids and numbers between dots. */
export function packDigest(intent: DigestIntent): string {
  switch (intent.kind) {
    case 'digest':
      return `dw.${packWhich(intent.which)}`
    case 'pause-person':
      return `dp.${packId(intent.campaignId)}.${packId(intent.personId)}`
    case 'send-again':
      return `dr.${packId(intent.campaignId)}.${packId(intent.deliveryId)}`
    case 'ask-leads':
      return `da.${packId(intent.campaignId)}.${decisionKinds.indexOf(intent.decision)}`
  }
}

/** Null for anything that `packDigest` cannot have made. */
export function unpackDigest(packed: string): DigestIntent | null {
  const [code, first, second, ...more] = packed.split('.')
  if (code === 'dw') {
    const which = unpackWhich(packed.slice('dw.'.length))
    return which === null ? null : { kind: 'digest', which }
  }
  const campaignId = unpackId(first)
  if (campaignId === null || more.length > 0) return null
  if (code === 'dp') {
    const personId = unpackId(second)
    return personId === null ? null : { kind: 'pause-person', campaignId, personId }
  }
  if (code === 'dr') {
    const deliveryId = unpackId(second)
    return deliveryId === null ? null : { kind: 'send-again', campaignId, deliveryId }
  }
  const at = wholeNumber(second, 10)
  const decision = at === null ? undefined : decisionKinds[at]
  return code !== 'da' || decision === undefined ? null : { kind: 'ask-leads', campaignId, decision }
}
