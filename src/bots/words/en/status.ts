/** What people read about status, in English. */
export const status = {} as const
