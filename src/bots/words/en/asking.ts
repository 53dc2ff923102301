import type { DailyScreen } from '../../../domain/screens/asking-screens.ts'
import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import type { Words } from '../../cards/card.ts'
import { count, roughItems } from './count.ts'
import { taskTypes } from './task-types.ts'

type Asked = Pick<DailyScreen, 'campaignName' | 'left' | 'why'>
type Postponed = {
  readonly campaignName: string
  /** In the reader's own time; null: not today. */
  readonly againAt: string | null
  readonly inUtc?: true
}

/** Asking somebody to label: the invitation, what comes daily, and what is answered to it. */
export const asking = {
  invitationSpoken: (leadName: string, campaignName: string) =>
    `${leadName} asks for your help with ${campaignName}. Choose 5, 10 or 20 minutes to start, or Later.`,
  invitation: (leadName: string, purpose: string, taskType: TaskTypeName): Words => [
    { strong: leadName },
    ` asks for your help. ${purpose === '' ? '' : `${purpose} `}${taskTypes[taskType].task}`,
  ],
  howMany: (items: number, overlap: number): Words => [
    { strong: 'How many: ' },
    `${count(items, 'item')}, ${overlap === 1 ? 'each judged by one person' : `each judged by ${overlap} people on their own`}. Every answer helps.`,
  ],
  howLong: [
    { strong: 'How long: ' },
    'what you choose now. Stop whenever you like; each answer is saved at once.',
  ] as Words,
  knownAnswers: [
    { strong: 'Known answers: ' },
    'some items have one. They look like all others and show how far the labels can be trusted.',
  ] as Words,
  whoSeesWhat: [
    { strong: 'Who sees what: ' },
    'the lead and the managers see how much you have answered and your scores. You see your own; other annotators see neither.',
  ] as Words,
  howMuchTime: 'How much time do you have now?',
  outOfHours: (leadName: string) =>
    `${leadName} started this campaign and had everybody told at once. Save your times under Settings, and no invitation comes outside of them.`,

  itemsWaitSpoken: (asked: Asked) => `${asked.campaignName}: ${waiting(asked)} Choose 5, 10 or 20 minutes, or Later.`,
  itemsWait: (asked: Asked): Words => [{ strong: `${asked.campaignName}: ` }, waiting(asked)],
  guidelineChanged: 'The guideline has changed since you last worked on this.',
  readGuideline: 'Read the guideline',
  noMoreReminders: 'No more reminders today.',

  later: 'Later',
  notToday: 'Not today',
  settings: 'Settings',
  postponedSpoken: ({ campaignName, againAt }: Postponed) =>
    `${campaignName}: ${againAt === null ? 'nothing more comes today.' : `later it is, at about ${againAt}.`}`,
  postponed: ({ campaignName, againAt, inUtc }: Postponed): Words => [
    { strong: `${campaignName}: ` },
    againAt === null
      ? 'not today, then. Nothing more comes today; to start anyway, do it from here or type '
      : `later it is. I ask again at about ${againAt}${inUtc === true ? ' UTC (your time zone is not known: choose it under Settings)' : ''}; to start before, do it from here or type `,
    { command: '' },
    '.',
  ],

  outOfReachSpoken: (personName: string) => `No message reaches ${personName} any more.`,
  outOfReach: (personName: string, campaignNames: readonly string[]): Words => [
    { strong: `No message reaches ${personName} any more. ` },
    `Their account may be closed, or they have blocked the app. They annotate in ${campaignNames.join(', ')}. All they answered is saved, and they are asked again as soon as they do something here. Should somebody else take their part, use `,
    { command: 'invite' },
    '.',
  ],
  sentOnceTo: (campaigns: number) => `Sent once, to the leads of ${count(campaigns, 'campaign')}.`,
} as const

function waiting({ left, why }: Asked): string {
  const again = why === 'later' ? 'as you asked, here again: ' : ''
  return `${again}${roughItems(left).toLowerCase()} ${why === 'reminder' ? 'still wait' : 'wait'} for you.`
}
