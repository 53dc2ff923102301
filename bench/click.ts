import { inTurn } from './support/in-turn.ts'
import { withMeasuredApps } from './support/measured-apps.ts'

const target = 0.5

/**
 * Clicks per second of the product divided by those of a bare Bolt app that verifies, inserts one row and responds:
 * 50 people clicking in closed loops over HTTP, a click counting when its next prompt arrived. The two take turns within
 * one run; the ratio is that of the medians.
 */
export async function bench() {
  return await withMeasuredApps(async (product, bare) => {
    const { ratio, ours } = await inTurn(product, bare, 'bare Bolt app')
    return { name: 'click', ratio, target, ok: ratio >= target, people: 50, ...ours }
  })
}
