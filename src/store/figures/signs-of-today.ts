import type { CampaignSigns } from '../../metrics/signs/campaign-signs.ts'

type Kept = Omit<CampaignSigns, 'fasterThanReading'> & Partial<CampaignSigns>

/**
 * What nights found, as it was stored. Rows of an earlier version hold doubts about labels in words, and findings about people
 * without what they were found in: these are left out, and the next night finds them anew, leaks too. What was not looked for
 * then was not found.
 */
export function signsOfToday(kept: Kept): CampaignSigns {
  const stored: CampaignSigns = { ...kept, fasterThanReading: kept.fasterThanReading ?? [] }
  const { consensus } = stored
  const reasons = consensus.reasons.filter((why) => typeof why === 'object')
  if (Object.hasOwn(stored, 'oneLabel')) return { ...stored, consensus: { ...consensus, reasons } }
  const none = { hasty: [], oneLabel: [], unlikeKnown: [], trends: [] }
  const leaksAgain = { leaks: { items: [], people: [], pairs: [] }, leaksAt: new Date(0).toISOString() }
  return { ...stored, ...none, ...leaksAgain, consensus: { ...consensus, reasons } }
}
