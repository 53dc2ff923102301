import type { DoubtfulMessage } from '../../../domain/messages/doubtful-message.ts'
import type { GoldScore, StatusScreen } from '../../../domain/screens/screen.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, percent } from '../../words/en/count.ts'
import type { Card, Part, TablePart } from '../card.ts'
import { sendAgainButton } from '../messages/send-again-button.ts'
import { answersEach } from './answers-each.ts'
import { about, stateWords } from './list-card.ts'
import { statusButtons } from './status-buttons.ts'
import { alarmParts, figureFacts } from './status-figures-parts.ts'

/** A table holds 100 lines and 10,000 characters, and so much more would not be read. */
const mostPeople = 40
const mostNameChars = 40
const mostNames = 20
const mostDoubtful = 4

type Annotator = StatusScreen['annotators'][number]

export function statusCard(screen: StatusScreen): Card {
  const { campaign, annotators, scoresAre } = screen
  const rest = annotators.length - mostPeople
  return {
    title: spoken(screen),
    step: 'status',
    parts: [
      { kind: 'heading', text: campaign.name },
      { kind: 'small', text: capitalised(stateWords[campaign.state]) },
      ...(screen.progress === null ? [] : [progressFacts(screen, screen.progress)]),
      ...(screen.figures === null ? [] : alarmParts(screen.figures)),
      ...(annotators.length === 0 ? [] : [scoresAre === 'own' ? ownFacts(annotators[0]) : peopleTablePart(screen)]),
      ...doubtParts(screen),
      ...(rest > 0 ? [small(`and ${count(rest, 'more person', 'more people')}`)] : []),
      ...(scoresAre === 'hidden' ? [] : [small(scoreExplained[scoresAre])]),
      ...statusButtons(screen),
    ],
  }
}

function doubtParts({ campaign, unsure, unreachable, doubtful = [] }: StatusScreen): Part[] {
  return [
    ...(unsure.length === 0
      ? []
      : [small(`A message may not have arrived: ${named(unsure)}. It is never sent again by itself.`)]),
    ...(unreachable.length === 0 ? [] : [small(`No message reaches them any more: ${named(unreachable)}.`)]),
    ...doubtful
      .slice(0, mostDoubtful)
      .flatMap((one): Part[] => [
        small(doubtSaid(one)),
        { kind: 'controls', controls: [sendAgainButton(campaign.id, one)] },
      ]),
    ...(doubtful.length > mostDoubtful ? [small(`and ${count(doubtful.length - mostDoubtful, 'more message')}`)] : []),
  ]
}

function doubtSaid({ name, what, state }: DoubtfulMessage): string {
  const message = what === 'other' ? 'A message' : `The ${what}`
  const to = cutText(name ?? 'the channel', mostNameChars).shown
  return state === 'unsure' ? `${message} to ${to} may not have arrived.` : `${message} to ${to} was not delivered.`
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => cutText(name, mostNameChars).shown)
  const rest = names.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${count(rest, 'more person', 'more people')}`] : [])].join(', ')
}

const share95 =
  'On known answers: the share of items with a known answer that was got right, with the range it lies in at 95 %, from five such answers on.'
const scoreExplained = {
  own: `${share95} Your first answers count here, five at a time, and it moves at night.`,
  everyone: `${share95} It goes by the answers that stand, as holding back and consensus do. On a line of your own first answers count, five at a time, and it moves at night.`,
}

function spoken({ campaign, progress, annotators, scoresAre }: StatusScreen): string {
  const state = `${campaign.name}: ${stateWords[campaign.state]}.`
  if (progress !== null)
    return `${state} ${capitalised(about(progress))}${progress.done} of ${count(progress.items, 'item')} done.`
  const [own] = annotators
  return scoresAre === 'own' && own !== undefined ? `${state} You gave ${count(own.answers, 'answer')}.` : state
}

function progressFacts({ campaign, figures }: StatusScreen, progress: NonNullable<StatusScreen['progress']>): Part {
  return {
    kind: 'facts',
    facts: [
      [
        'Done',
        `${about(progress)}${progress.done} of ${count(progress.items, 'item')} (${share(progress.done, progress.items)})`,
      ],
      [
        'Answers',
        `${about(progress)}${progress.answers} of ${progress.answersWanted} wanted, ${answersEach(campaign)}`,
      ],
      ['Annotators', `${progress.activeAnnotators} of ${progress.invitedAnnotators} have answered`],
      ['Flagged', progress.flagged === 0 ? 'none' : count(progress.flagged, 'item')],
      ['Known answers', count(progress.gold, 'item')],
      ...(figures === null ? [] : figureFacts(figures)),
    ],
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? percent(0) : percent(part / whole)
}

function ownFacts(own: Annotator | undefined): Part {
  return {
    kind: 'facts',
    facts: [
      ['Your answers', String(own?.answers ?? 0)],
      ['Your usual time', timeSaid(own?.medianSeconds ?? null)],
      ['On known answers', scoreSaid(own?.score ?? null)],
    ],
  }
}

function peopleTablePart({ annotators, scoresAre }: StatusScreen): TablePart {
  const withScores = scoresAre !== 'hidden'
  const withBalanced = withScores && annotators.some(({ balanced }) => balanced !== null)
  return {
    kind: 'table',
    columns: [
      'Annotator',
      'Answers',
      'Usual time',
      ...(withScores ? ['On known answers'] : []),
      ...(withBalanced ? ['Each label alike'] : []),
    ],
    rows: annotators
      .slice(0, mostPeople)
      .map((it) => [
        cutText(it.name, mostNameChars).shown,
        String(it.answers),
        timeSaid(it.medianSeconds),
        ...(withScores ? [scoreSaid(it.score)] : []),
        ...(withBalanced ? [balancedSaid(it.balanced)] : []),
      ]),
  }
}

function timeSaid(seconds: number | null): string {
  if (seconds === null) return 'not yet'
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`
}

/** `85 % (72 to 93 %, 20 answers)` */
function scoreSaid(score: GoldScore | null): string {
  if (score === null) return 'too few yet'
  const low = percent(score.low).replace(' %', '')
  return `${percent(score.mean)} (${low} to ${percent(score.high)}, ${count(score.n, 'answer')})`
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** `81 % (70 to 90 %)` */
function balancedSaid(balanced: Annotator['balanced']): string {
  if (balanced === null) return 'too few yet'
  const { value, low, high } = balanced
  const range = low === null || high === null ? '' : ` (${percent(low).replace(' %', '')} to ${percent(high)})`
  return `${percent(value)}${range}`
}

function small(text: string): Part {
  return { kind: 'small', text }
}
