import type { Decision, DecisionShown } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { ButtonIntent } from '../../codec/intent-codec.ts'
import { said } from '../../words/said.ts'
import { button, type Part, type Words } from '../card.ts'

/**
 * What waits, and the button that does it; where the reader may not, one that asks the leads to.
 * @param inShort whether few words have room
 * @param of the campaign's name, where there are several
 */
export function decisionParts(
  campaignId: string,
  shown: DecisionShown,
  week: LocalDay,
  inShort = false,
  of: string | null = null,
): Part[] {
  const named = (words: Words): Words => (of === null ? words : [`${of}: `, ...words])
  const { decision, isYours } = shown
  const { what, act } = said.decisions.waits(shown, week)
  if (shown.outcome !== undefined)
    return [{ kind: 'text', words: named(said.decisions.decided(shown, shown.outcome, act)) }]
  const does = {
    ...button(act, intentOf(campaignId, decision)),
    spoken: of === null ? null : said.decisions.actIn(act, of),
  }
  const asks = {
    ...button(said.decisions.askLeads, { kind: 'ask-leads', campaignId, decision: decision.kind }),
    spoken: said.decisions.askLeadsTo(of === null ? act : said.decisions.actIn(act, of)),
  }
  return [
    { kind: 'text', words: named(inShort ? said.decisions.inShort(shown) : what) },
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
