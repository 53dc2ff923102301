import type { DigestScreen } from '../../../domain/screens/digest-screens.ts'
import { said } from '../../words/said.ts'
import { button, type Card } from '../card.ts'
import { decisionParts } from './decision-parts.ts'
import { headOf, restOf } from './whole-digest-card.ts'

const mostDecisions = 2

/**
 * What has room on the first screen of a phone, and a button for the rest. In a channel, where nobody in particular reads it,
 * the rest stands below.
 */
export function digestCard(screen: DigestScreen): Card {
  const { campaignId, week, figures, annotators, changes, decisions, undelivered } = screen
  const { brief } = said.digest
  const facts =
    figures === null
      ? []
      : [
          ...brief.onTime(figures, screen.takeaway, week.to),
          ...brief.labels(figures, screen.known, screen.takeaway),
          ...brief.changes(changes, screen.takeaway, week.to),
          brief.cost(figures),
        ]
  const isForAll = figures !== null && annotators === null
  const hasMore = figures !== null || undelivered.length > 0 || decisions.length > mostDecisions
  const more = button(brief.more, { kind: 'whole-digest', campaignId, weekStart: week.from })
  const head = headOf(screen)
  return {
    ...head,
    title: said.decisions.justDecided(decisions) ?? head.title,
    parts: [
      ...head.parts,
      ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
      ...decisions.slice(0, mostDecisions).flatMap((one) => decisionParts(campaignId, one, week.to, true)),
      ...(isForAll ? restOf(screen) : hasMore ? [{ kind: 'controls', controls: [more] } as const] : []),
    ],
  }
}
