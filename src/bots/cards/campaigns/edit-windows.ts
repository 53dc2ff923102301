import { limits } from '../../../domain/limits.ts'
import type { Role } from '../../../domain/person.ts'
import type { EditChange, EditFormScreen, SteerScreen } from '../../../domain/screens/steer-screens.ts'
import { count, listed } from '../../words/en/count.ts'
import type { Field, Input, Part, WindowCard, Words } from '../card.ts'
import { digestChannelField, weekdays } from './campaign-form-window.ts'
import { readingWindow } from './reading-windows.ts'

const typedChars = 3000

/** A campaign as it is, to be changed. Each field holds what is true now; what is left alone stays. */
export function editFormWindow(screen: EditFormScreen): WindowCard {
  const { campaignId, name, guideline, guidelineVersion, digest, people, problems } = screen
  const wrong: readonly Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ message }) => [message]) }]
  const typed: readonly Field[] =
    guideline === null
      ? []
      : [
          field(
            'guideline',
            `Guideline (version ${guidelineVersion})`,
            { kind: 'lines', initial: guideline, most: typedChars },
            'A change makes a new version. Answers keep the version they were given under.',
          ),
        ]
  const fileHint =
    guideline === null
      ? 'The guideline is too long for a field: attach the new one as a text or Markdown file.'
      : 'Instead, where it is longer: a text or Markdown file.'
  return {
    heading: 'Edit campaign',
    parts: [
      { kind: 'text', words: [{ strong: name }] },
      ...wrong,
      ...typed,
      field('guidelineFile', 'Guideline file', { kind: 'file' }, fileHint),
      field(
        'changeNote',
        'What is new in the guideline',
        { kind: 'lines', initial: '', most: limits.changeNote },
        'Only with a changed guideline: annotators read this in their next invitation.',
      ),
      {
        ...field(
          'overlap',
          'Overlap',
          { kind: 'number', initial: screen.overlap, ...limits.overlap },
          'How many people judge each item. More brings finished items back; fewer takes no answer away.',
        ),
        optional: false,
      },
      {
        ...field('sessionMinutes', 'Session length (minutes)', {
          kind: 'number',
          initial: screen.sessionMinutes,
          ...limits.sessionMinutes,
        }),
        optional: false,
      },
      peopleField('annotators', 'Annotators', people.annotator),
      peopleField('adjudicators', 'Adjudicators', people.adjudicator),
      peopleField('managers', 'Managers', people.manager),
      peopleField('leads', 'Leads', people.lead),
      {
        ...field('digest', 'Weekly digest day', {
          kind: 'one-of',
          options: weekdays.map((text, at) => ({ value: String(at + 1), text })),
          initial: String(digest.weekday),
        }),
        optional: false,
      },
      {
        ...field('digestTime', 'Weekly digest time', { kind: 'time', initial: timeOf(digest.minuteOfDay) }),
        optional: false,
      },
      {
        kind: 'field',
        ...digestChannelField,
        optional: true,
        input: { kind: 'channel', initial: screen.digestChannel },
      },
      {
        kind: 'small',
        text: 'Labels stay as they are: answers that were given would come to mean something else. For other labels start a new campaign.',
      },
    ],
    submit: { text: 'Save', form: 'edit', intent: { kind: 'edit-shown', campaignId, guidelineVersion } },
    close: 'Cancel',
    closesAll: false,
  }
}

function field(name: string, label: string, input: Input, hint: string | null = null): Field {
  return { kind: 'field', name, label, hint, optional: true, input }
}

function peopleField(name: string, label: string, initial: readonly string[]): Field {
  return field(name, label, { kind: 'people', initial })
}

function timeOf(minuteOfDay: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`
}

/** What was changed. */
export function editedWindow({ name, changes }: Extract<SteerScreen, { kind: 'edited' }>): WindowCard {
  const parts: Part[] =
    changes.length === 0
      ? [{ kind: 'text', words: ['You changed nothing, so nothing was saved.'] }]
      : [
          { kind: 'text', words: [{ strong: name }] },
          { kind: 'list', entries: changes.map(changeSaid) },
        ]
  return { ...readingWindow(changes.length === 0 ? 'Nothing changed' : 'Saved', parts), closesAll: true }
}

function changeSaid(change: EditChange): Words {
  switch (change.kind) {
    case 'guideline':
      return [
        { strong: `The guideline is version ${change.version} now. ` },
        'Annotators read what is new in their next invitation.',
      ]
    case 'overlap':
      return [
        { strong: `Each item gets ${count(change.after, 'answer')} instead of ${change.before}. ` },
        overlapSaid(change),
      ]
    case 'session-minutes':
      return [{ strong: `A session takes ${count(change.minutes, 'minute')}.` }]
    case 'digest':
      return [
        {
          strong: `The digest comes on ${weekdays[change.at.weekday - 1] ?? 'Monday'}s at ${timeOf(change.at.minuteOfDay)}, `,
        },
        'in the local time of whoever gets it.',
      ]
    case 'digest-channel':
      return change.channel === null
        ? [{ strong: 'The digest goes to no channel any more.' }]
        : [
            { strong: 'The digest also goes to ' },
            { channel: change.channel },
            '. Labelbreak has to be a member there.',
          ]
    case 'people':
      return [
        { strong: `${listed(change.names)} ` },
        `${verb(change)} ${change.names.length === 1 ? oneOf[change.role] : `${change.role}s`}.`,
      ]
    case 'problem':
      return [change.message]
  }
}

const oneOf: Readonly<Record<Role, string>> = {
  annotator: 'an annotator',
  adjudicator: 'an adjudicator',
  lead: 'a lead',
  manager: 'a manager',
}

function verb({ act, names }: Extract<EditChange, { kind: 'people' }>): string {
  const be = names.length === 1 ? 'is' : 'are'
  return act === 'invite' ? `${be} now` : `${be} no longer`
}

function overlapSaid({ before, after }: Extract<EditChange, { kind: 'overlap' }>): string {
  const what =
    after > before
      ? 'Items that had all their answers come back to those who have not seen them.'
      : 'Answers that were given stay.'
  return `${what} With many items it takes a minute until all have changed; sittings go on meanwhile.`
}
