import { labelsAnswer } from '../../domain/answer.ts'
import { labelId } from '../codec/fields.ts'
import { unpackIntent } from '../codec/intent-codec.ts'
import type { Act } from './take-click.ts'

/** What a button, or a chosen option, that carries this value means. */
export function readAct(value: string): Act {
  const intent = unpackIntent(value)
  return intent === null ? { kind: 'unknown' } : { kind: 'intent', intent }
}

/** The labels among the values that ticks carry. */
export function readTicked(ticked: readonly string[]): readonly number[] {
  return ticked.flatMap((value) => labelId.unpack(value) ?? [])
}

/**
 * What Done means, which sends all that is ticked beside it.
 * @param ticked the values that the ticks carry, in any order, some perhaps twice
 */
export function readDone(value: string, ticked: readonly string[]): Act {
  const intent = unpackIntent(value)
  if (intent?.kind !== 'answer' && intent?.kind !== 'review-choose') return { kind: 'unknown' }
  const labelIds = ticked.map((value) => labelId.unpack(value))
  if (!labelIds.every((id) => id !== undefined)) return { kind: 'unknown' }
  if (labelIds.length === 0) {
    if (intent.kind === 'review-choose') return { kind: 'nothing-chosen' }
    return { kind: 'intent', intent: { kind: 'nothing-ticked', offer: intent.offer } }
  }
  return { kind: 'intent', intent: { ...intent, answer: labelsAnswer(labelIds) } }
}
