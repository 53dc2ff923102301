/** A number with the ends of its 95 % interval; these are null where there are too few items for one. */
export type Ranged = { readonly value: number; readonly low: number | null; readonly high: number | null }
