/** How far people agree, as a status and a digest show it: Krippendorff's alpha, or why there is none. */
export type AgreementShown = (
  | {
      readonly alpha: number
      /** null where there are too few items for an interval. */
      readonly interval: Ends | null
      /** Items with two answers or more. */
      readonly items: number
      readonly isSample: boolean
      /** The label it is about, where an answer may hold several: the one people agree about least. */
      readonly label: string | null
    }
  | {
      readonly alpha: null
      /** Fewer than five items have two answers, or no two of these differ. */
      readonly why: 'too-few' | 'all-the-same'
      readonly items?: number
    }
) & {
  /** Where texts are compared, by how many characters tell one from another. */
  readonly isOfTexts?: true
  /** Gwet's AC1, where one label holds most answers and alpha is low whatever people do. */
  readonly ac1?: { readonly value: number; readonly interval: Ends | null } | null
  /** Kendall's W, where answers are orders; null where it cannot be told, absent elsewhere. */
  readonly kendallW?: number | null
}

type Ends = { readonly low: number; readonly high: number }
