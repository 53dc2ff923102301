import type { Decision, DecisionShown } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import { count } from './count.ts'
import { dayWords } from './days.ts'

type DecisionWords = { readonly title: string; readonly reason: string; readonly act: string }

/** What waits, why, and the button that does it. */
function waits({ decision, personName }: DecisionShown, week: LocalDay): DecisionWords {
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
    case 'hold-back': {
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

/** What a digest puts to those who lead, in English. */
export const decisions = {
  waits,
  askLeads: 'Ask the leads',
  /** To a screen reader. */
  askLeadsTo: (act: string) => `Ask the leads: ${act}`,
} as const
