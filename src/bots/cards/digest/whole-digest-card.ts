import type {
  DigestFacts,
  DigestLine,
  DigestScreen,
  Undelivered,
  WholeDigest,
} from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import type { Card, Fact, Part, Words } from '../card.ts'
import { figureFacts } from '../figures/figure-facts.ts'
import { sendAgainButton } from '../messages/send-again-button.ts'
import { alarmList } from './alarm-parts.ts'
import { decisionParts } from './decision-parts.ts'

/** So many lines are read on a phone, and leave room in a message for the rest. */
const mostPeople = 30
const mostUndelivered = 5

/** A digest stays where it is: what its buttons bring comes beside it. */
export const digestStep = 'digest'

type Told = DigestScreen | WholeDigest

/** The takeaway, the figures, what waits, what changed, who did what. */
export function wholeDigestCard(screen: WholeDigest): Card {
  const head = headOf(screen)
  return { ...head, parts: [...head.parts, ...restOf(screen)] }
}

/** What a digest begins with, in short and whole. */
export function headOf(screen: Told): Card {
  const { campaignName, week } = screen
  const takeaway = said.digest.takeaway(screen.takeaway, week.to, screen.edition !== 'so-far')
  return {
    title: said.digest.title(screen, takeaway),
    step: digestStep,
    parts: [
      { kind: 'heading', text: campaignName },
      small(said.digest.edition(screen)),
      { kind: 'text', words: [{ strong: takeaway }] },
    ],
  }
}

/** What stands behind its beginning. */
export function restOf(screen: Told): Part[] {
  const { campaignId, week, annotators, changes, decisions } = screen
  return [
    ...(screen.figures === null ? [] : [{ kind: 'facts', facts: weekFacts(screen.figures, week.to) } as const]),
    ...alarmList(screen.alarms ?? []),
    ...decisions.flatMap((one) => decisionParts(campaignId, one, week.to)),
    ...(changes.length === 0 ? [] : changeParts(screen)),
    ...(annotators === null || annotators.length === 0 ? [] : peopleParts(annotators)),
    ...undeliveredParts(campaignId, screen.undelivered, week.to),
  ]
}

function weekFacts(figures: DigestFacts, week: LocalDay): Fact[] {
  const words = said.digest.figures
  return [
    words.done(figures),
    words.expectedEnd(figures, week),
    words.answers(figures),
    words.active(figures),
    words.agreement(figures),
    words.flagged(figures),
    ...figureFacts(figures.told, 'digest'),
  ]
}

function changeParts({ changes, week }: Told): Part[] {
  const entries = changes.map((change): Words => [said.digest.change(change, week.to)])
  return [
    { kind: 'text', words: [{ strong: said.digest.whatChanged }] },
    { kind: 'list', entries },
  ]
}

function peopleParts(annotators: readonly DigestLine[]): Part[] {
  const { people } = said.digest
  const rest = annotators.length - mostPeople
  const withBalanced = annotators.some(({ balanced }) => balanced != null)
  return [
    {
      kind: 'table',
      columns: [people.name, people.answers, people.score, ...(withBalanced ? [people.balanced] : [])],
      rows: annotators
        .slice(0, mostPeople)
        .map((line) => [...row(line), ...(withBalanced ? [balancedSaid(line.balanced ?? null)] : [])]),
    },
    ...(rest > 0 ? [small(said.digest.morePeople(rest))] : []),
    small(said.digest.scoreExplained),
  ]
}

function row({ name, answers, score, isHeldBack }: DigestLine): string[] {
  const { answerCount, heldBack, score: told, tooFew } = said.digest
  const shown = shortName(name)
  return [isHeldBack ? heldBack(shown) : shown, answerCount(answers), score === null ? tooFew : told(score)]
}

function balancedSaid(balanced: NonNullable<DigestLine['balanced']> | null): string {
  return balanced === null ? said.digest.tooFew : said.digest.balanced(balanced)
}

function undeliveredParts(campaignId: string, undelivered: readonly Undelivered[], week: LocalDay): Part[] {
  return undelivered
    .slice(0, mostUndelivered)
    .flatMap((one): Part[] => [
      small(said.digest.undelivered(one, week)),
      { kind: 'controls', controls: [sendAgainButton(campaignId, one)] },
    ])
}

function small(text: string): Part {
  return { kind: 'small', text }
}
