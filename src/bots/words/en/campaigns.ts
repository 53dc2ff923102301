/** What people read about campaigns, in English. */
export const campaigns = {} as const
