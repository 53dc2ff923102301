/** What code and ids are made of, unlike marks of style and spelled emoji: all else in a generated screen is somebody's text. */
const plain = /^(?!.*(?:__|:[a-z]+:))(?:[\w:.@+/-]{0,79}[A-Za-z0-9])?$/u

/** What people may leave empty, and the names by which none of the labels is meant; of all else shrinking made nothing. */
const mayBeEmpty = new Set([
  ...[
    'definition',
    'explanation',
    'purpose',
    'text',
    'a',
    'b',
    'note',
    'why',
    'guideline',
    'reason',
    'instead',
    'label',
  ],
  ...['truth'],
])

/** A screen with ordinary words in place of hostile ones, so that what is odd in how it is drawn is our own doing. */
export function calmScreen<S>(screen: S): S {
  const calm = (value: unknown): unknown => {
    if (typeof value === 'string') return plain.test(value) || value.startsWith('https://') ? value : 'Calm words'
    // Nothing has no name: an empty one is what shrinking comes to.
    if (Array.isArray(value)) return value.map((one) => (one === '' ? 'Calm words' : calm(one)))
    if (value === null || typeof value !== 'object' || value instanceof Date) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, one === '' && !mayBeEmpty.has(key) ? 'Calm words' : calm(one)]),
    )
  }
  return calm(screen) as S
}

/** Every text in a value, other people's words among them. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
