/** How many known answers somebody met, and how many of theirs were right. What is said of a person is said with this. */
export type KnownTally = { readonly right: number; readonly answered: number }
