import { type CampaignState, takesAnswers } from './campaign.ts'
import type { AccountKind, Role } from './person.ts'
import type { Screen } from './screens/screen.ts'

/** Who may do and see what, by the kind of their account and by the roles that they hold in a campaign. */

export function mayCreateCampaigns(kind: AccountKind): boolean {
  return kind === 'member'
}

export function mayAnnotate(held: readonly Role[]): boolean {
  return held.includes('annotator')
}

/** Leads change a campaign, and see it while it is a draft; nobody else does. */
export function mayChange(held: readonly Role[]): boolean {
  return held.includes('lead')
}

/** Adjudicators settle hard cases; leads may as well. */
export function mayReview(held: readonly Role[]): boolean {
  return held.includes('adjudicator') || held.includes('lead')
}

/** Leads and managers see progress and every annotator's scores; adjudicators see progress. */
export function maySeeProgress(held: readonly Role[]): boolean {
  return held.some((role) => role !== 'annotator')
}

/** Who is told people by name, with what each of them did: also by the digest. */
export function maySeeEveryScore(held: readonly Role[]): boolean {
  return held.includes('lead') || held.includes('manager')
}

/**
 * Whether exact counts would tell this person which of their own answers went to gold, which counts leave out. Leads know
 * the known answers anyway.
 */
export function seesRoughCounts(held: readonly Role[]): boolean {
  return held.includes('annotator') && !held.includes('lead')
}

/** Who looks at Review. */
export type Looking = {
  readonly campaignId: string
  /** Only leads are shown known answers. */
  readonly seesGold: boolean
  /**
   * Somebody who annotates too and must not know gold: what was ever dealt to them is left out. What they flag or answer
   * then changes neither their counts nor their queue, whether it was gold or not.
   */
  readonly notDealtTo: string | null
}

/** What of Review somebody may see: only leads are shown known answers that were flagged. */
export function lookingAs(campaignId: string, personId: string, held: readonly Role[]): Looking {
  return { campaignId, seesGold: held.includes('lead'), notDealtTo: seesRoughCounts(held) ? personId : null }
}

/**
 * Whether a new message about a campaign is still for somebody, by the roles that they hold in it now: some time may lie
 * between writing it and sending it.
 */
export function isStillFor(screen: Screen, held: readonly Role[], state: CampaignState): boolean {
  switch (screen.kind) {
    case 'invitation':
    case 'daily':
      return mayAnnotate(held) && takesAnswers(state)
    case 'held-back':
    case 'may-go-on':
      return mayAnnotate(held)
    case 'role-given':
      return held.includes(screen.role)
    case 'digest':
      return maySeeEveryScore(held)
    case 'campaign-complete':
      return maySeeEveryScore(held) && state !== 'finished'
    case 'annotator-warning':
    case 'annotator-held-back':
    case 'lead-asked':
    case 'channel-refused':
    case 'export-ready':
    case 'export-failed':
    case 'export-links':
      return mayChange(held)
    default:
      return held.length > 0
  }
}
