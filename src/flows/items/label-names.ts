import type { Answer } from '../../domain/answer.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { scaleEnds } from '../../domain/labels/scale-ends.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'

/** An answer in words; none where there is none. */
export function wordsOf({ taskType, labels }: Pick<Campaign, 'taskType' | 'labels'>, answer: Answer | null) {
  return answer === null ? [] : taskTypes[taskType].write(answer, labels)
}

/** Labels by their names, in the order of the ids. */
export function namesOf({ labels }: Pick<Campaign, 'labels'>, ids: readonly number[]): string[] {
  return ids.map((id) => labels.find((label) => label.id === id)?.name ?? String(id))
}

/** The same, those at the ends of a scale with what they mean: `5 publishable`. */
export function keyNamesInFull(campaign: Pick<Campaign, 'taskType' | 'labels'>, key: string): string {
  const ends = Object.values(scaleEnds(campaign) ?? {})
  const end = ends.find(({ id }) => String(id) === key)
  return end === undefined ? keyNames(campaign, key) : `${end.name} ${end.definition}`.trim()
}

/** The names of a key of labels, ids between hyphens, as `Yes and No`; of an order, as `B, A, C`. */
export function keyNames({ taskType, labels }: Pick<Campaign, 'taskType' | 'labels'>, key: string): string {
  const between = taskTypes[taskType].scale === 'orders' ? ', ' : ' and '
  return namesOf({ labels }, key === '' ? [] : key.split('-').map(Number)).join(between)
}
