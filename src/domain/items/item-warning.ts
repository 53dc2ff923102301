/** What is odd but not wrong about the items of a campaign. */
export type ItemWarning = SupplyWarning | GoldLookWarning | RowWarning

/** What the whole of a campaign's items and people may lack. */
export type SupplyWarning =
  | { readonly kind: 'too-few-annotators'; readonly overlap: number; readonly annotators: number }
  | { readonly kind: 'no-gold' | 'no-guideline' | 'others-adding' }
  | { readonly kind: 'gold-never-shown'; readonly gold: number }
  /** `met`: about so many gold items meets each annotator; `there`: so many are there for each. */
  | { readonly kind: 'gold-runs-out'; readonly met: number; readonly there: number }
  /** The first of the labels that no gold item has, and how many more there are. */
  | { readonly kind: 'labels-without-gold'; readonly labels: readonly string[]; readonly more: number }

/** What would tell gold from other items. */
export type GoldLookWarning =
  /** Characters in the middle of each kind. */
  | { readonly kind: 'gold-length'; readonly gold: number; readonly others: number }
  /** Half of the texts of each kind have so many characters. */
  | { readonly kind: 'gold-length-spread'; readonly gold: Span; readonly others: Span }
  | { readonly kind: 'gold-filled'; readonly column: string; readonly gold: PartOf; readonly others: PartOf }
  /** What all ids of gold begin with, or end in. */
  | { readonly kind: 'gold-ids-begin' | 'gold-ids-end'; readonly with: string }
  | { readonly kind: 'gold-ids-bare' }

type Span = { readonly from: number; readonly to: number }
type PartOf = { readonly rows: number; readonly of: number }

/** What is odd about rows. */
export type RowWarning =
  /** `near`: the column that may be meant. */
  | { readonly kind: 'column-unused'; readonly column: string; readonly near: string | null }
  | { readonly kind: RowOddity; readonly lines: readonly number[]; readonly more: number }

export type RowOddity =
  | 'header-again'
  | 'cell-without-column'
  | 'gold-unexplained'
  | 'explanation-without-gold'
  | 'ids-shortened'
  | 'text-means-nothing'
  | 'formula-beside-text'
  | 'lost-character'
  | 'fewer-cells'
