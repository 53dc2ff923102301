/**
 * Which of many findings stand when on average one in ten may be chance: Benjamini and Hochberg's step-up rule
 * (1995, Journal of the Royal Statistical Society B 57:289-300).
 *
 * @param pValues of the findings, 0 to 1
 * @param falseShare share of false findings tolerated, 0.1 unless told
 * @returns per finding its adjusted p-value, and whether it stands
 */
export function benjaminiHochberg(
  pValues: readonly number[],
  falseShare = 0.1,
): { readonly adjusted: number; readonly stands: boolean }[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0))
  const adjusted = new Float64Array(pValues.length)
  let least = 1
  for (const [place, index] of order.entries()) {
    const rank = pValues.length - place
    least = Math.min(least, ((pValues[index] ?? 1) * pValues.length) / rank)
    adjusted[index] = least
  }
  return Array.from(adjusted, (value) => ({ adjusted: value, stands: value <= falseShare }))
}
