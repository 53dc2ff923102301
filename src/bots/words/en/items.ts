/** What people read about items, in English. */
export const items = {} as const
