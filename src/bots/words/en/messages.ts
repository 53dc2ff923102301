import type { Confirm } from '../../cards/card.ts'
import { count } from './count.ts'

/** Messages as such: that they may not have arrived, or do not hold all there is. */
export const messages = {
  /** Above one that is shown in a window. */
  heading: 'Labelbreak',
  /** Where it cannot be called by its name. */
  thePlatform: 'The platform',

  /** In place of its name, where that is not known. */
  itsChannel: 'its channel',

  /** @param name of whoever gets it; null: the channel */
  sendAgainTo: (name: string | null) => `Send again to ${name ?? 'the channel'}`,
  /** Asked where it may have arrived. */
  mayArriveTwice: (name: string | null): Confirm => ({
    title: 'Send it again?',
    text: `The message to ${name ?? 'the channel'} may have arrived after all. Then it arrives twice.`,
    yes: 'Send again',
    no: 'Leave it',
  }),

  /** Where others read along: the answer itself stands elsewhere. */
  answeredInChat: 'I answered in our own chat, where only you can read it.',
  addInChat: 'I could not write to you. Please add Labelbreak to your own chats first: open my name and choose Chat.',

  /** Where even the shortest entries were too many. */
  restCannotBeShown: 'The rest cannot be shown here.',
  /** In place of a card that the platform could not draw. */
  cannotBeShown:
    'This cannot be shown here. What was saved stays saved; a form that was being filled in was not sent. A long text is best sent as a file, in our chat.',

  leftOut: (lines: number) => `Too long for one message: ${count(lines, 'line')} left out.`,
} as const
