import { loadFigures, type StoredFigures } from '../../store/figures/figures.ts'
import { doHeavyWork } from '../../store/figures/heavy-work.ts'
import type { World } from '../world.ts'

/** Figures serve this long before they are computed anew. */
const freshForMs = 10 * 60_000
/** A campaign with more answers has its figures computed overnight only, and those of its digests of a sample. */
export const mostAnswersAtOnce = 50_000

/**
 * A campaign's figures, computed in a thread if those there are have aged and the campaign is not too large for that; else
 * those there are. Null where there are none yet.
 *
 * @param answers how many a campaign has, to ordinary items
 */
export async function freshFigures(world: World, campaignId: string, answers: number): Promise<StoredFigures | null> {
  const { pool } = world.database
  const stored = await loadFigures(pool, campaignId)
  const now = world.now()
  const isFresh = stored !== null && now.getTime() - stored.at.getTime() < freshForMs
  if (isFresh || answers === 0 || answers > mostAnswersAtOnce) return stored
  const { promise: late, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), world.figuresWaitMs.status)
  // A status without figures is better than none.
  const work = doHeavyWork(pool, { what: 'figures', campaignId, at: now }).catch(() => 'failed' as const)
  const done = await Promise.race([work, late])
  clearTimeout(timer)
  return done === 'done' ? await loadFigures(pool, campaignId) : stored
}
