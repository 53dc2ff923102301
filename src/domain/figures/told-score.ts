/** How many of `n` answers to gold were right, and where the share of all very likely lies: 0 to 1, at 95 %. */
export type ToldScore = { readonly right: number; readonly n: number; readonly low: number; readonly high: number }
