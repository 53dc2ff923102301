import type { Campaign } from '../domain/campaign.ts'

/** Labels by their names, in the order of the ids. */
export function namesOf({ labels }: Pick<Campaign, 'labels'>, ids: readonly number[]): string[] {
  return ids.map((id) => labels.find((label) => label.id === id)?.name ?? String(id))
}
