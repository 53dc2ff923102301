import { ratingsOfLabel, ratingsOfNone } from '../agreement/multi-choice.ts'
import { unknownClass } from '../ratings/known-classes.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { soleLeader, type TopClasses } from '../ratings/top-classes.ts'
import { type ConsensusLabels, type ConsensusReport, consensusReport } from './consensus-report.ts'

/** Known labels of an item; null where they are not known. */
export type KnownSet = readonly number[] | null

/**
 * What each method finds for an item: the ids of its labels, none where it finds that none fits; null where it finds nothing.
 * Labels that tie are not among them.
 */
export type SetLabels = {
  majority(item: number): number[] | null
  live(item: number): number[] | null
  dawidSkene(item: number): number[] | null
  /** Of Dawid and Skene's labels, the chance of the least sure one; null where there is no model. */
  posterior(item: number): number | null
}

/**
 * Consensus where an answer may hold several labels: label by label, each a matter of yes or no, as in campaigns. An item
 * is right where all of its labels are; where some tie, as often as a fair lottery would get it right.
 *
 * @param table its classes are label ids between hyphens
 * @param gold null where no gold was given
 */
export function consensusOfSetsReport(
  table: RatingTable,
  labelIds: readonly number[],
  labelName: (id: number) => string,
  truth: readonly KnownSet[],
  gold: readonly KnownSet[] | null,
): { report: ConsensusReport; labels: SetLabels } {
  const each = labelIds.map((id) => ({
    id,
    ...consensusReport(ratingsOfLabel(table, id), holding(truth, id), gold === null ? null : holding(gold, id)),
  }))
  // Where nobody said that none fits, no item has that answer.
  const none = table.classes.includes('')
    ? consensusReport(ratingsOfNone(table), sayingNone(truth), gold === null ? null : sayingNone(gold)).labels
    : null
  const judged = truth.flatMap((set, item) => (set === null || (gold?.[item] ?? null) !== null ? [] : [item]))
  const tops = (of: (labels: ConsensusLabels) => TopClasses) => each.map(({ labels }) => of(labels))
  const accuracy = (found: readonly TopClasses[], noneTop: TopClasses | undefined) =>
    judged.length === 0
      ? ({ accuracy: null, reason: { kind: 'no-known-item' } } as const)
      : {
          accuracy:
            judged.reduce((sum, item) => {
              const known = truth[item] ?? []
              const isFound = known.length > 0 || saysNone(noneTop, item)
              return sum + (isFound ? chanceRight(found, labelIds, item, known) : 0)
            }, 0) / judged.length,
        }
  const [majority, live] = [tops((labels) => labels.majority), tops((labels) => labels.live)]
  const models = each.flatMap(({ labels, report }) =>
    labels.dawidSkene === null ? [] : [{ ...labels.dawidSkene, report }],
  )
  const isWhole = models.length === each.length
  const found = isWhole ? models.map(({ top }) => top) : []
  const reasons = each.flatMap(({ id, report }) =>
    report.dawidSkene.fallbackReasons.map((doubt) => ({ kind: 'about-label', label: labelName(id), doubt }) as const),
  )
  const sets = (all: readonly TopClasses[], noneTop: TopClasses | undefined) => (item: number) => {
    const ids = labelIds.filter((_, at) => all[at] !== undefined && soleLeader(all[at], item) === 1)
    return ids.length > 0 || saysNone(noneTop, item) ? ids : null
  }
  const sum = (of: (report: ConsensusReport['dawidSkene']) => number | null) =>
    isWhole ? each.reduce((total, { report }) => total + (of(report.dawidSkene) ?? 0), 0) : null
  const report: ConsensusReport = {
    judged: judged.length,
    majority: {
      tied: table.items.filter((_, item) => majority.some((top) => soleLeader(top, item) < 0)).length,
      ...accuracy(majority, none?.majority),
    },
    live: gold === null ? { accuracy: null, reason: { kind: 'no-gold-given' } } : accuracy(live, none?.live),
    dawidSkene: {
      iterations: isWhole ? Math.max(...each.map(({ report: one }) => one.dawidSkene.iterations ?? 0)) : null,
      converged: isWhole ? each.every(({ report: one }) => one.dawidSkene.converged === true) : null,
      logLikelihood: sum(({ logLikelihood }) => logLikelihood),
      brier: judged.length === 0 ? null : sum(({ brier }) => (brier ?? 0) / each.length),
      ...(isWhole
        ? accuracy(found, none?.dawidSkene?.top)
        : { accuracy: null, ...(reasons[0] === undefined ? {} : { reason: reasons[0] }) }),
      fellBack: reasons.length > 0,
      fallbackReasons: reasons,
    },
  }
  return {
    report,
    labels: {
      majority: sets(majority, none?.majority),
      live: sets(live, none?.live),
      dawidSkene: (item) => (isWhole ? sets(found, none?.dawidSkene?.top)(item) : null),
      posterior: (item) =>
        isWhole
          ? models.reduce(
              (least, { posteriors }) =>
                Math.min(least, Math.max(posteriors[2 * item] ?? 0, posteriors[2 * item + 1] ?? 0)),
              1,
            )
          : null,
    },
  }
}

function holding(sets: readonly KnownSet[], labelId: number): Int32Array {
  return Int32Array.from(sets, (set) => (set === null ? unknownClass : set.includes(labelId) ? 1 : 0))
}

function sayingNone(sets: readonly KnownSet[]): Int32Array {
  return Int32Array.from(sets, (set) => (set === null ? unknownClass : set.length === 0 ? 1 : 0))
}

function saysNone(top: TopClasses | undefined, item: number): boolean {
  return top !== undefined && soleLeader(top, item) === 1
}

function chanceRight(
  found: readonly TopClasses[],
  labelIds: readonly number[],
  item: number,
  truth: readonly number[],
): number {
  return labelIds.reduce(
    (chance, id, at) => {
      const top = found[at]
      const leader = top === undefined ? -1 : soleLeader(top, item)
      return chance * (leader < 0 ? 0.5 : leader === (truth.includes(id) ? 1 : 0) ? 1 : 0)
    },
    truth.every((id) => labelIds.includes(id)) ? 1 : 0,
  )
}
