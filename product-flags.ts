/** The flags under which Node runs the product, for `npm start` and for the bench that measures it. */
export const productFlags: readonly string[] = ['--max-semi-space-size=16', '--disable-warning=ExperimentalWarning']
