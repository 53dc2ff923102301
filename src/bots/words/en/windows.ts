/** What the frames of windows say, whatever is in them. */
export const windows = {
  close: 'Close',
  cancel: 'Cancel',
  backToForm: 'Back to the form',
  preview: 'Preview',
  save: 'Save',
} as const
