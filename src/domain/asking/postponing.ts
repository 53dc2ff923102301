/** What somebody who is asked may choose in place of labeling now. */
export const postponings = ['hour', 'after-lunch', 'tomorrow'] as const
export type Postponing = (typeof postponings)[number]
