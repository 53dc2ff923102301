import type { Campaign } from '../../domain/campaign.ts'

/** Labels by their names, in the order of the ids. */
export function namesOf({ labels }: Pick<Campaign, 'labels'>, ids: readonly number[]): string[] {
  return ids.map((id) => labels.find((label) => label.id === id)?.name ?? String(id))
}

/** The names of a key of labels, ids between hyphens, as `Yes and No`. */
export function keyNames({ labels }: Pick<Campaign, 'labels'>, key: string): string {
  return namesOf({ labels }, key === '' ? [] : key.split('-').map(Number)).join(' and ')
}
