import type { EditChange } from '../../../domain/screens/steer-screens.ts'
import { timeOfDay } from '../../../domain/time/time-of-day.ts'
import type { FieldWords, Words } from '../../cards/card.ts'
import { campaignForm } from './campaign-form.ts'
import { campaigns } from './campaigns.ts'
import { count, listed, wholeNumber } from './count.ts'
import { problems } from './problems.ts'
import { prompts } from './prompts.ts'

type Change<Kind extends EditChange['kind']> = Extract<EditChange, { kind: Kind }>

const { fields: first } = campaignForm

const fields = {
  changeNote: {
    label: 'What is new in the guideline',
    hint: 'Only with a changed guideline: annotators read this in their next invitation.',
  },
  overlap: {
    label: first.overlap.label,
    hint: 'How many people judge each item. More brings finished items back; fewer takes no answer away.',
  },
  sessionMinutes: { label: first.sessionMinutes.label, hint: null },
  annotators: { label: first.annotators.label, hint: null },
  adjudicators: { label: first.adjudicators.label, hint: null },
  managers: { label: first.managers.label, hint: null },
  leads: { label: 'Leads', hint: null },
  digest: first.digest,
  digestTime: { label: first.digestTime.label, hint: null },
  digestChannel: first.digestChannel,
} as const satisfies Readonly<Record<string, FieldWords>>

/** The form that changes a campaign, and what it changed. */
export const editForm = {
  heading: 'Edit campaign',
  guideline: (version: number): FieldWords => ({
    label: `Guideline (version ${version})`,
    hint: 'A change makes a new version. Answers keep the version they were given under.',
  }),
  guidelineFile: first.guidelineFile,
  guidelineTooLong: {
    label: first.guidelineFile.label,
    hint: 'The guideline is too long for a field: attach the new one as a text or Markdown file.',
  },
  fields,
  end: (step: string): FieldWords => ({
    label: `What ${step} means`,
    hint: 'Prompts and the guide say it. Answers that were given keep their step, so say it better, not otherwise.',
  }),
  stepsStay:
    'The steps stay as they are: answers that were given would come to mean something else. For another scale start a new campaign.',
  labelsStay:
    'Labels stay as they are: answers that were given would come to mean something else. For other labels start a new campaign.',

  nothingChangedHeading: 'Nothing changed',
  nothingChanged: 'You changed nothing, so nothing was saved.',
  savedHeading: 'Saved',
  change(change: EditChange): Words {
    switch (change.kind) {
      case 'guideline':
        return [
          { strong: `The guideline is version ${change.version} now. ` },
          'Annotators read what is new in their next invitation.',
        ]
      case 'overlap':
        return [
          { strong: `Each item gets ${count(change.after, 'answer')} instead of ${wholeNumber(change.before)}. ` },
          overlapEffect(change),
        ]
      case 'session-minutes':
        return [{ strong: `A session takes ${count(change.minutes, 'minute')}.` }]
      case 'digest':
        return [
          { strong: `The digest comes on ${weekday(change.at)}s at ${timeOfDay(change.at.minuteOfDay)}, ` },
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
      case 'scale-ends':
        return [
          { strong: `The scale reads “${prompts.scaleEnds([change.low, change.high])}”. ` },
          'Steps are as before.',
        ]
      case 'people':
        return peopleChange(change)
      case 'problem':
        return problems.words(change.what)
    }
  },
} as const

function weekday({ weekday }: Change<'digest'>['at']): string {
  return campaigns.weekdays[weekday - 1] ?? 'Monday'
}

function overlapEffect({ before, after }: Change<'overlap'>): string {
  const what =
    after > before
      ? 'Items that had all their answers come back to those who have not seen them.'
      : 'Answers that were given stay.'
  return `${what} With many items it takes a minute until all have changed; sessions go on meanwhile.`
}

function peopleChange({ act, names, role }: Change<'people'>): Words {
  const one = names.length === 1
  const are = `${one ? 'is' : 'are'} ${act === 'invite' ? 'now' : 'no longer'}`
  return [{ strong: `${listed(names)} ` }, `${are} ${one ? campaigns.oneOf[role] : campaigns.several[role]}.`]
}
