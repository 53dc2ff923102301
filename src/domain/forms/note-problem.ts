/** Why what somebody wrote about an edge case was not kept. */
export type NoteProblem =
  | { readonly kind: 'note-too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'notes-full' }
