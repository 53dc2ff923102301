import { findCampaign } from '../flows/naming/find-campaign.ts'
import type { FoundCampaign } from '../store/campaigns/find-campaigns.ts'
import type { Store } from './open-store.ts'

/** Finds the one campaign that is meant, or says in words why that is not clear. */
export async function chooseCampaign(
  { database }: Store,
  name: string,
  organizationId: string | null,
): Promise<FoundCampaign | string> {
  if (organizationId !== null && !isUuid(organizationId)) return `"${organizationId}" is not the id of an organization`
  const found = await findCampaign(database, name, organizationId)
  switch (found.kind) {
    case 'found':
      return found.campaign
    case 'none':
      return `no campaign "${name}"${found.nearest === null ? '' : `; did you mean "${found.nearest}"?`}`
    case 'several':
      return severalText(name, found.campaigns)
  }
}

function severalText(name: string, campaigns: readonly FoundCampaign[]): string {
  const owners = new Map(campaigns.map((one) => [one.organizationId, one.organizationName]))
  if (owners.size === 1) return `there are ${campaigns.length} drafts called "${name}"; launch one of them first`
  const lines = [...owners].map(([id, owner]) => `  --organization ${id}  (${owner})`)
  return `${owners.size} organizations have a campaign "${name}"; add one of\n${lines.join('\n')}`
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text)
}
