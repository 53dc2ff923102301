import type { Notice } from '../../domain/screens/notice.ts'
import type { OpenSession } from '../../store/sessions/open-session.ts'

/**
 * Why a person can do nothing on the card of a session as it was read, null where they may: however old the card, what
 * counts is who they are now. The statement that keeps a step asks the same.
 */
export function refusalOf({ isOwn, barred, campaignState }: OpenSession): Notice | null {
  if (!isOwn) return 'not-yours'
  if (campaignState === 'finished') return 'campaign-finished'
  if (barred === 'removed') return 'annotates-no-more'
  return barred
}
