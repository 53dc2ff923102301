import { tensShortOf } from '../../domain/figures/rough-count.ts'
import { hasNothingLeft } from '../../store/dealing/left-for-person.ts'
import { loadProgressOf } from '../../store/figures/progress.ts'
import { loadRoughProgress } from '../../store/figures/rough-progress.ts'
import type { World } from '../world.ts'

export type RoughlyDone = {
  readonly done: number
  readonly items: number
  readonly answers: number
  readonly answersWanted: number
  readonly isRough: true
}

/**
 * How far a campaign is, to somebody who annotates it and must not learn which of their own answers went to gold. Items
 * are told by the share of answers that are given, own ones counting alike whatever they went to. That all is done is
 * told only once nothing is left for this person either: otherwise what they still have on screen would be gold.
 */
export async function roughlyDone(world: World, campaignId: string, personId: string): Promise<RoughlyDone> {
  const { pool } = world.database
  const found = (await loadRoughProgress(pool, [campaignId], [personId], null)).get(campaignId)
  const { items, answers, answersWanted } = found ?? { items: 0, answers: 0, answersWanted: 0 }
  const real = await loadProgressOf(pool, campaignId)
  if (real.items > 0 && real.done >= real.items && (await hasNothingLeft(pool, campaignId, personId))) {
    return { done: items, items, answers: answersWanted, answersWanted, isRough: true }
  }
  const done = answersWanted === 0 ? 0 : Math.floor((items * answers) / answersWanted)
  return {
    done: tensShortOf(done, items),
    items,
    answers: tensShortOf(answers, answersWanted),
    answersWanted,
    isRough: true,
  }
}
