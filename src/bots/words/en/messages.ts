/** What people read about messages, in English. */
export const messages = {} as const
