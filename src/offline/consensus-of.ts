import { noneWritten } from '../domain/task-types/multi-choice.ts'
import { consensusOfSetsReport, type KnownSet } from '../metrics/consensus/consensus-of-sets.ts'
import { type ConsensusReport, consensusReport } from '../metrics/consensus/consensus-report.ts'
import { knownClasses } from '../metrics/ratings/known-classes.ts'
import { soleLeader, type TopClasses } from '../metrics/ratings/top-classes.ts'
import type { AnswersByLabel } from './answers-by-label.ts'
import type { KnownCells } from './known-of-items.ts'

export type Consensus = {
  readonly report: ConsensusReport
  /** An item's label by majority, live vote, and Dawid and Skene, and the chance of the last; `''` where there is none. */
  cellsOf(item: number): readonly string[]
}

/** Consensus by every method, on single labels or on sets of them. */
export function consensusOf(answers: AnswersByLabel, truth: KnownCells, gold: KnownCells | null): Consensus {
  return answers.severalAtOnce ? ofSets(answers, truth, gold) : ofOne(answers, truth, gold)
}

function ofOne({ table, classOf }: AnswersByLabel, truth: KnownCells, gold: KnownCells | null): Consensus {
  const { classes } = table
  const known = (cells: KnownCells) =>
    knownClasses(table, new Map([...cells].map(([item, cell]) => [item, classOf(cell) ?? ''])))
  const { report, labels } = consensusReport(table, known(truth), gold === null ? null : known(gold))
  const { majority, live, dawidSkene } = labels
  const nameIn = (top: TopClasses, item: number) => classes[soleLeader(top, item)] ?? ''
  return {
    report,
    cellsOf(item) {
      const shares = dawidSkene?.posteriors.subarray(item * classes.length, (item + 1) * classes.length)
      return [
        nameIn(majority, item),
        nameIn(live, item),
        dawidSkene === null ? '' : nameIn(dawidSkene.top, item),
        shares === undefined ? '' : String(Math.max(...shares)),
      ]
    },
  }
}

function ofSets(answers: AnswersByLabel, truth: KnownCells, gold: KnownCells | null): Consensus {
  const { table, labels: names } = answers
  const ids = names.map((_, at) => at + 1)
  const idOf = new Map(names.map((name, at) => [name, at + 1]))
  const sets = (cells: KnownCells): KnownSet[] =>
    table.items.map((item) => {
      const cell = cells.get(item)
      return cell === undefined ? null : answers.partsOf(cell).map((part) => idOf.get(part) ?? 0)
    })
  const nameOf = (id: number) => names[id - 1] ?? ''
  const { report, labels } = consensusOfSetsReport(table, ids, nameOf, sets(truth), gold === null ? null : sets(gold))
  const joined = (found: readonly number[] | null) =>
    found?.length === 0 ? noneWritten : (found ?? []).map(nameOf).join(';')
  return {
    report,
    cellsOf: (item) => [
      joined(labels.majority(item)),
      joined(labels.live(item)),
      joined(labels.dawidSkene(item)),
      String(labels.posterior(item) ?? ''),
    ],
  }
}
