import type { Campaign } from '../../domain/campaign.ts'
import type { LocalDay } from '../../domain/time/time.ts'
import type { DigestFigures } from '../../metrics/figures/digest-figures.ts'
import type { Database } from '../../store/db/database.ts'
import type { World } from '../world.ts'
import { computeFigures, type DigestDates } from './compute-digest.ts'

/** Figures that came when nobody waited any more are there for whoever asks again. */
const keptMs = 10 * 60_000

type Going = { readonly figures: Promise<DigestFigures>; waiting: number }

const going = new WeakMap<Database, Map<string, Going>>()

/**
 * A week of a campaign in numbers, for somebody who waits for it. All who ask for the same while it is under way share one
 * computation. Null where that takes long: it goes on, and whoever asks again finds it.
 */
export async function figuresSoon(
  world: World,
  campaign: Campaign,
  dates: DigestDates,
  weekStart: LocalDay,
  patienceMs = world.figuresWaitMs.digest,
): Promise<DigestFigures | null> {
  const all = going.get(world.database) ?? new Map<string, Going>()
  going.set(world.database, all)
  const key = `${campaign.id} ${weekStart}`
  const one = all.get(key) ?? begin(all, key, () => computeFigures(world, campaign, dates, weekStart))
  one.waiting += 1
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), patienceMs)
  try {
    const figures = await Promise.race([one.figures, late])
    if (figures !== null) all.delete(key)
    return figures
  } finally {
    clearTimeout(timer)
    one.waiting -= 1
  }
}

function begin(all: Map<string, Going>, key: string, compute: () => Promise<DigestFigures>): Going {
  const one: Going = { figures: compute(), waiting: 0 }
  const forget = () => {
    if (all.get(key) === one) all.delete(key)
  }
  one.figures.then(() => {
    if (one.waiting === 0) setTimeout(forget, keptMs).unref()
    else forget()
  }, forget)
  all.set(key, one)
  return one
}
