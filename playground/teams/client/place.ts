import type { Conversation } from '../teams-state.ts'

/** Where something is said or pressed. */
export type Place = { readonly conversation: Conversation; readonly threadId: string | null }
