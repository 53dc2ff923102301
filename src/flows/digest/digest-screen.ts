import type { Campaign } from '../../domain/campaign.ts'
import type { KnownTally } from '../../domain/figures/known-tally.ts'
import type { Role } from '../../domain/person.ts'
import { mayChange, mayReview } from '../../domain/policies.ts'
import type {
  Decision,
  DecisionShown,
  DigestFacts,
  DigestLine,
  DigestScreen,
  Undelivered,
} from '../../domain/screens/digest-screens.ts'
import { daysLater } from '../../domain/time/time.ts'
import { digestChanges } from '../../metrics/figures/digest-changes.ts'
import { digestDecisions } from '../../metrics/figures/digest-decisions.ts'
import type { DigestAnnotator, DigestFigures } from '../../metrics/figures/digest-figures.ts'
import { digestTakeaway } from '../../metrics/figures/digest-takeaway.ts'
import { agreementShown } from '../quality/agreement-shown.ts'
import { knownOfAll, toldScore } from '../quality/told-score.ts'
import { asSeenBy } from './apart-digest.ts'
import { digestAlarms } from './digest-alarms.ts'

/** What is known beside the figures when a digest is drawn. */
export type DigestTelling = {
  readonly campaign: Pick<Campaign, 'id' | 'name' | 'taskType' | 'labels'>
  readonly figures: DigestFigures
  /** The week before; null where there was none. */
  readonly before: DigestFigures | null
  /** Names of annotators, by person. */
  readonly names: ReadonlyMap<string, string>
  readonly undelivered: readonly Undelivered[]
}

/** Who reads it; null for a channel, where neither scores nor names are told and nothing is to be decided. */
export type DigestReaderRole = { readonly personId: string; readonly roles: readonly Role[] } | null

/** The same figures for all; only scores and decisions depend on who reads them. */
export function digestScreen(telling: DigestTelling, reader: DigestReaderRole): DigestScreen {
  const { campaign, names } = telling
  const figures = asSeenBy(telling.figures, reader)
  const before = telling.before === null ? null : asSeenBy(telling.before, reader)
  const takeaway = digestTakeaway(figures, before)
  const isQuiet = takeaway.kind === 'quiet'
  return {
    kind: 'digest',
    campaignId: campaign.id,
    campaignName: campaign.name,
    week: { from: figures.weekStart, to: daysLater(figures.weekStart, 6) },
    edition: figures.edition,
    takeaway,
    figures: isQuiet ? null : factsOf(figures, campaign),
    annotators:
      reader === null || isQuiet ? null : figures.annotators.map((one) => lineOf(one, figures, reader.personId, names)),
    known: reader === null || isQuiet ? null : knownTo(figures),
    changes: isQuiet ? [] : digestChanges(figures, before),
    alarms:
      reader === null || isQuiet
        ? []
        : digestAlarms(figures, { ...reader, names, taskType: campaign.taskType, labels: campaign.labels }),
    decisions: reader === null ? [] : digestDecisions(figures).flatMap((one) => decisionFor(one, reader, names)),
    undelivered: reader !== null && mayChange(reader.roles) ? telling.undelivered : [],
  }
}

function factsOf(figures: DigestFigures, campaign: DigestTelling['campaign']): DigestFacts {
  const { progress, week, invited, inReview, undecided = 0, finish, quality } = figures
  return {
    items: progress.items,
    done: progress.done,
    finish,
    answers: week.answers,
    minutes: Math.round(week.workMs / 60_000),
    active: week.active,
    invited,
    flagged: week.flagged,
    inReview,
    undecided,
    agreement: agreementShown(figures.agreement, campaign.labels),
    told: quality?.told ?? {},
  }
}

function knownTo({ annotators }: DigestFigures): KnownTally | null {
  const known = knownOfAll(annotators.map(({ gold }) => gold))
  return toldScore(known) === null ? null : known
}

function lineOf(
  one: DigestAnnotator,
  { quality }: DigestFigures,
  readerId: string,
  names: ReadonlyMap<string, string>,
): DigestLine {
  const { personId, answers, isHeldBack } = one
  const isSelf = personId === readerId
  const balanced = quality?.balanced.find((score) => score.personId === personId) ?? null
  return {
    name: names.get(personId) ?? '',
    answers,
    score: toldScore(one.gold),
    balanced: isSelf || balanced === null ? null : { value: balanced.value, low: balanced.low, high: balanced.high },
    isHeldBack,
  }
}

function mayDo({ kind }: Decision, roles: readonly Role[]): boolean {
  return kind === 'review' ? mayReview(roles) : mayChange(roles)
}

/** Nobody is asked to decide about themselves. */
export function decisionFor(
  decision: Decision,
  reader: NonNullable<DigestReaderRole>,
  names: DigestTelling['names'],
): DecisionShown[] {
  const personId = decision.kind === 'hold-back' ? decision.personId : null
  if (personId === reader.personId) return []
  const personName = personId === null ? null : (names.get(personId) ?? '')
  return [{ decision, personName, isYours: mayDo(decision, reader.roles) }]
}
