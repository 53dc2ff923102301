import type { FieldWords } from '../../cards/card.ts'

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
    hint: 'CSV or JSONL, up to 10 MB. Columns: text (or a and b), and if you like id, gold, explanation, priority, group, image, context_…',
  },
  itemRows: { label: 'Items', hint: 'Instead of a file: paste rows with the same header line.' },
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
    hint: 'How many of a hundred items have a known answer: 0 to 50. They are the rows with a value in the column gold.',
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

/** The form that starts a campaign. */
export const campaignForm = { heading: 'New campaign', fields } as const
