import { limits } from '../../../domain/limits.ts'
import type { CampaignFormScreen } from '../../../domain/screens/campaign-form-screen.ts'
import { taskTypeNames } from '../../../domain/task-types/task-types.ts'
import { said } from '../../words/said.ts'
import { button, type Field, type Part, type WindowCard } from '../card.ts'
import { campaignField, optionalField, typedChars } from './campaign-field.ts'
import { columnParts, labelParts } from './column-parts.ts'

const words = said.campaignForm

export const weekdayOptions = said.campaigns.weekdays.map((text, at) => ({ value: String(at + 1), text }))

/** One of the three windows in which a campaign is started. */
export function campaignFormWindow(screen: CampaignFormScreen): WindowCard {
  const { step, problems } = screen
  const wrong: Part[] =
    problems.length === 0 ? [] : [{ kind: 'list', entries: problems.map(({ what }) => [said.problems.of(what)]) }]
  const before = { what: null, items: 'what', who: 'items' } as const
  const back = before[step]
  return {
    heading: words.headings[step],
    parts: [
      ...wrong,
      ...partsOf(screen),
      ...(back === null ? [] : [controls(button(words.back, { kind: 'campaign-step', step: back }))]),
    ],
    submit: {
      text: step === 'who' ? said.windows.preview : words.next,
      form: 'campaign',
      intent: { kind: 'campaign-step', step },
    },
    close: said.windows.cancel,
    closesAll: false,
  }
}

function partsOf(screen: CampaignFormScreen): (Part | Field)[] {
  switch (screen.step) {
    case 'what':
      return whatParts(screen)
    case 'items':
      return [
        ...columnParts(screen),
        ...labelParts(screen),
        ...guidelineParts(screen.guidelineFile),
        ...(screen.look.columns.length > 1
          ? [
              campaignField('goldShare', {
                kind: 'number',
                initial: 10,
                min: limits.goldShare.min * 100,
                max: limits.goldShare.max * 100,
              }),
            ]
          : []),
      ]
    case 'who':
      return [...whoFields]
  }
}

/** The file first: what is asked is clearer beside it. */
function whatParts({ items }: Extract<CampaignFormScreen, { step: 'what' }>): (Part | Field)[] {
  return [
    ...(items === null ? [] : [{ kind: 'text', words: words.itemsKept(items) } as const]),
    optionalField('itemFile', { kind: 'file' }),
    optionalField('itemRows', { kind: 'lines', initial: '', most: typedChars }),
    campaignField('name', { kind: 'line', initial: '', most: limits.campaignName }),
    optionalField('purpose', { kind: 'line', initial: '', most: limits.purpose }),
    campaignField('taskType', {
      kind: 'one-of',
      options: taskTypeNames.map((value) => ({ value, text: said.taskTypes[value].name })),
      initial: 'choice',
    }),
  ]
}

function guidelineParts(kept: string | null): (Part | Field)[] {
  return [
    optionalField('guideline', { kind: 'lines', initial: '', most: typedChars }),
    ...(kept === null ? [] : [{ kind: 'small', text: words.guidelineKept(kept) } as const]),
    optionalField('guidelineFile', { kind: 'file' }),
  ]
}

/** `digest` is the weekday of the digest and `digestTime` its time. */
const whoFields: readonly Field[] = [
  campaignField('annotators', { kind: 'people' }),
  optionalField('adjudicators', { kind: 'people' }),
  optionalField('managers', { kind: 'people' }),
  campaignField('overlap', { kind: 'number', initial: 3, ...limits.overlap }),
  campaignField('sessionMinutes', { kind: 'number', initial: 10, ...limits.sessionMinutes }),
  campaignField('digest', { kind: 'one-of', options: weekdayOptions, initial: '1' }),
  campaignField('digestTime', { kind: 'time', initial: '09:00' }),
  optionalField('digestChannel', { kind: 'channel', initial: null }),
  optionalField('stopAt', { kind: 'number', initial: null, ...limits.stopAtPercent }),
  optionalField('fewestAnswers', { kind: 'number', initial: null, ...limits.overlap }),
]

function controls(...all: Extract<Part, { kind: 'controls' }>['controls']): Part {
  return { kind: 'controls', controls: all }
}
