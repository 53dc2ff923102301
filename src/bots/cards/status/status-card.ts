import type { StatusScreen } from '../../../domain/screens/screen.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import type { Card, Part, TablePart } from '../card.ts'
import { sendAgainButton } from '../messages/send-again-button.ts'
import { statusButtons } from './status-buttons.ts'
import { alarmParts, asOfParts } from './status-figures-parts.ts'

/** A table holds 100 lines and 10,000 characters, and so much more would not be read. */
const mostPeople = 40
const mostNames = 20
const mostDoubtful = 4

type Annotator = StatusScreen['annotators'][number]

export function statusCard(screen: StatusScreen): Card {
  const { campaign, progress, annotators, scoresAre } = screen
  const [own] = annotators
  const rest = annotators.length - mostPeople
  return {
    title: said.status.title(campaign, progress, scoresAre === 'own' ? (own?.answers ?? null) : null),
    step: 'status',
    parts: [
      { kind: 'heading', text: campaign.name },
      small(said.status.state(campaign.state)),
      ...(progress === null ? [] : progressParts(screen, progress)),
      ...(screen.figures === null ? [] : alarmParts(screen.figures)),
      ...(annotators.length === 0 ? [] : [scoresAre === 'own' ? ownFacts(own) : peopleTablePart(screen)]),
      ...doubtParts(screen),
      ...(rest > 0 ? [small(said.status.morePeople(rest))] : []),
      ...(scoresAre === 'hidden' ? [] : [small(said.status.scoreExplained[scoresAre])]),
      ...balancedAsOf(screen),
      ...statusButtons(screen),
    ],
  }
}

function doubtParts({ campaign, unsure, unreachable, doubtful = [] }: StatusScreen): Part[] {
  const rest = doubtful.length - mostDoubtful
  return [
    ...(unsure.length === 0 ? [] : [small(said.status.mayBeLost(firstOf(unsure)))]),
    ...(unreachable.length === 0 ? [] : [small(said.status.unreachable(firstOf(unreachable)))]),
    ...doubtful
      .slice(0, mostDoubtful)
      .flatMap((one): Part[] => [
        small(said.status.doubtful(one.what, one.name === null ? null : shortName(one.name), one.state)),
        { kind: 'controls', controls: [sendAgainButton(campaign.id, one)] },
      ]),
    ...(rest > 0 ? [small(said.status.moreMessages(rest))] : []),
  ]
}

function firstOf(names: readonly string[]) {
  return { shown: names.slice(0, mostNames).map(shortName), rest: Math.max(0, names.length - mostNames) }
}

function progressParts({ campaign, figures }: StatusScreen, progress: NonNullable<StatusScreen['progress']>): Part[] {
  const counts = [
    said.status.done(progress),
    said.status.answers(progress, campaign),
    said.status.annotators(progress),
    said.status.flagged(progress),
    said.status.knownAnswers(progress),
  ]
  return figures === null ? [{ kind: 'facts', facts: counts }] : asOfParts(counts, figures)
}

/** Scores are of now, and what is computed beside them is as old as it is. */
function balancedAsOf({ annotators, figures, scoresAre }: StatusScreen): Part[] {
  const age = figures?.ageMinutes ?? 0
  const isShown = scoresAre === 'everyone' && annotators.some(({ balanced }) => balanced !== null)
  return isShown && age > 0 ? [small(said.status.figures.balancedAsOf(age))] : []
}

function ownFacts(own: Annotator | undefined): Part {
  return {
    kind: 'facts',
    facts: [
      said.status.ownAnswers(own?.answers ?? 0),
      said.status.ownTime(own?.medianSeconds ?? null),
      said.status.ownScore(own?.score ?? null),
    ],
  }
}

function peopleTablePart({ annotators, scoresAre }: StatusScreen): TablePart {
  const { people, answerCount, usualTime, score, balanced } = said.status
  const withScores = scoresAre !== 'hidden'
  const withBalanced = withScores && annotators.some((it) => it.balanced !== null)
  return {
    kind: 'table',
    columns: [
      people.name,
      people.answers,
      people.usualTime,
      ...(withScores ? [people.score] : []),
      ...(withBalanced ? [people.balanced] : []),
    ],
    rows: annotators
      .slice(0, mostPeople)
      .map((it) => [
        shortName(it.name),
        answerCount(it.answers),
        usualTime(it.medianSeconds),
        ...(withScores ? [score(it.score)] : []),
        ...(withBalanced ? [balanced(it.balanced)] : []),
      ]),
  }
}

function small(text: string): Part {
  return { kind: 'small', text }
}
