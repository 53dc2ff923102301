import { shown } from './bad-input.ts'
import type { Wanted } from './find-columns.ts'
import type { Listener } from './listener.ts'
import { readScoreRows } from './read-score-rows.ts'

const wanted: Wanted = {
  columns: {
    item: { names: ['item', 'task'] },
    annotator: { names: ['annotator', 'worker'] },
    suggestion: { names: ['suggestion'] },
    shown: { names: ['shown'] },
  },
}
const yes = ['yes', 'true', '1']
const no = ['no', 'false', '0']

/** What a model suggested for an answer, and whether the person saw it. */
export type Suggested = { readonly suggestion: string; readonly isShown: boolean; readonly line: number }

/** Suggestions by item and annotator, as `suggestionKey` names them. */
export type Suggestions = ReadonlyMap<string, Suggested>

export function suggestionKey(item: string, annotator: string): string {
  return JSON.stringify([item, annotator])
}

/**
 * The suggestions of a CSV file.
 *
 * @throws BadInput where it is not told whether one was shown, or one answer has two; all of them are named
 */
export async function readSuggestions(path: string, { note }: Listener): Promise<Suggestions> {
  const found = new Map<string, Suggested>()
  await readScoreRows(path, wanted, note, ([item = '', annotator = '', suggestion = '', word = ''], line) => {
    const said = word.toLowerCase()
    if (!yes.includes(said) && !no.includes(said)) return `shown is yes or no, not ${shown(word)}`
    const key = suggestionKey(item, annotator)
    const first = found.get(key)
    if (first !== undefined) {
      return `another suggestion for item ${shown(item)} and annotator ${shown(annotator)} than at line ${first.line}`
    }
    found.set(key, { suggestion, isShown: yes.includes(said), line })
    return null
  })
  return found
}
