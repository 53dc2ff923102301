/** What is wrong with the labels that a lead typed. `line` counts from 1. */
export type LabelProblem =
  | { readonly kind: 'too-few-labels'; readonly least: number }
  | { readonly kind: 'too-many-labels'; readonly labels: number; readonly most: number }
  | { readonly kind: 'no-label-before-colon'; readonly line: number }
  /** `other` is on an earlier line; the two differ in what nobody sees, or, where they look alike, in their alphabet. */
  | {
      readonly kind: 'label-twice' | 'labels-look-alike'
      readonly label: string
      readonly line: number
      readonly other: string
      readonly otherLine: number
    }
  | { readonly kind: 'label-is-button'; readonly label: string; readonly line: number }
  | { readonly kind: 'label-too-long'; readonly line: number; readonly length: number; readonly most: number }
  | { readonly kind: 'definition-too-long'; readonly label: string; readonly length: number; readonly most: number }
  | { readonly kind: 'label-with-semicolon'; readonly label: string }
  /** `range`: as it is written. */
  | { readonly kind: 'range-goes-down'; readonly range: string }
  | { readonly kind: 'range-too-long'; readonly range: string; readonly steps: number; readonly most: number }
  | { readonly kind: 'no-step-of-range'; readonly label: string; readonly line: number; readonly range: string }
  | { readonly kind: 'no-whole-number'; readonly label: string; readonly line: number }
