import { limits } from '../../domain/campaign.ts'
import { type SteerIntent, steerActs, type Which } from '../../domain/intents/steer-intent.ts'
import { packId, unpackId, wholeNumber } from './packed-fields.ts'

/** What a control can carry of a lead's wishes. Forms and typed words make the rest. */
export type SteerButtonIntent = Exclude<
  SteerIntent,
  { kind: 'invite' | 'remove' | 'add-form' | 'edit-form' | 'gold-form' }
>

const steerPrefix = 'z'
const goldCodes = { 'gold-open': 'zo', 'gold-retire': 'zr', 'gold-return': 'zb' } as const

export function isSteerIntent(intent: { readonly kind: string }): intent is SteerButtonIntent {
  switch (intent.kind) {
    case 'steer':
    case 'finish-now':
    case 'add-items':
    case 'edit-shown':
    case 'gold-list':
    case 'gold-open':
    case 'gold-retire':
    case 'gold-return':
      return true
    default:
      return false
  }
}

/** The packed text begins with a z; then an act, ids and numbers between dots. */
export function packSteer(intent: SteerButtonIntent): string {
  switch (intent.kind) {
    case 'steer':
      return `zs.${steerActs.indexOf(intent.act)}.${packWhich(intent.which)}`
    case 'finish-now':
      return `zf.${packId(intent.campaignId)}`
    case 'add-items':
      return `za.${packId(intent.campaignId)}.${packId(intent.uploadId)}`
    case 'edit-shown':
      return `ze.${packId(intent.campaignId)}.${intent.guidelineVersion.toString(36)}`
    case 'gold-list':
      return `zg.${packId(intent.campaignId)}.${intent.page.toString(36)}`
    default:
      return `${goldCodes[intent.kind]}.${packId(intent.gold.campaignId)}.${packId(intent.gold.itemId)}`
  }
}

/** Null for anything that `packSteer` cannot have made. */
export function unpackSteer(packed: string): SteerButtonIntent | null {
  if (!packed.startsWith(steerPrefix)) return null
  const [code = '', first, second, ...more] = packed.split('.')
  if (code === 'zs') return unpackAct(first, packed.slice(`zs.${first}.`.length))
  const campaignId = unpackId(first)
  if (campaignId === null || more.length > 0) return null
  if (code === 'zf') return second === undefined ? { kind: 'finish-now', campaignId } : null
  if (code === 'za') {
    const uploadId = unpackId(second)
    return uploadId === null ? null : { kind: 'add-items', campaignId, uploadId }
  }
  if (code === 'ze' || code === 'zg') {
    const number = wholeNumber(second, 36)
    if (number === null || number < 1) return null
    return code === 'ze'
      ? { kind: 'edit-shown', campaignId, guidelineVersion: number }
      : { kind: 'gold-list', campaignId, page: number }
  }
  const itemId = unpackId(second)
  if (itemId === null) return null
  const gold = { campaignId, itemId }
  if (code === 'zo') return { kind: 'gold-open', gold }
  if (code === 'zr') return { kind: 'gold-retire', gold }
  return code === 'zb' ? { kind: 'gold-return', gold } : null
}

function unpackAct(at: string | undefined, which: string): SteerButtonIntent | null {
  const index = wholeNumber(at, 10)
  const act = index === null ? undefined : steerActs[index]
  const found = unpackWhich(which)
  return act === undefined || found === null ? null : { kind: 'steer', act, which: found }
}

/** `i.` and the id, or `n.` and the name. */
export function packWhich(which: Which): string {
  return 'campaignId' in which ? `i.${packId(which.campaignId)}` : `n.${which.name}`
}

export function unpackWhich(packed: string): Which | null {
  const rest = packed.slice(2)
  if (packed.startsWith('n.')) return rest.length <= limits.campaignName ? { name: rest } : null
  const campaignId = packed.startsWith('i.') ? unpackId(rest) : null
  return campaignId === null ? null : { campaignId }
}
