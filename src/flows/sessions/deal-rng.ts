import { seededRng } from '../../domain/random.ts'
import type { DealRng } from '../../store/dealing/deal-prompts.ts'
import type { World } from '../world.ts'

/** Chance for dealing, seeded with the installation's secret, so that nobody can foresee gold. */
export function dealRng(world: World): DealRng {
  return (sitting, position) => seededRng(world.secretSeed(`hand ${sitting} ${position}`))
}
