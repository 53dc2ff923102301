import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Rating, RatingTable } from '../../src/metrics/ratings/rating-table.ts'
import { ratingTable } from '../../src/metrics/ratings/rating-table.ts'

/** A folder of reference data: answers, and what is known about them. */
export type ReferenceSet = {
  readonly name: string
  readonly ratings: readonly Rating[]
  readonly table: RatingTable
  /** True labels by item, in the order of the file; empty for the small published examples. */
  readonly truth: ReadonlyMap<string, string>
}

/** The sets of real answers with known truth. */
export const realSets = ['rte', 'dog', 'face', 'weather_cf', 'music_genre']

/** Reads one set. */
export function referenceSet(folder: string, name: string): ReferenceSet {
  const ratings = csvRows(join(folder, name, 'labels.csv')).map((row) => ({
    item: row.item ?? '',
    rater: row.annotator ?? '',
    label: row.label ?? '',
  }))
  const truthFile = join(folder, name, 'truth.csv')
  const truth = existsSync(truthFile) ? csvRows(truthFile) : []
  return {
    name,
    ratings,
    table: ratingTable(ratings),
    truth: new Map(truth.map((row) => [row.item ?? '', row.label ?? ''])),
  }
}

/** Every tenth item of the truth, as gold. */
export function everyTenthAsGold({ truth }: ReferenceSet): Map<string, string> {
  return new Map([...truth].filter((_, index) => index % 10 === 0))
}

/** The rows of a CSV file with a header. */
export function csvRows(path: string): Record<string, string>[] {
  return parse(readFileSync(path, 'utf8'), { columns: true })
}

/** A number somewhere inside a JSON file; `null` where it is not there or not a number. */
export function numberAt(json: unknown, ...path: readonly (string | number)[]): number | null {
  let at: unknown = json
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  return typeof at === 'number' ? at : null
}

/** A JSON file as data of no known shape. */
export function readJson(folder: string, ...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
}

/** The folder after `--data` among a bench's words. */
export function dataFolder(args: readonly string[]): string {
  const folder = args[args.indexOf('--data') + 1]
  if (!args.includes('--data') || folder === undefined) throw new Error('this bench needs --data DIR')
  if (!existsSync(join(folder, 'rte', 'labels.csv'))) throw new Error(`${folder} holds no reference data`)
  return folder
}
