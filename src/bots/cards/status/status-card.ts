import type { StatusScreen, WholeStatus } from '../../../domain/screens/status-screens.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import { button, type Card, type Part } from '../card.ts'
import { statusButtons } from './status-buttons.ts'
import { briefAlarmParts, briefFigures } from './status-figures-parts.ts'

const mostNames = 20

type Told = StatusScreen | WholeStatus

/** What has room on the first screen of a phone, and a button for the rest. */
export function statusCard(screen: StatusScreen): Card {
  const { campaign, progress, figures, annotators, scoresAre } = screen
  const head = statusHead(screen)
  const more = button(said.status.more, { kind: 'whole-status', name: campaign.name })
  return {
    ...head,
    parts: [
      ...head.parts,
      ...(progress === null ? [] : briefFigures([said.status.done(progress)], figures)),
      ...(figures === null ? [] : briefAlarmParts(figures)),
      ...(scoresAre === 'own' && annotators.length > 0 ? [ownFacts(annotators[0])] : []),
      ...unreachedParts(screen),
      { kind: 'controls', controls: [more] },
      ...statusButtons(screen),
    ],
  }
}

/** What a status begins with, in short and whole. */
export function statusHead({ campaign, progress, annotators, scoresAre }: Told): Card {
  const [own] = annotators
  return {
    title: said.status.title(campaign, progress, scoresAre === 'own' ? (own?.answers ?? null) : null),
    step: 'status',
    parts: [
      { kind: 'heading', text: campaign.name },
      { kind: 'small', text: said.status.state(campaign.state) },
    ],
  }
}

/** Of an annotator, for themselves. */
export function ownFacts(own: Told['annotators'][number] | undefined): Part {
  return {
    kind: 'facts',
    facts: [
      said.status.ownAnswers(own?.answers ?? 0),
      said.status.ownTime(own?.medianSeconds ?? null),
      said.status.ownScore(own?.score ?? null),
    ],
  }
}

/** Whom a message may not have reached, and whom none reaches. */
export function unreachedParts({ unsure, unreachable }: Told): Part[] {
  return [
    ...(unsure.length === 0 ? [] : [small(said.status.mayBeLost(firstOf(unsure)))]),
    ...(unreachable.length === 0 ? [] : [small(said.status.unreachable(firstOf(unreachable)))]),
  ]
}

function firstOf(names: readonly string[]) {
  return { shown: names.slice(0, mostNames).map(shortName), rest: Math.max(0, names.length - mostNames) }
}

function small(text: string): Part {
  return { kind: 'small', text }
}
