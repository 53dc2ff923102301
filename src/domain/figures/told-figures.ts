import type { Ranged } from './ranged.ts'

/** Figures that a status and a digest tell alike, in the order in which they are read. */
export const figureNames = ['shown-first', 'label-minutes', 'right-label-minutes'] as const

export type FigureName = (typeof figureNames)[number]

/** Those that can be told, by name. */
export type ToldFigures = { readonly [name in FigureName]?: Ranged }

/** Where they are read: a digest has more room. */
export type FigurePlace = 'status' | 'digest'
