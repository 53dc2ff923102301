import type { Decision, DecisionShown } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { ButtonIntent } from '../../codec/intent-codec.ts'
import { said } from '../../words/said.ts'
import { button, type Part } from '../card.ts'

/**
 * What waits, and the button that does it; where the reader may not, one that asks the leads to.
 * @param inShort whether few words have room
 */
export function decisionParts(campaignId: string, shown: DecisionShown, week: LocalDay, inShort = false): Part[] {
  const { decision, isYours } = shown
  const { what, act } = said.decisions.waits(shown, week)
  if (shown.outcome !== undefined) return [{ kind: 'text', words: said.decisions.decided(shown, shown.outcome, act) }]
  const does = button(act, intentOf(campaignId, decision))
  const asks = {
    ...button(said.decisions.askLeads, { kind: 'ask-leads', campaignId, decision: decision.kind }),
    spoken: said.decisions.askLeadsTo(act),
  }
  return [
    { kind: 'text', words: inShort ? said.decisions.inShort(shown) : what },
    { kind: 'controls', controls: [isYours ? does : asks] },
  ]
}

function intentOf(campaignId: string, decision: Decision): ButtonIntent {
  const which = { campaignId }
  switch (decision.kind) {
    case 'review':
      return { kind: 'review', which, minutes: null }
    case 'check-gold':
      return { kind: 'gold-list', campaignId, page: 1 }
    case 'hold-back':
      return { kind: 'hold-back', campaignId, personId: decision.personId }
    case 'add-gold':
      return { kind: 'steer', act: 'add', which }
    case 'invite':
      return { kind: 'steer', act: 'edit', which }
    case 'go-on':
      return { kind: 'steer', act: 'go-on', which }
    case 'mend-guideline':
      return { kind: 'steer', act: 'edit', which }
    case 'finish':
      return { kind: 'steer', act: 'finish', which }
  }
}
