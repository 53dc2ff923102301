/** What the frames of windows say, whatever is in them. */
export const windows = {
  close: 'Close',
  cancel: 'Cancel',
  backToForm: 'Back to the form',
  preview: 'Preview',
  save: 'Save',
  /** Beside a list, where choosing alone does nothing. */
  choose: 'Choose',
  /** In a window that holds more than is shown at once. */
  readOn: 'Read on',
  /** Below words that were typed, where a window can only be opened by a button. */
  open: 'Open',
  /** In place of a field for a file, where forms take none. */
  noFile: 'This form takes no file here: paste the text instead.',
  noChannel: 'A channel cannot be chosen here yet.',
} as const
