import type { RatingTable } from '../../metrics/rating-table.ts'
import { keptRatings } from '../../metrics/repeated-ratings.ts'
import { type SuggestionReport, suggestionReport } from '../../metrics/suggestion-report.ts'
import { BadInput } from './bad-input.ts'
import { readSuggestions, suggestionKey } from './read-suggestions.ts'

/** What suggestions did, and the answers that none of them touched: people are compared by these alone. */
export type JudgedSuggestions = { readonly report: SuggestionReport; readonly untouched: RatingTable }

/**
 * Judges the suggestions that a file tells of.
 *
 * @throws BadInput when it makes no sense, or speaks of none of the table's answers
 */
export async function judgeSuggestions(path: string, table: RatingTable): Promise<JudgedSuggestions> {
  const suggestions = await readSuggestions(path)
  const isUntouched = new Uint8Array(table.raterAt.length).fill(1)
  const answers: { isShown: boolean; agrees: boolean }[] = []
  for (const [item, id] of table.items.entries()) {
    for (let at = table.itemStart[item] ?? 0; at < (table.itemStart[item + 1] ?? 0); at++) {
      const found = suggestions.get(suggestionKey(id, table.raters[table.raterAt[at] ?? 0] ?? ''))
      if (found === undefined) continue
      answers.push({ isShown: found.isShown, agrees: found.suggestion === table.classes[table.classAt[at] ?? 0] })
      if (found.isShown) isUntouched[at] = 0
    }
  }
  if (answers.length === 0) throw new BadInput(`${path} names no item and annotator that has an answer`)
  return { report: suggestionReport(answers), untouched: keptRatings(table, isUntouched) }
}
