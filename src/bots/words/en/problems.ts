/** What people read about problems, in English. */
export const problems = {} as const
