import type { AddFormScreen, AddPreviewScreen, SteerScreen } from '../../../domain/screens/steer-screens.ts'
import { said } from '../../words/said.ts'
import type { Part, WindowCard } from '../card.ts'
import { goldParts, leaveOutParts, leftOutParts, problemParts, sampleParts, warningParts } from './preview-window.ts'
import { readingWindow } from './reading-windows.ts'

const typedChars = 3000

/** A file or pasted rows that are to join a campaign. */
export function addFormWindow({ campaignId, name, taskType, problems }: AddFormScreen): WindowCard {
  const wrong: readonly Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ what }) => [said.problems.of(what)]) }]
  return {
    heading: said.addForm.heading,
    parts: [
      { kind: 'text', words: [{ strong: name }] },
      ...wrong,
      {
        kind: 'field',
        name: 'itemFile',
        ...said.addForm.itemFile(taskType),
        optional: true,
        input: { kind: 'file' },
      },
      {
        kind: 'field',
        name: 'itemRows',
        ...said.addForm.itemRows,
        optional: true,
        input: { kind: 'lines', initial: '', most: typedChars },
      },
      { kind: 'small', text: said.addForm.allOrNone },
    ],
    submit: { text: said.windows.preview, form: 'add', intent: { kind: 'steer', act: 'add', which: { campaignId } } },
    close: said.windows.cancel,
    closesAll: false,
  }
}

/** What was found in the file, before anything is added. */
export function addPreviewWindow(screen: AddPreviewScreen): WindowCard {
  const { campaignId, uploadId, canLeaveOut, leftOut } = screen
  const { added } = said.preview
  return {
    heading: uploadId === null ? added.heading.notReady : added.heading.ready,
    parts: [
      { kind: 'text', words: [{ strong: screen.name }] },
      ...problemParts(screen, added.problems),
      ...(canLeaveOut === null
        ? []
        : leaveOutParts(canLeaveOut.rows, { kind: 'leave-out', campaignId, uploadId: canLeaveOut.uploadId })),
      ...leftOutParts(screen),
      { kind: 'facts', facts: [added.items(screen), added.answersWanted(screen)] },
      ...goldParts(screen),
      ...warningParts(screen, added.warnings),
      ...sampleParts(screen),
    ],
    submit:
      uploadId === null
        ? null
        : { text: added.add, form: 'add-items', intent: { kind: 'add-items', campaignId, uploadId, leftOut } },
    close: said.windows.backToForm,
    closesAll: false,
  }
}

export function itemsAddedWindow(screen: Extract<SteerScreen, { kind: 'items-added' }>): WindowCard {
  const parts: Part[] = [{ kind: 'text', words: said.addForm.added(screen) }]
  return { ...readingWindow(said.addForm.addedHeading, parts), closesAll: true }
}
