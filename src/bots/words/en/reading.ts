import type { Words } from '../../cards/card.ts'
import { count } from './count.ts'

/** What is opened to be read, and the note that flags an item. */
export const reading = {
  guide: 'Guide',
  labels: 'Labels',
  label: (name: string, definition: string): Words => [{ strong: name }, definition === '' ? '' : `: ${definition}`],
  guideline: 'Guideline',
  noGuideline: 'This campaign has no further guideline.',

  wholeItem: 'The whole item',
  context: (name: string, value: string) => `${name}: ${value}`,
  leftOut: (characters: number) => `${count(characters, 'more character')} cannot be shown here.`,

  flag: {
    heading: 'Flag an edge case',
    whatFollows:
      'Tell those who settle hard cases what is odd here. The item stays open: answer it as best you can, or skip it.',
    note: 'What makes it hard?',
    submit: 'Flag',
    keptHeading: 'Thank you',
    kept: 'Your note is saved. The item is still open in your session.',
  },
} as const
