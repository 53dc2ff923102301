/** The window in which an answer is written. */
export const writing = {
  fresh: { heading: 'Write', label: 'Your text' },
  draft: { heading: 'Correct', label: 'The text, corrected' },
  submit: { write: 'Save', 'review-write': 'Choose' },
} as const
