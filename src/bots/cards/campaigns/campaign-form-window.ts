import type { FieldProblem } from '../../../domain/forms/campaign-form.ts'
import { limits } from '../../../domain/limits.ts'
import { taskTypeNames } from '../../../domain/task-types/task-types.ts'
import { said } from '../../words/said.ts'
import type { Field, Input, Part, WindowCard } from '../card.ts'

const words = said.campaignForm

/** What one text field of a window can hold. */
const typedChars = 3000

export const weekdayOptions = said.campaigns.weekdays.map((text, at) => ({ value: String(at + 1), text }))

/** `digest` is the weekday of the digest and `digestTime` its time; every other field is one of `CampaignForm`. */
const fields: readonly Field[] = [
  field('name', { kind: 'line', initial: '', most: limits.campaignName }),
  optional('purpose', { kind: 'line', initial: '', most: 300 }),
  field('taskType', {
    kind: 'one-of',
    options: taskTypeNames.map((value) => ({ value, text: said.taskTypes[value].name })),
    initial: 'choice',
  }),
  optional('labels', { kind: 'lines', initial: '', most: typedChars }),
  optional('guideline', { kind: 'lines', initial: '', most: typedChars }),
  optional('guidelineFile', { kind: 'file' }),
  optional('itemFile', { kind: 'file' }),
  optional('itemRows', { kind: 'lines', initial: '', most: typedChars }),
  field('overlap', { kind: 'number', initial: 3, ...limits.overlap }),
  optional('stopAt', { kind: 'number', initial: null, ...limits.stopAtPercent }),
  optional('fewestAnswers', { kind: 'number', initial: null, ...limits.overlap }),
  field('goldShare', {
    kind: 'number',
    initial: 10,
    min: limits.goldShare.min * 100,
    max: limits.goldShare.max * 100,
  }),
  field('sessionMinutes', { kind: 'number', initial: 10, ...limits.sessionMinutes }),
  field('annotators', { kind: 'people' }),
  optional('adjudicators', { kind: 'people' }),
  optional('managers', { kind: 'people' }),
  field('digest', { kind: 'one-of', options: weekdayOptions, initial: '1' }),
  field('digestTime', { kind: 'time', initial: '09:00' }),
  optional('digestChannel', { kind: 'channel', initial: null }),
]

export function campaignFormWindow(problems: readonly FieldProblem[]): WindowCard {
  const shown: Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ what }) => [said.problems.of(what)]) }]
  return {
    heading: words.heading,
    parts: [...shown, ...fields],
    submit: { text: said.windows.preview, form: 'campaign', intent: { kind: 'new-campaign' } },
    close: said.windows.cancel,
    closesAll: false,
  }
}

function field(name: keyof typeof words.fields, input: Input): Field {
  return { kind: 'field', name, ...words.fields[name], optional: false, input }
}

function optional(name: keyof typeof words.fields, input: Input): Field {
  return { ...field(name, input), optional: true }
}
