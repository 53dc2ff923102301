import { count } from './count.ts'

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
  /** At a field that has to be filled in. */
  required: 'Please fill this in.',
  /** In place of a field for a file, where forms take none. */
  noFile: 'To use a file, send it to me in our chat: I then open this form with it. Or paste the text instead.',
  /** At a field of a form that is too long to be shown again whole. @param text how it begins */
  keptAsTyped: (text: string, characters: number) =>
    `What you typed is kept, all ${count(characters, 'character')}: ${text} Type here only to put something else in its place.`,
  /** At such a field that need not hold anything. @param label what it is called */
  leaveEmpty: (label: string) => `Leave “${label}” empty`,
  /** In place of a window that took too long; what came of it follows as a message. */
  stillAtWork: 'Still at work: what comes of it will be in our chat.',
  /** Back to a form whose time is over. */
  goneMeanwhile: 'That form is no longer open. Nothing was changed.',
  noChannel:
    'Add Labelbreak to the team, and type in the channel, with a mention: digest, the name of the campaign, here.',
} as const
