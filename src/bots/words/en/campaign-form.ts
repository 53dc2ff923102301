import type { FileLook } from '../../../domain/items/file-look.ts'
import type { ColumnUse } from '../../../domain/items/guess-columns.ts'
import type { FieldWords, Words } from '../../cards/card.ts'
import { count, listed } from './count.ts'

const fields = {
  name: { label: 'Name', hint: 'Short: everybody sees it above each item.' },
  purpose: {
    label: 'Purpose',
    hint: 'One sentence on what the labels are for. Experts help more gladly when they know.',
  },
  taskType: { label: 'Task type', hint: null },
  labels: {
    label: 'Labels',
    hint: 'One a line, as “Name: definition”. For a rating name its ends, as “1 useless … 5 publishable”, or write one line for each step. For the better of two texts leave this empty.',
  },
  guideline: {
    label: 'Guideline',
    hint: 'How to decide, and what to do with hard cases. Experts open it with one tap.',
  },
  guidelineFile: { label: 'Guideline file', hint: 'Instead, where it is longer: a text or Markdown file.' },
  itemFile: {
    label: 'Items file',
    hint: 'CSV with a header line, or JSONL, up to 10 MB. Next you see which column is read as what.',
  },
  itemRows: { label: 'Items', hint: 'Instead of a file: paste rows, the header line first.' },
  columnText: { label: 'Column with the text', hint: null },
  columnA: { label: 'Column with text A', hint: null },
  columnB: { label: 'Column with text B', hint: null },
  columnC: { label: 'Column with text C', hint: null },
  columnD: { label: 'Column with text D', hint: null },
  columnE: { label: 'Column with text E', hint: null },
  columnGold: {
    label: 'Column with known answers',
    hint: 'Filled for some rows: these are mixed in and score everybody.',
  },
  columnId: { label: 'Column with ids', hint: null },
  columnPriority: { label: 'Column with priorities', hint: '0 to 9; larger goes first.' },
  columnContext: { label: 'Shown beside each item', hint: 'Nothing that gives the answer away.' },
  overlap: { label: 'Overlap', hint: 'How many people judge each item, each on their own: 1 to 20.' },
  stopAt: {
    label: 'Stop early at (%)',
    hint: 'Leave empty to have every item judged by that many. With 95, an item is done as soon as its label is right with a chance of 95 in 100; one that is still unsure with all its answers goes to an adjudicator.',
  },
  fewestAnswers: {
    label: 'At least answers',
    hint: 'With stopping early only: never done with fewer than this. Empty means 2.',
  },
  goldShare: {
    label: 'Known answers (%)',
    hint: 'How many of a hundred items that somebody sees have a known answer: 0 to 50.',
  },
  sessionMinutes: { label: 'Session length (minutes)', hint: 'Offered beside 5, 10 and 20: 1 to 30.' },
  annotators: {
    label: 'Annotators',
    hint: 'Once you launch, each gets a direct message at a good time for them.',
  },
  adjudicators: {
    label: 'Adjudicators',
    hint: 'They settle items on which answers disagree. Without any, the leads do.',
  },
  managers: { label: 'Managers', hint: 'They see progress and scores. You are the lead.' },
  digest: { label: 'Weekly digest day', hint: null },
  digestTime: { label: 'Weekly digest time', hint: 'In the local time of whoever gets it.' },
  digestChannel: {
    label: 'Weekly digest also to a channel',
    hint: 'Without names and scores. Invite Labelbreak to the channel first, or it cannot post there. Leave this empty for none.',
  },
} as const satisfies Readonly<Record<string, FieldWords>>

/** The form that starts a campaign, in three windows. */
export const campaignForm = {
  headings: { what: 'New campaign, 1 of 3', items: 'New campaign, 2 of 3', who: 'New campaign, 3 of 3' },
  fields,
  next: 'Next',
  back: 'Back',
  itemsKept: ({ name, rows }: { readonly name: string; readonly rows: number }): Words => [
    { strong: `${name}, ${count(rows, 'row')}, is kept. ` },
    'Attach a file only to replace it.',
  ],
  guidelineKept: (name: string) => `${name} is kept. Attach a file, or write above, only to replace it.`,
  itemsRead: (name: string, { rows, columns }: FileLook): Words => [
    { strong: `${name === '' ? '' : `${name}: `}${count(rows, 'row')}, ${count(columns.length, 'column')}. ` },
    ...(columns.length > 1 ? ['Is each column read as what it is?'] : []),
  ],
  noColumn: 'None',
  column: (name: string, first: string) => (first === '' ? name : `${name} (${first})`),
  alsoRead: (columns: readonly { readonly use: ColumnUse; readonly name: string }[]) =>
    `Also read: ${listed(columns.map(({ use, name }) => (use === name ? name : `${name} as ${use}`)))}. All other columns are left out.`,
  firstItem: [{ strong: 'The first item, as an expert sees it' }] satisfies Words,
  showAgain: 'Show it with these columns',
} as const
