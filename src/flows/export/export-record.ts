import { type Answer, labelIdsOf, orderOf, textsOfAnswers } from '../../domain/answer.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { ShownOrder } from '../../domain/item.ts'
import { candidateLetters } from '../../domain/task-types/ranking.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import type { ExportedVerdict, ExportRow } from '../../store/exports/export-rows.ts'
import { wordsOf } from '../items/label-names.ts'
import { type ConsensusRecord, consensusRecord, type LabelRecord } from './consensus-record.ts'
import { countOrders, countTexts, countVotes, type Votes } from './count-votes.ts'

/** One item as it leaves: names instead of ids, pseudonyms instead of people. Times are ISO 8601 in UTC. */
export type ExportRecord = {
  /** The file's own id, or the line it came from. */
  readonly id: string
  readonly text?: string
  readonly a?: string
  readonly b?: string
  /** Of a ranking, in the order of their letters. */
  readonly candidates?: readonly string[]
  readonly draft?: string
  readonly image?: string
  readonly context?: Readonly<Record<string, string>>
} & Votes & {
    /**
     * The item's label: what an adjudicator settled, whatever the votes say, else the majority, else, in a campaign that stops
     * early, what the live vote finds. Null where that is undecided, not answered, or dropped; of several labels at once none,
     * as `[]`, where none of them fits.
     */
    readonly final: Votes['majority']
    /** Only where an adjudicator decided: who, when (ISO 8601, UTC) and why. */
    readonly settled?: VerdictRecord & { readonly labels: readonly string[] }
    readonly dropped?: VerdictRecord
    readonly consensus: ConsensusRecord
    /** Only with gold asked for, and only on gold items. */
    readonly gold?: readonly string[]
    readonly explanation?: string
    readonly answers: readonly AnswerRecord[]
    readonly flags: readonly { readonly person: string; readonly note: string; readonly raisedAt: string }[]
  }

type VerdictRecord = { readonly person: string; readonly at: string; readonly why: string }

export type AnswerRecord = {
  readonly person: string
  /** Its labels; none where it is none. */
  readonly labels: readonly string[]
  /** An answer that is no labels: of a ranking the letters of its candidates, the best first; of what was written its text. */
  readonly value?: string | readonly string[]
  readonly confidence: string | null
  readonly givenAt: string
  readonly elapsedMs: number
  readonly guidelineVersion: number
  /** False where it came after its place had gone to somebody else: it is no part of the votes. */
  readonly counted: boolean
  /** When a later answer took its place; only where such answers were asked for. */
  readonly supersededAt?: string
  /** Only of a pair or a ranking: the letters of its texts in the order in which this person was shown them. */
  readonly shownOrder?: ShownOrder
}

function votesOf({ taskType, labels }: Campaign, given: readonly Answer[]): Votes {
  const { scale } = taskTypes[taskType]
  if (scale === 'orders') return countOrders(given.map(orderOf))
  if (scale === 'texts') return countTexts(textsOfAnswers(given))
  return countVotes(labels, scale === 'sets', given.map(labelIdsOf))
}

type Words = (answer: Answer | null) => readonly string[]

/** @param pseudonym a name for a person that tells nothing of them */
export function exportRecord(
  campaign: Campaign,
  row: ExportRow,
  pseudonym: (personId: string) => string,
): ExportRecord {
  const { text, a, b, candidates, draft, image, context } = row.content
  const words = (answer: Answer | null) => wordsOf(campaign, answer)
  const { scale } = taskTypes[campaign.taskType]
  const voting = row.answers.filter(({ counted, supersededAt }) => counted && supersededAt === null)
  const votes = votesOf(
    campaign,
    voting.map(({ answer }) => answer),
  )
  const consensus = consensusRecord(campaign, row)
  return {
    id: row.externalId,
    ...(text === null ? {} : { text }),
    ...(a === null ? {} : { a }),
    ...(b === null ? {} : { b }),
    ...(candidates === undefined ? {} : { candidates }),
    ...(draft === undefined ? {} : { draft }),
    ...(image === null ? {} : { image }),
    ...(context.length === 0 ? {} : { context: Object.fromEntries(context) }),
    ...(row.gold === null ? {} : { gold: words(row.gold.answer), explanation: row.gold.explanation }),
    ...votes,
    final: finalLabel(campaign, row, votes, consensus.live),
    ...(row.verdict === null ? {} : verdictRecord(row.verdict, words, pseudonym)),
    consensus,
    answers: row.answers.map((answer) => ({
      person: pseudonym(answer.personId),
      labels: scale === 'texts' ? [] : words(answer.answer),
      ...valueIn(answer.answer),
      confidence: answer.confidence,
      givenAt: answer.givenAt.toISOString(),
      elapsedMs: answer.elapsedMs,
      guidelineVersion: answer.guidelineVersion,
      counted: answer.counted,
      ...(answer.supersededAt === null ? {} : { supersededAt: answer.supersededAt.toISOString() }),
      ...(answer.shownOrder === null ? {} : { shownOrder: answer.shownOrder }),
    })),
    flags: row.flags.map(({ personId, note, raisedAt }) => ({
      person: pseudonym(personId),
      note,
      raisedAt: raisedAt.toISOString(),
    })),
  }
}

function valueIn(answer: Answer): Pick<AnswerRecord, 'value'> {
  if (answer.kind === 'text') return { value: answer.text }
  return answer.kind === 'order' ? { value: answer.order.map((id) => candidateLetters[id - 1] ?? String(id)) } : {}
}

function finalLabel(
  campaign: Campaign,
  { verdict }: ExportRow,
  { majority, tie }: Votes,
  live: LabelRecord | null,
): ExportRecord['final'] {
  if (verdict === null) {
    if (tie.length === 0 && majority !== null) return majority
    // Answers that differ can make a label sure all the same: who gave them counts.
    return campaign.stopEarly === null ? null : live === null || live.tie.length > 0 ? null : live.label
  }
  if (verdict.kind === 'dropped') return null
  const settled = wordsOf(campaign, verdict.answer)
  return taskTypes[campaign.taskType].scale === 'sets' ? settled : (settled[0] ?? null)
}

function verdictRecord(
  { kind, personId, answer, at, why }: ExportedVerdict,
  words: Words,
  pseudonym: (personId: string) => string,
): Pick<ExportRecord, 'settled' | 'dropped'> {
  const by = { person: pseudonym(personId), at: at.toISOString(), why }
  return kind === 'settled' ? { settled: { labels: words(answer), ...by } } : { dropped: by }
}
