import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'

type TaskTypeWords = {
  /** For a lead, who chooses it. */
  readonly name: string
  /** The columns of its items. */
  readonly columns: string
  /** In an invitation: what there is to do. */
  readonly task: string
  /** Above its controls, on each item. */
  readonly question: string
}

/** What each task type is called, and how it asks. */
export const taskTypes: Readonly<Record<TaskTypeName, TaskTypeWords>> = {
  choice: {
    name: 'One label for each item',
    columns: 'text',
    task: 'Choose the label that fits each item.',
    question: 'Which label fits best?',
  },
  'multi-choice-or-none': {
    name: 'Several labels for each item, or none',
    columns: 'text',
    task: 'Choose all labels that fit each item, or none.',
    question: 'Which labels fit? Tick all that do, then press Done.',
  },
  'multi-choice': {
    name: 'Several labels for each item, one at least',
    columns: 'text',
    task: 'Choose all labels that fit each item.',
    question: 'Which labels fit? Tick all that do, then press Done.',
  },
  rating: {
    name: 'A rating for each item',
    columns: 'text',
    task: 'Rate each item.',
    question: 'How do you rate it?',
  },
  pairwise: {
    name: 'The better of two texts',
    columns: 'a and b',
    task: 'Say which of two texts is better.',
    question: 'Which one is better?',
  },
  ranking: {
    name: 'The order of three to five texts',
    columns: 'a, b and c, with d and e if there are as many',
    task: 'Put three to five texts in order, the best first.',
    question: 'Which order? Tap the best one first, then the next. The last follows by itself.',
  },
  text: {
    name: 'A text, written or corrected',
    columns: 'text and, where there is something to correct, draft',
    task: 'Write a text for each item, or correct the one that is there.',
    question: 'What is the right text?',
  },
}
