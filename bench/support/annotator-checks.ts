import { join } from 'node:path'
import { knownClasses } from '../../src/metrics/ratings/known-classes.ts'
import { ratingMajority } from '../../src/metrics/ratings/rating-votes.ts'
import { soleLeader } from '../../src/metrics/ratings/top-classes.ts'
import { annotatorReports } from '../../src/metrics/signs/annotator-report.ts'
import type { Check } from './check.ts'
import { close } from './check.ts'
import type { ReferenceSet } from './reference-set.ts'
import { csvRows } from './reference-set.ts'

/** Every annotator judged by the truth, and the majority of every item without a tie. */
export function annotatorChecks(folder: string, { name, table, truth }: ReferenceSet): Check[] {
  const reports = new Map(annotatorReports(table, knownClasses(table, truth)).map((one) => [one.annotator, one]))
  const rows = csvRows(join(folder, name, 'annotators_expected.csv')).filter((row) => Number(row.gold_n) > 0)
  const furthest = (of: (id: string, row: Record<string, string>) => number) =>
    rows.reduce((most, row) => Math.max(most, of(row.annotator ?? '', row)), 0)
  const off = (found: number | null | undefined, printed: string | undefined) =>
    Math.abs((found ?? 9) - Number(printed))
  const majority = ratingMajority(table)
  const voted = new Map(csvRows(join(folder, name, 'consensus_expected.csv')).map((row) => [row.item, row.mv]))
  const otherwise = table.items.filter((id, item) => {
    const leader = soleLeader(majority, item)
    return leader >= 0 && table.classes[leader] !== voted.get(id)
  })
  return [
    close(
      name,
      'annotators that are judged',
      [...reports.values()].filter(({ judged }) => judged > 0).length,
      rows.length,
      0,
    ),
    close(
      name,
      'annotators, answers judged, furthest',
      furthest((id, row) => off(reports.get(id)?.judged, row.gold_n)),
      0,
      0.5,
    ),
    close(
      name,
      'annotators, accuracy, furthest',
      furthest((id, row) => off(reports.get(id)?.accuracy, row.accuracy)),
      0,
      1e-8,
    ),
    close(
      name,
      'annotators, Wilson low, furthest',
      furthest((id, row) => off(reports.get(id)?.wilson?.[0], row.wilson95_lo)),
      0,
      1e-8,
    ),
    close(
      name,
      'annotators, Wilson high, furthest',
      furthest((id, row) => off(reports.get(id)?.wilson?.[1], row.wilson95_hi)),
      0,
      1e-8,
    ),
    close(name, 'majority, labels that differ', otherwise.length, 0, 0.5),
  ]
}
