import { withMeasuredApps } from './support/measured-apps.ts'

const target = 1.3
const warmUpMs = 2_000
const forMs = 20_000

/** Peak resident memory of the product divided by that of the bare Bolt app, each under the same load of clicks. */
export async function bench() {
  return await withMeasuredApps(async (product, bare) => {
    await product.clickFor(warmUpMs, forMs)
    await bare.clickFor(warmUpMs, forMs)
    const [ours, theirs] = [await product.peakMemoryMb(), await bare.peakMemoryMb()]
    if (ours === null || theirs === null) throw new Error('this system does not tell peak memory (Linux does)')
    console.table([
      { app: 'Labelbreak', peakMb: Math.round(ours) },
      { app: 'bare Bolt app', peakMb: Math.round(theirs) },
    ])
    const ratio = ours / theirs
    return { name: 'memory', ratio, target, ok: ratio <= target, productMb: ours, bareMb: theirs }
  })
}
