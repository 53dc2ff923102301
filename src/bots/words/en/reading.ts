import type { Words } from '../../cards/card.ts'
import { count } from './count.ts'
import { prompts } from './prompts.ts'

const { places, sides } = prompts

/** What is opened to be read, and the note that flags an item. */
export const reading = {
  guide: 'Guide',
  labels: 'Labels',
  label: (name: string, definition: string): Words => [{ strong: name }, definition === '' ? '' : `: ${definition}`],
  /** What the sides of a pair are, for those who answer and those who read what came of it. */
  sides: [
    [
      { strong: `${places.first} and ${places.second}` },
      ' are the two texts as they stand on your screen. Which comes first is drawn anew each time.',
    ],
    [
      { strong: `${sides.a} and ${sides.b}` },
      ' are the same texts by their columns in the file of items. Results go by these.',
    ],
    [{ strong: 'Tie' }, ' says that neither is better.'],
  ] satisfies Words[],
  /** The same for texts that are put in order. */
  order: [
    [
      { strong: `${prompts.textAt(1)}, ${prompts.textAt(2)}` },
      ' and so on are the texts as they stand on your screen. Their places are drawn anew each time.',
    ],
    [{ strong: 'A, B' }, ' and so on are the same texts by their columns in the file of items. Results go by these.'],
  ] satisfies Words[],
  /** How what was written is compared. */
  texts: [
    ['Capital letters, spaces and line breaks make no difference to scores. All else does.'],
    ['Of several texts for an item, the one nearest to the others stands for it.'],
  ] satisfies Words[],
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
