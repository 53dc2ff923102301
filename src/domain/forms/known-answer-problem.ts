/** Why a known answer was not corrected. */
export type KnownAnswerProblem =
  | { readonly kind: 'no-right-answer' }
  | { readonly kind: 'explanation-too-long'; readonly length: number; readonly most: number }
