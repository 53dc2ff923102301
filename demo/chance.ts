import { createHash } from 'node:crypto'

/**
 * Chance that depends on the seed and on what is drawn, never on what was drawn before: the same person decides the same
 * about the same item in every run of a seed, in whatever order items come.
 *
 * @returns a number in [0, 1)
 */
export type Chance = (...about: readonly (string | number)[]) => number

export function seededChance(seed: number): Chance {
  return (...about) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...about]))
      .digest()
      .readUInt32BE(0) /
    2 ** 32
}

/** @param drawn in [0, 1) */
export function between(low: number, high: number, drawn: number): number {
  return low + (high - low) * drawn
}

/** @param drawn in [0, 1) */
export function oneOf<T>(values: readonly T[], drawn: number): T {
  const value = values[Math.floor(drawn * values.length)]
  if (value === undefined) throw new RangeError('there is nothing to choose from')
  return value
}

/** A new array in an order of its own. */
export function shuffled<T>(values: readonly T[], draw: (at: number) => number): T[] {
  return values
    .map((value, at) => ({ value, key: draw(at) }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value)
}
