/** A letter of a word, and the alphabet that it is of. */
export type ForeignLetter = { readonly letter: string; readonly alphabet: 'Cyrillic' | 'Greek' | 'Latin' }

/** Words that look the same may be written in letters of different alphabets; null where they are not. */
export function foreignLetter(name: string, near: string): ForeignLetter | null {
  if (!/\p{L}/u.test(near)) return null
  const scripts = [
    { pattern: /\p{Script=Cyrillic}/u, alphabet: 'Cyrillic' },
    { pattern: /\p{Script=Greek}/u, alphabet: 'Greek' },
    { pattern: /\p{Script=Latin}/u, alphabet: 'Latin' },
  ] as const
  const found = scripts.find(({ pattern }) => pattern.test(name) && !pattern.test(near))
  return found === undefined ? null : { letter: found.pattern.exec(name)?.[0] ?? '', alphabet: found.alphabet }
}
