/** What code and ids are made of: all else in a generated screen is somebody's text. */
const plain = /^[\w:.@+/-]{0,80}$/u

/** A screen with ordinary words in place of hostile ones, so that what is odd in how it is drawn is our own doing. */
export function calmScreen<S>(screen: S): S {
  const calm = (value: unknown): unknown => {
    if (typeof value === 'string') return plain.test(value) || value.startsWith('https://') ? value : 'Calm words'
    if (Array.isArray(value)) return value.map(calm)
    if (value === null || typeof value !== 'object' || value instanceof Date) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, calm(one)]))
  }
  return calm(screen) as S
}
