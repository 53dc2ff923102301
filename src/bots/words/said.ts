import { english } from './en/english.ts'
import type { InAnyLanguage } from './in-any-language.ts'

/** What another language has to say: a folder beside `en/` that exports this. */
export type Said = InAnyLanguage<typeof english>

/**
 * Every sentence that a person reads, by the noun it is about. Cards lay out, codes say what is so, and nothing else
 * puts it into words.
 */
export const said: Said = english
