import type { AddFormScreen, AddPreviewScreen, SteerScreen } from '../../../domain/screens/steer-screens.ts'
import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import { count } from '../../words/en/count.ts'
import type { Part, WindowCard } from '../card.ts'
import { goldParts, problemParts, sampleParts, warningParts } from './preview-window.ts'
import { readingWindow } from './reading-windows.ts'

const typedChars = 3000

const columns: Readonly<Record<TaskTypeName, string>> = {
  choice: 'text',
  'multi-choice': 'text',
  rating: 'text',
  pairwise: 'a and b',
}

/** A file or pasted rows that are to join a campaign. */
export function addFormWindow({ campaignId, name, taskType, problems }: AddFormScreen): WindowCard {
  const wrong: readonly Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ message }) => [message]) }]
  const own = `Columns: ${columns[taskType]}, and if you like id, gold, explanation, priority, group, image, context_…`
  return {
    heading: 'Add items',
    parts: [
      { kind: 'text', words: [{ strong: name }] },
      ...wrong,
      {
        kind: 'field',
        name: 'itemFile',
        label: 'Items file',
        hint: `CSV or JSONL, up to 10 MB. ${own}`,
        optional: true,
        input: { kind: 'file' },
      },
      {
        kind: 'field',
        name: 'itemRows',
        label: 'Items',
        hint: 'Instead of a file: paste rows with the same header line.',
        optional: true,
        input: { kind: 'lines', initial: '', most: typedChars },
      },
      {
        kind: 'small',
        text: 'Rows with a value in the column gold become known answers. All of a file is added, or none of it.',
      },
    ],
    submit: { text: 'Preview', form: 'add', intent: { kind: 'steer', act: 'add', which: { campaignId } } },
    close: 'Cancel',
    closesAll: false,
  }
}

/** What was found in the file, before anything is added. */
export function addPreviewWindow(screen: AddPreviewScreen): WindowCard {
  const { campaignId, uploadId, items, gold, overlap } = screen
  return {
    heading: uploadId === null ? 'Not added yet' : 'Add these?',
    parts: [
      { kind: 'text', words: [{ strong: screen.name }] },
      ...problemParts(
        screen,
        'Nothing was added. Correct the file, go back to the form and attach it again.',
        'being added',
      ),
      {
        kind: 'facts',
        facts: [
          ['New items', `${count(items, 'item')}, and ${gold} with a known answer`],
          ['Answers wanted', `${count(items * overlap, 'answer')}: ${overlap} for each item`],
        ],
      },
      ...goldParts(screen),
      ...warningParts(screen, 'add them'),
      ...sampleParts(screen),
    ],
    submit:
      uploadId === null
        ? null
        : { text: 'Add', form: 'add-items', intent: { kind: 'add-items', campaignId, uploadId } },
    close: 'Back to the form',
    closesAll: false,
  }
}

export function itemsAddedWindow({ name, items, gold }: Extract<SteerScreen, { kind: 'items-added' }>): WindowCard {
  const known = gold === 0 ? '' : ` and ${count(gold, 'known answer')}`
  const added = items === 0 && gold > 0 ? count(gold, 'known answer') : `${count(items, 'item')}${known}`
  return {
    ...readingWindow('Added', [
      { kind: 'text', words: [{ strong: `${added} added to ${name}. ` }, 'They are dealt from now on.'] },
    ]),
    closesAll: true,
  }
}
