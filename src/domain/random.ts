/** A source of chance that is handed to pure code: each call gives a number in [0, 1). */
export type Rng = () => number

/**
 * A generator fixed by its seed text: sfc32 over a 128-bit hash of the text (xmur3).
 * Where draws must not be guessed, the caller passes a text that nobody outside knows.
 */
export function seededRng(seed: string): Rng {
  const next = hashWords(seed)
  let a = next()
  let b = next()
  let c = next()
  let counter = next()
  const draw = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round++) draw()
  return draw
}

function hashWords(text: string): () => number {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return h >>> 0
  }
}

/** The same in an order that chance draws, each order as likely as any other. */
export function shuffled<T>(all: readonly T[], rng: Rng): T[] {
  const left = [...all]
  return all.flatMap(() => left.splice(Math.floor(rng() * left.length), 1))
}
