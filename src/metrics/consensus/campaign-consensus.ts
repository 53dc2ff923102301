import type { ModelDoubt } from '../../domain/figures/model-doubt.ts'
import { ratingsOfLabel, ratingsOfNone } from '../agreement/multi-choice.ts'
import type { Measured } from '../numeric/measured.ts'
import { unknownClass } from '../ratings/known-classes.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { raterScores } from '../ratings/rating-votes.ts'
import { fitTemperature } from './fit-temperature.ts'
import { voteAccuracy, voteWeight } from './live-vote.ts'
import { type GivenOrder, orderVote } from './order-vote.ts'
import { type OvernightConsensus, overnightConsensus } from './overnight-consensus.ts'

/** What all answers together say of one item. */
export type OvernightLabel = {
  /** Leading labels, ascending; several where they tie, any number where an answer may hold several, as in an `ItemVote`. */
  readonly labelIds: readonly number[]
  readonly isTie: boolean
  /** The chance that these are right; of several at once that of the least sure label. */
  readonly posterior: number
  /** The chance of each label, in the order of their ids. */
  readonly posteriors: readonly number[]
}

export type CampaignConsensus = {
  readonly method: 'dawid-skene' | 'live-vote' | 'mixed'
  readonly version: string
  /** Why Dawid and Skene's model was not used, or not for every label; empty where it was. */
  readonly reasons: readonly ModelDoubt[]
  labelOf(item: number): OvernightLabel
}

/** Chances closer than this to one half are a tie. */
const same = 1e-9

/**
 * The overnight consensus of a campaign with one label an answer.
 *
 * @param table its classes are all label ids as text
 * @param goldClass per item the index of its known class, or −1
 */
export function consensusOfOne(table: RatingTable, goldClass: Int32Array): CampaignConsensus {
  const { method, version, fallbackReasons, top, posteriors } = overnightConsensus(table, goldClass)
  const ids = table.classes.map(Number)
  const width = ids.length
  return {
    method,
    version,
    reasons: fallbackReasons,
    labelOf(item) {
      const from = top.start[item] ?? 0
      const to = top.start[item + 1] ?? 0
      const row = Array.from(posteriors.subarray(item * width, (item + 1) * width))
      const labelIds = Array.from(top.classes.subarray(from, to), (at) => ids[at] ?? 0)
      return { labelIds, isTie: to - from > 1, posterior: Math.max(...row), posteriors: row }
    },
  }
}

/**
 * The same where an answer may hold several labels: label by label, each a matter of yes or no, and so is that none fits. An
 * item of which no label is likely, nor that none fits, is tied.
 *
 * @param table its classes are the answers' label ids between hyphens
 * @param goldSets per item its known labels, or null
 */
export function consensusOfSets(
  table: RatingTable,
  goldSets: readonly (readonly number[] | null)[],
  labelIds: readonly number[],
): CampaignConsensus {
  const each = labelIds.map((id): OvernightConsensus => {
    const gold = Int32Array.from(goldSets, (set) => (set === null ? unknownClass : set.includes(id) ? 1 : 0))
    return overnightConsensus(ratingsOfLabel(table, id), gold)
  })
  // Where nobody may say that none fits, or nobody did, no item has that answer.
  const none = table.classes.includes('')
    ? overnightConsensus(
        ratingsOfNone(table),
        Int32Array.from(goldSets, (set) => (set === null ? unknownClass : set.length === 0 ? 1 : 0)),
      )
    : null
  const methods = new Set(each.map(({ method }) => method))
  const [only] = methods
  return {
    method: methods.size === 1 && only !== undefined ? only : 'mixed',
    version: [...new Set(each.map(({ version }) => version))].sort().join('+'),
    reasons: onlyOnce(each.flatMap(({ fallbackReasons }) => fallbackReasons)),
    labelOf(item) {
      const row = each.map(({ posteriors }) => posteriors[item * 2 + 1] ?? 0)
      const leading = labelIds.filter((_, at) => (row[at] ?? 0) > 0.5 + same)
      const isNone = (none?.posteriors[item * 2 + 1] ?? 0) > 0.5 + same
      return {
        labelIds: leading,
        isTie: row.some((chance) => Math.abs(chance - 0.5) <= same) || (leading.length === 0 && !isNone),
        posterior: row.reduce((least, chance) => Math.min(least, Math.max(chance, 1 - chance)), 1),
        posteriors: row,
      }
    },
  }
}

/**
 * The same where answers are orders: each item's live vote, its answers weighed by how their givers do on gold.
 *
 * @param table its classes are the answers' label ids between hyphens, the best first
 * @param goldClass per item the index of its known class, or −1
 */
export function consensusOfOrders(
  table: RatingTable,
  goldClass: Int32Array,
  labelIds: readonly number[],
): CampaignConsensus {
  const { right, answered } = raterScores(table, goldClass)
  const orders = table.classes.map((key) => key.split('-').map(Number))
  return {
    method: 'live-vote',
    version: 'mallows/1',
    reasons: [],
    labelOf(item) {
      const given: GivenOrder[] = []
      for (let at = table.itemStart[item] ?? 0; at < (table.itemStart[item + 1] ?? 0); at++) {
        const rater = table.raterAt[at] ?? 0
        const score = { right: right[rater] ?? 0, answered: answered[rater] ?? 0 }
        given.push({ order: orders[table.classAt[at] ?? 0] ?? [], score })
      }
      return orderVote(given, labelIds, 1)
    },
  }
}

/**
 * The temperature of the live vote, fitted on gold: each gold item's answers are weighed by how their givers do on the
 * other golds. Undefined under 100 golds with answers.
 *
 * @param goldClass per item the index of its known class, or −1
 */
export function temperatureOf(table: RatingTable, goldClass: Int32Array): Measured {
  const { right, answered } = raterScores(table, goldClass)
  const width = table.classes.length
  const golds = Array.from(goldClass, (known, item) => ({ known, item })).filter(({ known }) => known >= 0)
  return fitTemperature(
    golds.map(({ known, item }) => {
      const scores = table.classes.map(() => 0)
      for (let at = table.itemStart[item] ?? 0; at < (table.itemStart[item + 1] ?? 0); at++) {
        const rater = table.raterAt[at] ?? 0
        const label = table.classAt[at] ?? 0
        const wasRight = label === known ? 1 : 0
        const others = { right: (right[rater] ?? 0) - wasRight, answered: (answered[rater] ?? 0) - 1 }
        scores[label] = (scores[label] ?? 0) + voteWeight(voteAccuracy(others, width), width)
      }
      return { scores, known }
    }),
  )
}

function onlyOnce(doubts: readonly ModelDoubt[]): ModelDoubt[] {
  return [...new Map(doubts.map((doubt) => [JSON.stringify(doubt), doubt])).values()]
}
