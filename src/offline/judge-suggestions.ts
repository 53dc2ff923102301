import { count } from '../bots/words/en/count.ts'
import { keptRatings } from '../metrics/agreement/repeated-ratings.ts'
import type { RatingTable } from '../metrics/ratings/rating-table.ts'
import { type SuggestionReport, suggestionReport } from '../metrics/suggestions/suggestion-report.ts'
import type { AnswersByLabel } from './answers-by-label.ts'
import { BadInput } from './bad-input.ts'
import { noteUngiven } from './known-of-items.ts'
import type { Listener } from './listener.ts'
import { readSuggestions, suggestionKey } from './read-suggestions.ts'

/** What suggestions did, and the answers that none of them touched: people are compared by these alone. */
export type JudgedSuggestions = { readonly report: SuggestionReport; readonly untouched: RatingTable }

/**
 * Judges the suggestions that a file tells of. Those that fit no answer, and labels that nobody gave, are told.
 *
 * @throws BadInput when it makes no sense, or speaks of none of the answers
 */
export async function judgeSuggestions(
  path: string,
  byLabel: AnswersByLabel,
  listener: Listener,
): Promise<JudgedSuggestions> {
  const { table, classOf } = byLabel
  const suggestions = await readSuggestions(path, listener)
  const isUntouched = new Uint8Array(table.raterAt.length).fill(1)
  const answers: { isShown: boolean; agrees: boolean }[] = []
  const cells: string[] = []
  for (const [item, id] of table.items.entries()) {
    for (let at = table.itemStart[item] ?? 0; at < (table.itemStart[item + 1] ?? 0); at++) {
      const found = suggestions.get(suggestionKey(id, table.raters[table.raterAt[at] ?? 0] ?? ''))
      if (found === undefined) continue
      cells.push(found.suggestion)
      answers.push({
        isShown: found.isShown,
        agrees: classOf(found.suggestion) === table.classes[table.classAt[at] ?? 0],
      })
      if (found.isShown) isUntouched[at] = 0
    }
  }
  if (answers.length === 0) throw new BadInput(`${path} names no item and annotator that has an answer`)
  const strangers = suggestions.size - answers.length
  if (strangers > 0) {
    const are = count(strangers, 'suggestion fits no answer and is', 'suggestions fit no answer and are')
    listener.note(`${path}: ${are} passed over.`)
  }
  noteUngiven(path, cells, byLabel, 'suggestion', listener.note)
  return { report: suggestionReport(answers), untouched: keptRatings(table, isUntouched) }
}
