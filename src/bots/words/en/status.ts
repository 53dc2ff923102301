import type { CampaignState } from '../../../domain/campaign.ts'
import type { ToldScore } from '../../../domain/figures/told-score.ts'
import type { DoubtfulMessage } from '../../../domain/messages/doubtful-message.ts'
import type { StatusScreen } from '../../../domain/screens/status-screens.ts'
import type { Fact } from '../../cards/card.ts'
import { about, doneShare, percentRange, toldScore, undecidedSaid } from './amounts.ts'
import { campaigns } from './campaigns.ts'
import { count, decimal, percent, wholeNumber } from './count.ts'
import { statusFigures } from './status-figures.ts'

type Progress = NonNullable<StatusScreen['progress']>
type Names = { readonly shown: readonly string[]; readonly rest: number }

const share95 =
  'On known answers: how many were right, from five on, and where the share of all of them very likely lies. That range begins around 80 %, which most people reach, and narrows as answers come in.'

const messages: Readonly<Record<DoubtfulMessage['what'], string>> = {
  invitation: 'The invitation',
  digest: 'The digest',
  other: 'A message',
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function morePeople(n: number): string {
  return `and ${count(n, 'more person', 'more people')}`
}

function names({ shown, rest }: Names): string {
  return [...shown, ...(rest > 0 ? [morePeople(rest)] : [])].join(', ')
}

function score(score: ToldScore | null): string {
  return score === null ? 'too few yet' : toldScore(score)
}

function usualTime(seconds: number | null): string {
  if (seconds === null) return 'not yet'
  return `${decimal(seconds, seconds < 10 ? 1 : 0)} s`
}

/** How a campaign is doing, in English. */
export const status = {
  title(campaign: StatusScreen['campaign'], progress: Progress | null, ownAnswers: number | null): string {
    const point = `${campaign.name}: ${campaigns.states[campaign.state]}.`
    if (progress !== null) {
      return `${point} ${capitalised(about(progress))}${wholeNumber(progress.done)} of ${count(progress.items, 'item')} done.`
    }
    return ownAnswers === null ? point : `${point} You gave ${count(ownAnswers, 'answer')}.`
  },
  state: (state: CampaignState) => capitalised(campaigns.states[state]),

  done(progress: Progress): Fact {
    return ['Done', `${about(progress)}${doneShare(progress)}${undecidedSaid(progress.undecided)}`]
  },
  answers: (progress: Progress, campaign: StatusScreen['campaign']): Fact => [
    'Answers',
    `${about(progress)}${wholeNumber(progress.answers)} of ${wholeNumber(progress.answersWanted)} wanted, ${campaigns.answersEach(campaign)}`,
  ],
  annotators: ({ activeAnnotators, invitedAnnotators }: Progress): Fact => [
    'Annotators',
    `${wholeNumber(activeAnnotators)} of ${wholeNumber(invitedAnnotators)} have answered`,
  ],
  flagged: ({ flagged }: Progress): Fact => ['Flagged', flagged === 0 ? 'none' : count(flagged, 'item')],
  knownAnswers: ({ gold }: Progress): Fact => ['Known answers', wholeNumber(gold)],
  figures: statusFigures,

  ownAnswers: (answers: number): Fact => ['Your answers', wholeNumber(answers)],
  ownTime: (seconds: number | null): Fact => ['Your usual time', usualTime(seconds)],
  ownScore: (own: ToldScore | null): Fact => ['On known answers', score(own)],

  people: {
    name: 'Annotator',
    answers: 'Answers given',
    usualTime: 'Usual time',
    score: 'On known answers',
    balanced: 'Each label alike',
  },
  answerCount: wholeNumber,
  usualTime,
  score,
  /** `81 %; likely 70 to 90 %` */
  balanced(balanced: StatusScreen['annotators'][number]['balanced']): string {
    if (balanced === null) return 'too few yet'
    const { value, low, high } = balanced
    return `${percent(value)}${low === null || high === null ? '' : `; likely ${percentRange(low, high)}`}`
  },
  morePeople,
  scoreExplained: {
    own: `${share95} Your first answers count here, five at a time, and it moves at night.`,
    everyone: `Answers given include those to known answers. ${share95} It goes by the answers that stand, as holding back and consensus do. On a line of your own first answers count, five at a time, and it moves at night.`,
  },

  mayBeLost: (people: Names) => `A message may not have arrived: ${names(people)}. It is never sent again by itself.`,
  unreachable: (people: Names) => `No message reaches them any more: ${names(people)}.`,
  /** @param name null for the channel of the digest */
  doubtful(what: DoubtfulMessage['what'], name: string | null, state: DoubtfulMessage['state']): string {
    const message = `${messages[what]} to ${name ?? 'the channel'}`
    return state === 'unsure' ? `${message} may not have arrived.` : `${message} was not delivered.`
  },
  more: 'More',
  moreMessages: (n: number) => `and ${count(n, 'more message')}`,
} as const
