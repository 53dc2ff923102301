import type { Label } from '../../../domain/labels/label.ts'
import { limits } from '../../../domain/limits.ts'
import type { EditFormScreen, SteerScreen } from '../../../domain/screens/steer-screens.ts'
import { timeOfDay } from '../../../domain/time/time-of-day.ts'
import { said } from '../../words/said.ts'
import type { Field, Input, Part, WindowCard } from '../card.ts'
import { weekdayOptions } from './campaign-form-window.ts'
import { readingWindow } from './reading-windows.ts'

const words = said.editForm
const typedChars = 3000

/** A campaign as it is, to be changed. Each field holds what is true now; what is left alone stays. */
export function editFormWindow(screen: EditFormScreen): WindowCard {
  const { campaignId, name, guidelineVersion, digest, people, problems } = screen
  const wrong: readonly Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ what }) => [said.problems.of(what)]) }]
  return {
    heading: words.heading,
    parts: [
      { kind: 'text', words: [{ strong: name }] },
      ...wrong,
      ...guidelineFields(screen),
      optional('changeNote', { kind: 'lines', initial: '', most: limits.changeNote }),
      field('overlap', { kind: 'number', initial: screen.overlap, ...limits.overlap }),
      field('sessionMinutes', { kind: 'number', initial: screen.sessionMinutes, ...limits.sessionMinutes }),
      ...endFields(screen),
      optional('annotators', { kind: 'people', initial: people.annotator }),
      optional('adjudicators', { kind: 'people', initial: people.adjudicator }),
      optional('managers', { kind: 'people', initial: people.manager }),
      optional('leads', { kind: 'people', initial: people.lead }),
      field('digest', { kind: 'one-of', options: weekdayOptions, initial: String(digest.weekday) }),
      field('digestTime', { kind: 'time', initial: timeOfDay(digest.minuteOfDay) }),
      optional('digestChannel', { kind: 'channel', initial: screen.digestChannel }),
      { kind: 'small', text: screen.ends === null ? words.labelsStay : words.stepsStay },
    ],
    submit: {
      text: said.windows.save,
      form: 'edit',
      intent: { kind: 'edit-shown', campaignId, guidelineVersion },
    },
    close: said.windows.cancel,
    closesAll: false,
  }
}

/** As text where a field can hold it, and as a file. */
function guidelineFields({ guideline, guidelineVersion }: EditFormScreen): Field[] {
  const file = {
    kind: 'field',
    name: 'guidelineFile',
    ...(guideline === null ? words.guidelineTooLong : words.guidelineFile),
    optional: true,
    input: { kind: 'file' },
  } as const
  if (guideline === null) return [file]
  const typed = {
    kind: 'field',
    name: 'guideline',
    ...words.guideline(guidelineVersion),
    optional: true,
    input: { kind: 'lines', initial: guideline, most: typedChars },
  } as const
  return [typed, file]
}

/** What the ends of a scale are called. */
function endFields({ ends }: EditFormScreen): Field[] {
  if (ends === null) return []
  const end = (name: string, { name: step, definition }: Label): Field => ({
    ...{ kind: 'field', name, ...words.end(step), optional: true },
    input: { kind: 'line', initial: definition, most: limits.labelDefinition },
  })
  return [end('lowEnd', ends.low), end('highEnd', ends.high)]
}

function field(name: keyof typeof words.fields, input: Input): Field {
  return { kind: 'field', name, ...words.fields[name], optional: false, input }
}

function optional(name: keyof typeof words.fields, input: Input): Field {
  return { ...field(name, input), optional: true }
}

/** What was changed. */
export function editedWindow({ name, changes }: Extract<SteerScreen, { kind: 'edited' }>): WindowCard {
  const isSame = changes.length === 0
  const parts: Part[] = isSame
    ? [{ kind: 'text', words: [words.nothingChanged] }]
    : [
        { kind: 'text', words: [{ strong: name }] },
        { kind: 'list', entries: changes.map(words.change) },
      ]
  return { ...readingWindow(isSame ? words.nothingChangedHeading : words.savedHeading, parts), closesAll: true }
}
