/**
 * The flags under which Node runs the product: `npm start`, the `labelbreak` command, and the bench that measures it. Room
 * for the young, since a click leaves much behind at once; and the old collected before they have grown by a third.
 */
export const productFlags: readonly string[] = [
  '--max-semi-space-size=16',
  '--heap-growing-percent=30',
  '--disable-warning=ExperimentalWarning',
]
