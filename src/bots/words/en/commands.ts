/** What people read about commands, in English. */
export const commands = {} as const
