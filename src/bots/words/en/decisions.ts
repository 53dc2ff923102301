import type { Decision, DecisionOutcome, DecisionShown } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { Words } from '../../cards/card.ts'
import { ofAll, tooFewRight } from './amounts.ts'
import { count, wholeNumber } from './count.ts'
import { dayWords } from './days.ts'

type DecisionWords = { readonly what: Words; readonly act: string }

const anAnnotator = 'this annotator'

/** What waits, why, and the button that does it. */
function waits({ decision, personName }: DecisionShown, week: LocalDay): DecisionWords {
  switch (decision.kind) {
    case 'review':
      return {
        what: [
          { strong: 'Settle the hard cases. ' },
          `${count(decision.items, 'case waits', 'cases wait')} for somebody to decide.`,
        ],
        act: `Review ${count(decision.items, 'case')}`,
      }
    case 'check-gold':
      return {
        what: [
          { strong: 'Check the known answers. ' },
          `Most people fail ${count(decision.suspects, 'item')} with a known answer; before anybody is doubted, the answer should be.`,
        ],
        act: 'Look at known answers',
      }
    case 'hold-back': {
      const name = personName ?? anAnnotator
      return {
        what: [
          { strong: `Talk to ${name}, or hold them back. ` },
          decision.known === undefined
            ? 'Very likely fewer than 70 % right on known answers. They get no new items then; that can be undone.'
            : `${tooFewRight(decision.known)}. They get no new items then; that can be undone.`,
        ],
        act: `Hold back ${name}`,
      }
    }
    case 'add-gold':
      return {
        what: [
          { strong: 'Add known answers. ' },
          `${count(decision.shortOf, 'annotator has', 'annotators have')} met nearly all ${wholeNumber(decision.live)}; without new ones nobody can tell how they do.`,
        ],
        act: 'Add items',
      }
    case 'invite':
      return { what: [{ strong: 'Invite more people. ' }, inviteReason(decision, week)], act: 'Invite people' }
    case 'go-on':
      return {
        what: [
          { strong: 'Resume, or finish. ' },
          `The campaign is paused; ${count(decision.remaining, 'answer is', 'answers are')} still wanted.`,
        ],
        act: 'Resume',
      }
    case 'finish':
      return {
        what: [
          { strong: 'Finish, or add items. ' },
          `All ${count(decision.items, 'item')} have their answers${leftUndecided(decision.undecided ?? 0)}.`,
        ],
        act: 'Finish the campaign',
      }
    case 'mend-guideline':
      return {
        what: [
          { strong: 'Find out why people disagree before you finish. ' },
          'Read the items on which they do, make the guideline clearer, and ask for more answers: both are under Edit.',
        ],
        act: 'Edit the campaign',
      }
  }
}

/** The same in a line, where few words have room. */
function inShort({ decision, personName }: DecisionShown): Words {
  switch (decision.kind) {
    case 'review':
      return [{ strong: 'Settle the hard cases: ' }, `${count(decision.items, 'case waits', 'cases wait')}.`]
    case 'check-gold':
      return [{ strong: 'Check the known answers: ' }, `most people fail ${wholeNumber(decision.suspects)}.`]
    case 'hold-back': {
      const known = decision.known === undefined ? 'few' : ofAll(decision.known)
      return [{ strong: `Talk to ${personName ?? anAnnotator}, or hold them back: ` }, `${known} known right.`]
    }
    case 'add-gold':
      return [
        { strong: 'Add known answers: ' },
        `${count(decision.shortOf, 'annotator has', 'annotators have')} met nearly all ${wholeNumber(decision.live)}.`,
      ]
    case 'invite':
      return [
        { strong: 'Invite more people: ' },
        `${wholeNumber(decision.active)} of ${wholeNumber(decision.invited)} answered this week.`,
      ]
    case 'go-on':
      return [
        { strong: 'Resume, or finish: ' },
        `${count(decision.remaining, 'answer is', 'answers are')} still wanted.`,
      ]
    case 'finish': {
      const { undecided = 0 } = decision
      return undecided === 0
        ? [{ strong: 'Finish, or add items.' }]
        : [{ strong: 'Review, then finish: ' }, `${count(undecided, 'item is', 'items are')} undecided.`]
    }
    case 'mend-guideline':
      return [{ strong: 'Find out why people disagree' }, ' before you finish.']
  }
}

function leftUndecided(undecided: number): string {
  return undecided === 0 ? '' : `; ${count(undecided, 'is undecided', 'are undecided')}, so review comes first`
}

function inviteReason(decision: Extract<Decision, { kind: 'invite' }>, week: LocalDay): string {
  const active = `${wholeNumber(decision.active)} of ${count(decision.invited, 'annotator')} answered this week`
  return decision.likely === null
    ? `${active}; at this pace no end is in sight.`
    : `${active}; at this pace the end is around ${dayWords(decision.likely, week)}.`
}

/** What stands in the place of a decision once its reader did what they could. */
function decided({ personName }: DecisionShown, { kind }: DecisionOutcome, act: string): Words {
  if (kind === 'leads-asked') return [{ strong: 'You asked the leads: ' }, `${act}.`]
  return [{ strong: `${personName ?? anAnnotator} is held back` }, ' until a lead lets them go on.']
}

/** What was decided just now, as a notification says it; null where nothing was. */
function justDecided(all: readonly DecisionShown[]): string | null {
  const one = all.find(({ outcome }) => outcome?.isNew === true)
  if (one?.outcome === undefined) return null
  return one.outcome.kind === 'leads-asked' ? 'You asked the leads.' : `${one.personName ?? anAnnotator} is held back.`
}

/** What a digest puts to those who lead, in English. */
export const decisions = {
  waits,
  inShort,
  decided,
  justDecided,
  askLeads: 'Ask the leads',
  /** Where several campaigns have a button of the same name; to a screen reader. */
  actIn: (act: string, campaignName: string) => `${act}: ${campaignName}`,
  /** To a screen reader. */
  askLeadsTo: (act: string) => `Ask the leads: ${act}`,
} as const
