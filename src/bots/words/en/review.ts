/** What people read about review, in English. */
export const review = {} as const
