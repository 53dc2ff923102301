/** What people read about digest, in English. */
export const digest = {} as const
