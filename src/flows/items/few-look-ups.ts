type Nearest = (word: string, known: readonly string[]) => string | null

/** A file may hold a million wrong words; advice on the first of them is enough. */
const mostWords = 500

/** Looks for the nearest word once for each of the first words, and not at all for those that come later. */
export function fewLookUps(nearest: Nearest): Nearest {
  const found = new Map<string, string | null>()
  return (word, known) => {
    const before = found.get(word)
    if (before !== undefined) return before
    if (found.size >= mostWords) return null
    const near = nearest(word, known)
    found.set(word, near)
    return near
  }
}
