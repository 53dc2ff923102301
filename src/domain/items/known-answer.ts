import type { Answer } from '../answer.ts'

/** What is known to be right of a gold item, and why. */
export type KnownAnswer = { readonly answer: Answer; readonly explanation: string }
