import type { DailyScreen, PostponedScreen } from '../../../domain/screens/asking-screens.ts'
import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import { daysLater } from '../../../domain/time/time.ts'
import type { Words } from '../../cards/card.ts'
import { count, roughItems } from './count.ts'
import { momentWords } from './days.ts'
import { taskTypes } from './task-types.ts'

type Asked = Pick<DailyScreen, 'campaignName' | 'left' | 'why'>
type Postponed = Pick<PostponedScreen, 'campaignName' | 'nextAt' | 'inUtc'>

/** Asking somebody to label: the invitation, what comes daily, and what is answered to it. */
export const asking = {
  invitationSpoken: (leadName: string, campaignName: string) =>
    `${leadName} asks for your help with ${campaignName}. Choose 5, 10 or 20 minutes to start, or Later.`,
  invitation: (leadName: string, purpose: string, taskType: TaskTypeName): Words => [
    { strong: leadName },
    ` asks for your help. ${purpose === '' ? '' : `${purpose} `}${taskTypes[taskType].task}`,
  ],
  howMany: (items: number, overlap: number): Words => [
    { strong: count(items, 'item') },
    `, each by ${overlap === 1 ? 'one person' : `${overlap} people`}. Stop any time.`,
  ],
  knownAnswers: ['Some have known answers, to check labels.'] as Words,
  whoSeesWhat: ['Only leads and managers see how you do.'] as Words,
  howMuchTime: 'How much time do you have?',
  outOfHours: (leadName: string) =>
    `${leadName} started this campaign and had everybody told at once. Save your times under Settings, and no invitation comes outside of them.`,

  itemsWaitSpoken: (asked: Asked) => `${asked.campaignName}: ${waiting(asked)} Choose 5, 10 or 20 minutes, or Later.`,
  itemsWait: (asked: Asked): Words => [{ strong: `${asked.campaignName}: ` }, waiting(asked)],
  guidelineChanged: 'The guideline has changed since you last worked on this.',
  readGuideline: 'Read the guideline',
  noMoreReminders: 'No more reminders today.',

  askedAnew: 'A newer message has taken the place of this one.',

  later: 'Later',
  notToday: 'Not today',
  settings: 'Settings',
  postponedSpoken: (postponed: Postponed) => `${postponed.campaignName}: ${askedNext(postponed)}`,
  postponed: (postponed: Postponed): Words => [
    { strong: `${postponed.campaignName}: ` },
    `${askedNext(postponed)} To start before that, choose here or type `,
    { command: '' },
    '.',
  ],
  /** On a button. */
  rather({ when, at }: PostponedScreen['choices'][number]): string {
    if (when === 'hour') return 'In 1 hour'
    if (when === 'after-lunch') return 'After lunch'
    return at.day === daysLater(at.today, 1) ? 'Tomorrow' : momentWords(at)
  },

  outOfReachSpoken: (personName: string) => `No message reaches ${personName} any more.`,
  outOfReach: (personName: string, campaignNames: readonly string[]): Words => [
    { strong: `No message reaches ${personName} any more. ` },
    `Their account may be closed, or they have blocked the app. They annotate in ${campaignNames.join(', ')}. All they answered is saved, and they are asked again as soon as they do something here. Should somebody else take their part, use `,
    { command: 'invite' },
    '.',
  ],
  sentOnceTo: (campaigns: number) => `Sent once, to the leads of ${count(campaigns, 'campaign')}.`,
} as const

function askedNext({ nextAt, inUtc }: Postponed): string {
  if (nextAt === null) return 'not now, then. Your settings leave no time at which to ask again.'
  const isToday = nextAt.day === nextAt.today
  const at = isToday ? `today at about ${nextAt.time}` : momentWords(nextAt)
  const utc = inUtc === true ? ' UTC (your time zone is not known: choose it under Settings)' : ''
  return `${isToday ? 'later it is' : 'not today, then'}. I ask again ${at}${utc}, if something is left.`
}

function waiting({ left, why }: Asked): string {
  const again = why === 'later' ? 'as you asked, here again: ' : ''
  return `${again}${roughItems(left).toLowerCase()} ${why === 'reminder' ? 'still wait' : 'wait'} for you.`
}
