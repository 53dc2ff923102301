/**
 * Words that look the same may be written in letters of different alphabets; then that is what to say, behind the first.
 * Empty where they are not.
 */
export function foreignLetter(name: string, near: string): string {
  if (!/\p{L}/u.test(near)) return ''
  const scripts = [
    { pattern: /\p{Script=Cyrillic}/u, called: 'Cyrillic' },
    { pattern: /\p{Script=Greek}/u, called: 'Greek' },
    { pattern: /\p{Script=Latin}/u, called: 'Latin' },
  ]
  const found = scripts.find(({ pattern }) => pattern.test(name) && !pattern.test(near))
  return found === undefined ? '' : `, since its “${found.pattern.exec(name)?.[0]}” is a ${found.called} letter`
}
