/** What people read about sessions, in English. */
export const sessions = {} as const
