import type { Words } from '../../cards/card.ts'
import { listed } from './count.ts'

type Time = { readonly time: string; readonly isToday: boolean }

/** What is said of a form that was closed before it was sent. */
export const drafts = {
  /** @param changed what others have changed since, so that it is as they left it */
  yours: ({ time, isToday }: Time, changed: readonly string[]): Words => [
    { strong: `Your draft of ${isToday ? time : `yesterday, ${time}`}. ` },
    ...(changed.length === 0
      ? []
      : [`Somebody else has changed this since, and it stands here as they left it: ${listed(changed)}.`]),
  ],
  afresh: 'Start afresh',
} as const
