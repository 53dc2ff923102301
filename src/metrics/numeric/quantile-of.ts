/**
 * A quantile of some numbers, interpolated linearly between neighbours (type 7 of Hyndman and Fan 1996, as in numpy).
 *
 * @param sorted ascending, at least one
 * @param p 0 to 1
 */
export function quantileOf(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
