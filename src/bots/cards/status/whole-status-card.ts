import type { StatusScreen, WholeStatus } from '../../../domain/screens/status-screens.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import type { Card, Part, TablePart } from '../card.ts'
import { sendAgainButton } from '../messages/send-again-button.ts'
import { statusButtons } from './status-buttons.ts'
import { ownFacts, statusHead, unreachedParts } from './status-card.ts'
import { alarmParts, asOfParts } from './status-figures-parts.ts'

/** A table holds 100 lines and 10,000 characters, and so much more would not be read. */
const mostPeople = 40
const mostDoubtful = 4

type Told = StatusScreen | WholeStatus

/** Every figure, everybody's line, and what did not arrive. */
export function wholeStatusCard(screen: WholeStatus): Card {
  const { progress, annotators, scoresAre } = screen
  const [own] = annotators
  const rest = annotators.length - mostPeople
  const head = statusHead(screen)
  return {
    ...head,
    parts: [
      ...head.parts,
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

function doubtParts(screen: Told): Part[] {
  const { campaign, doubtful = [] } = screen
  const rest = doubtful.length - mostDoubtful
  return [
    ...unreachedParts(screen),
    ...doubtful
      .slice(0, mostDoubtful)
      .flatMap((one): Part[] => [
        small(said.status.doubtful(one.what, one.name === null ? null : shortName(one.name), one.state)),
        { kind: 'controls', controls: [sendAgainButton(campaign.id, one)] },
      ]),
    ...(rest > 0 ? [small(said.status.moreMessages(rest))] : []),
  ]
}

function progressParts({ campaign, figures }: Told, progress: NonNullable<StatusScreen['progress']>): Part[] {
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
function balancedAsOf({ annotators, figures, scoresAre }: Told): Part[] {
  const age = figures?.ageMinutes ?? 0
  const isShown = scoresAre === 'everyone' && annotators.some(({ balanced }) => balanced !== null)
  return isShown && age > 0 ? [small(said.status.figures.balancedAsOf(age))] : []
}

function peopleTablePart({ annotators, scoresAre }: Told): TablePart {
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
