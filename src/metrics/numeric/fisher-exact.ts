/** A p-value of an exact test, and its mid-p value: half the chance of the very outcome seen is left out. */
export type ExactP = {
  /** Never too small: under chance alone P(p ≤ x) ≤ x. */
  readonly p: number
  /** Close to uniform under chance alone, where `p` is too large on average. */
  readonly midP: number
}

/**
 * Fisher's exact test, one-sided: the chance of as many successes in the first group, or more, were all successes
 * dealt out over both groups at random (Fisher 1934; mid-p: Lancaster 1961, JASA 56:223-234).
 */
export function fisherMore(
  first: { readonly successes: number; readonly n: number },
  second: { readonly successes: number; readonly n: number },
): ExactP {
  const successes = first.successes + second.successes
  const total = first.n + second.n
  const logOf = logFactorials(total)
  const choose = (n: number, k: number) => (logOf[n] ?? 0) - (logOf[k] ?? 0) - (logOf[n - k] ?? 0)
  const chanceOf = (k: number) =>
    Math.exp(choose(first.n, k) + choose(second.n, successes - k) - choose(total, successes))
  let more = 0
  for (let k = first.successes + 1; k <= Math.min(first.n, successes); k++) more += chanceOf(k)
  const same = chanceOf(first.successes)
  return { p: Math.min(1, more + same), midP: Math.min(1, more + same / 2) }
}

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1)
  for (let n = 1; n <= upTo; n++) logs[n] = (logs[n - 1] ?? 0) + Math.log(n)
  return logs
}
