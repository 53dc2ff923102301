import type { FieldProblem } from '../../../domain/forms/campaign-form.ts'
import { limits } from '../../../domain/limits.ts'
import { type TaskTypeName, taskTypeNames } from '../../../domain/task-types/task-types.ts'
import type { Field, Input, Part, WindowCard } from '../card.ts'

const taskWords: Readonly<Record<TaskTypeName, string>> = {
  choice: 'One label for each item',
  'multi-choice': 'Several labels for each item',
  rating: 'A rating for each item',
  pairwise: 'The better of two texts',
}

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** What both forms say of the channel that gets the digest. */
export const digestChannelField = {
  name: 'digestChannel',
  label: 'Weekly digest also to a channel',
  hint: 'Without names and scores. Invite Labelbreak to the channel first, or it cannot post there. Leave this empty for none.',
} as const

/** What one text field of a window can hold. */
const typedChars = 3000

/** `digest` is the weekday of the digest and `digestTime` its time; every other field is one of `CampaignForm`. */
const fields: readonly Field[] = [
  field(
    'name',
    'Name',
    { kind: 'line', initial: '', most: limits.campaignName },
    'Short: everybody sees it above each item.',
  ),
  optional(
    'purpose',
    'Purpose',
    { kind: 'line', initial: '', most: 300 },
    'One sentence on what the labels are for. Experts help more gladly when they know.',
  ),
  field('taskType', 'Task type', {
    kind: 'one-of',
    options: taskTypeNames.map((value) => ({ value, text: taskWords[value] })),
    initial: 'choice',
  }),
  optional(
    'labels',
    'Labels',
    { kind: 'lines', initial: '', most: typedChars },
    'One a line, as “Name: definition”. For a rating write 1-5, or one line for each step. For the better of two texts leave this empty.',
  ),
  optional(
    'guideline',
    'Guideline',
    { kind: 'lines', initial: '', most: typedChars },
    'How to decide, and what to do with hard cases. Experts open it with one tap.',
  ),
  optional(
    'guidelineFile',
    'Guideline file',
    { kind: 'file' },
    'Instead, where it is longer: a text or Markdown file.',
  ),
  optional(
    'itemFile',
    'Items file',
    { kind: 'file' },
    'CSV or JSONL, up to 10 MB. Columns: text (or a and b), and if you like id, gold, explanation, priority, group, image, context_…',
  ),
  optional(
    'itemRows',
    'Items',
    { kind: 'lines', initial: '', most: typedChars },
    'Instead of a file: paste rows with the same header line.',
  ),
  field(
    'overlap',
    'Overlap',
    { kind: 'number', initial: 3, ...limits.overlap },
    'How many people judge each item, each on their own: 1 to 20.',
  ),
  optional(
    'stopAt',
    'Stop early at (%)',
    { kind: 'number', initial: null, ...limits.stopAtPercent },
    'Leave empty to have every item judged by that many. With 95, an item is done as soon as its label is right with a chance of 95 in 100; one that is still unsure with all its answers goes to an adjudicator.',
  ),
  optional(
    'fewestAnswers',
    'At least answers',
    { kind: 'number', initial: null, ...limits.overlap },
    'With stopping early only: never done with fewer than this. Empty means 2.',
  ),
  field(
    'goldShare',
    'Gold share (%)',
    { kind: 'number', initial: 10, min: limits.goldShare.min * 100, max: limits.goldShare.max * 100 },
    'How many of a hundred items have a known answer: 0 to 50. They are the rows with a value in the column gold.',
  ),
  field(
    'sessionMinutes',
    'Session length (minutes)',
    { kind: 'number', initial: 10, ...limits.sessionMinutes },
    'Offered beside 5, 10 and 20: 1 to 30.',
  ),
  field(
    'annotators',
    'Annotators',
    { kind: 'people' },
    'Once you launch, each gets a direct message at a good time for them.',
  ),
  optional(
    'adjudicators',
    'Adjudicators',
    { kind: 'people' },
    'They settle items on which answers disagree. Without any, the leads do.',
  ),
  optional('managers', 'Managers', { kind: 'people' }, 'They see progress and scores. You are the lead.'),
  field('digest', 'Weekly digest day', {
    kind: 'one-of',
    options: weekdays.map((text, at) => ({ value: String(at + 1), text })),
    initial: '1',
  }),
  field(
    'digestTime',
    'Weekly digest time',
    { kind: 'time', initial: '09:00' },
    'In the local time of whoever gets it.',
  ),
  { kind: 'field', ...digestChannelField, optional: true, input: { kind: 'channel', initial: null } },
]

export function campaignFormWindow(problems: readonly FieldProblem[]): WindowCard {
  const shown: Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ message }) => [message]) }]
  return {
    heading: 'New campaign',
    parts: [...shown, ...fields],
    submit: { text: 'Preview', form: 'campaign', intent: { kind: 'new-campaign' } },
    close: 'Cancel',
    closesAll: false,
  }
}

function field(name: string, label: string, input: Input, hint: string | null = null): Field {
  return { kind: 'field', name, label, hint, optional: false, input }
}

function optional(name: string, label: string, input: Input, hint: string): Field {
  return { ...field(name, label, input, hint), optional: true }
}
