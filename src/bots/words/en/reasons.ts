/** What people read about reasons, in English. */
export const reasons = {} as const
