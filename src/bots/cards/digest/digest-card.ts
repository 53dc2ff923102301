import type {
  DigestFacts,
  DigestLine,
  DigestNews,
  DigestScreen,
  Undelivered,
} from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import { actButton } from '../campaigns/act-button.ts'
import { button, type Card, type Fact, type Part, type Words } from '../card.ts'
import { figureFacts } from '../figures/figure-facts.ts'
import { sendAgainButton } from '../messages/send-again-button.ts'
import { alarmList } from './alarm-parts.ts'
import { decisionParts } from './decision-parts.ts'

/** So many lines are read on a phone, and leave room in a message for the rest. */
const mostPeople = 30
const mostUndelivered = 5

/** A digest stays where it is: what its buttons bring comes beside it. */
export const digestStep = 'digest'

/** The takeaway, the figures, what waits, what changed, who did what. */
export function digestCard(screen: DigestScreen): Card {
  const { campaignId, campaignName, week, annotators, changes, decisions } = screen
  const takeaway = said.digest.takeaway(screen.takeaway, week.to, screen.edition !== 'so-far')
  return {
    title: said.digest.title(screen, takeaway),
    step: digestStep,
    parts: [
      { kind: 'heading', text: campaignName },
      small(said.digest.edition(screen)),
      { kind: 'text', words: [{ strong: takeaway }] },
      ...(screen.figures === null ? [] : [{ kind: 'facts', facts: weekFacts(screen.figures, week.to) } as const]),
      ...alarmList(screen.alarms ?? []),
      ...decisions.flatMap((one) => decisionParts(campaignId, one, week.to)),
      ...(changes.length === 0 ? [] : changeParts(screen)),
      ...(annotators === null || annotators.length === 0 ? [] : peopleParts(annotators)),
      ...undeliveredParts(campaignId, screen.undelivered, week.to),
    ],
  }
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

function changeParts({ changes, week }: DigestScreen): Part[] {
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
  const { heldBack, score: told, tooFew } = said.digest
  const shown = shortName(name)
  return [isHeldBack ? heldBack(shown) : shown, String(answers), score === null ? tooFew : told(score)]
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

export function digestNewsCard(screen: DigestNews): Card {
  switch (screen.kind) {
    case 'lead-asked':
      return leadAskedCard(screen)
    case 'channel-refused':
      return channelRefusedCard(screen)
    case 'person-held-back':
      return personHeldBackCard(screen)
  }
}

function leadAskedCard(screen: Extract<DigestNews, { kind: 'lead-asked' }>): Card {
  const { campaignId, campaignName, byName, decision, today } = screen
  const { title, asks } = said.digest.leadAsked
  return {
    title: title(byName, campaignName),
    step: 'lead-asked',
    parts: [small(campaignName), { kind: 'text', words: asks(byName) }, ...decisionParts(campaignId, decision, today)],
  }
}

function channelRefusedCard(screen: Extract<DigestNews, { kind: 'channel-refused' }>): Card {
  const { campaignId, campaignName, channel, deliveryId } = screen
  const { title, whatHappened, advice } = said.digest.channelRefused
  const again = sendAgainButton(campaignId, { deliveryId, name: null, state: 'failed' })
  return {
    title: title(campaignName),
    step: 'channel-refused',
    parts: [
      small(campaignName),
      { kind: 'text', words: whatHappened(channel) },
      { kind: 'text', words: [advice] },
      { kind: 'controls', controls: [again, actButton(campaignId, 'edit')] },
    ],
  }
}

function personHeldBackCard(screen: Extract<DigestNews, { kind: 'person-held-back' }>): Card {
  const { campaignId, campaignName, personId, personName, heard } = screen
  const { title, whatHappened, letGoOn } = said.digest.personHeldBack
  return {
    title: title(personName, campaignName),
    step: 'person-held-back',
    parts: [
      small(campaignName),
      { kind: 'text', words: whatHappened(personName, heard) },
      { kind: 'controls', controls: [button(letGoOn, { kind: 'let-go-on', campaignId, personId })] },
    ],
  }
}

function small(text: string): Part {
  return { kind: 'small', text }
}
