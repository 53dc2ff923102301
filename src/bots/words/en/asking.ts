/** What people read about asking, in English. */
export const asking = {} as const
