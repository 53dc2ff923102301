import { type CampaignState, takesAnswers } from './campaign.ts'
import { mayChange, maySeeEveryScore, type Role } from './person.ts'
import type { Screen } from './screens/screen.ts'

/**
 * Whether a new message about a campaign is still for somebody, by the roles that they hold in it now: some time may lie
 * between writing it and sending it.
 */
export function isStillFor(screen: Screen, held: readonly Role[], state: CampaignState): boolean {
  switch (screen.kind) {
    case 'invitation':
    case 'daily':
      return held.includes('annotator') && takesAnswers(state)
    case 'held-back':
    case 'may-go-on':
      return held.includes('annotator')
    case 'role-given':
      return held.includes(screen.role)
    case 'digest':
      return maySeeEveryScore(held)
    case 'annotator-warning':
    case 'annotator-held-back':
    case 'lead-asked':
    case 'channel-refused':
    case 'export-ready':
    case 'export-failed':
      return mayChange(held)
    default:
      return held.length > 0
  }
}
