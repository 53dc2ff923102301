/** What people read about gold, in English. */
export const gold = {} as const
