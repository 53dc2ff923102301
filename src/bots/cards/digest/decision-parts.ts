import type { Decision, DecisionShown } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { ButtonIntent } from '../../codec/intent-codec.ts'
import { count } from '../../words/en/count.ts'
import { button, type Part, type Words } from '../card.ts'
import { dayWords } from './digest-words.ts'

/** What waits, and the button that does it; where the reader may not, one that asks the leads to. */
export function decisionParts(campaignId: string, shown: DecisionShown, week: LocalDay): Part[] {
  const { decision, isYours } = shown
  const { title, reason, act } = words(shown, week)
  const said: Words = [{ strong: `${title} ` }, reason]
  const does = button(act, intentOf(campaignId, decision))
  const asks = {
    ...button('Ask the leads', { kind: 'ask-leads', campaignId, decision: decision.kind }),
    spoken: `Ask the leads: ${act}`,
  }
  return [
    { kind: 'text', words: said },
    { kind: 'controls', controls: [isYours ? does : asks] },
  ]
}

type Said = { readonly title: string; readonly reason: string; readonly act: string }

function words({ decision, personName }: DecisionShown, week: LocalDay): Said {
  switch (decision.kind) {
    case 'review':
      return {
        title: 'Settle the hard cases.',
        reason: `${count(decision.items, 'item waits', 'items wait')} for somebody to decide.`,
        act: `Review ${count(decision.items, 'item')}`,
      }
    case 'check-gold':
      return {
        title: 'Check the known answers.',
        reason: `Most people fail ${count(decision.suspects, 'item')} with a known answer; before anybody is doubted, the answer should be.`,
        act: 'Look at known answers',
      }
    case 'pause-person': {
      const name = personName ?? 'this annotator'
      return {
        title: `Talk to ${name}, or pause them.`,
        reason: 'Very likely fewer than 70 % right on known answers. Pausing can be undone.',
        act: `Pause ${name}`,
      }
    }
    case 'add-gold':
      return {
        title: 'Add known answers.',
        reason: `${count(decision.shortOf, 'annotator has', 'annotators have')} met nearly all ${decision.live}; without new ones nobody can tell how they do.`,
        act: 'Add items',
      }
    case 'invite':
      return { title: 'Invite more people.', reason: inviteReason(decision, week), act: 'Invite people' }
    case 'go-on':
      return {
        title: 'Resume, or finish.',
        reason: `The campaign is paused; ${count(decision.remaining, 'answer')} are still wanted.`,
        act: 'Resume',
      }
    case 'finish':
      return {
        title: 'Finish, or add items.',
        reason: `All ${count(decision.items, 'item')} have their answers.`,
        act: 'Finish the campaign',
      }
  }
}

function inviteReason(decision: Extract<Decision, { kind: 'invite' }>, week: LocalDay): string {
  const active = `${decision.active} of ${count(decision.invited, 'annotator')} answered this week`
  return decision.likely === null
    ? `${active}; at this pace no end is in sight.`
    : `${active}; at this pace the end is around ${dayWords(decision.likely, week)}.`
}

function intentOf(campaignId: string, decision: Decision): ButtonIntent {
  const which = { campaignId }
  switch (decision.kind) {
    case 'review':
      return { kind: 'review', which, minutes: null }
    case 'check-gold':
      return { kind: 'gold-list', campaignId, page: 1 }
    case 'pause-person':
      return { kind: 'pause-person', campaignId, personId: decision.personId }
    case 'add-gold':
      return { kind: 'steer', act: 'add', which }
    case 'invite':
      return { kind: 'steer', act: 'edit', which }
    case 'go-on':
      return { kind: 'steer', act: 'go-on', which }
    case 'finish':
      return { kind: 'steer', act: 'finish', which }
  }
}
