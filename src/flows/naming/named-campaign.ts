import { nameKey } from '../../domain/texts/campaign-name.ts'
import type { VisibleCampaign } from '../../store/campaigns/visible-campaigns.ts'

/** A name may be written with quotes around it. A campaign goes before a draft of the same name. */
export function findNamed(visible: readonly VisibleCampaign[], written: string): VisibleCampaign | undefined {
  const bare = written.replace(/^["“'‘](.*)["”'’]$/u, '$1')
  const named = [written, bare].flatMap((name) => visible.filter((one) => nameKey(one.name) === nameKey(name)))
  return named.find(({ state }) => state !== 'draft') ?? named[0]
}
