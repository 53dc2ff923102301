/** Fewer people than this may all have erred. */
const fewestAnswers = 3

/**
 * Whether a known answer is to be doubted before those who failed it: three people or more met it, and more than half of
 * them chose something else.
 */
export function isSuspectGold({ answered, wrong }: { readonly answered: number; readonly wrong: number }): boolean {
  return answered >= fewestAnswers && 2 * wrong > answered
}
