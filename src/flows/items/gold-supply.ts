import { goldRate } from '../../metrics/gold/gold-rate.ts'

/** What decides how much gold a person meets. */
export type GoldDemand = {
  readonly items: number
  readonly gold: number
  readonly overlap: number
  readonly annotators: number
  /** 0 to 0.5 */
  readonly goldShare: number
}

/** Exposures after which a gold item retires. */
export const goldExposures = 25

const newcomerAnswers = 20
/** Gold answers after which the interval on a good annotator's accuracy (.85) is usually narrow. */
const goldUntilNarrow = 45
const unknownScore = { right: 0, answered: 0 }
const wellKnownScore = { right: 850, answered: 1000 }

/**
 * The gold items that one annotator will meet if the work is shared evenly: a person's first 20 answers hold more, those
 * after about 45 gold answers fewer.
 */
export function goldMetByEach({ items, overlap, annotators, goldShare }: GoldDemand): number {
  if (annotators === 0) return 0
  const rates = {
    first: goldRate(goldShare, { answers: 0, score: unknownScore, drifting: false }),
    usual: goldRate(goldShare, { answers: newcomerAnswers, score: unknownScore, drifting: false }),
    late: goldRate(goldShare, { answers: newcomerAnswers, score: wellKnownScore, drifting: false }),
  }
  const ordinary = Math.min(items, (items * overlap) / annotators)
  const inFirst = Math.min(ordinary, newcomerAnswers * (1 - rates.first))
  const early = goldBeside(inFirst, rates.first)
  const usualRoom = Math.max(0, goldUntilNarrow - early) / goldBeside(1, rates.usual)
  const inUsual = goldShare > 0 ? Math.min(ordinary - inFirst, usualRoom) : 0
  return early + goldBeside(inUsual, rates.usual) + goldBeside(ordinary - inFirst - inUsual, rates.late)
}

/** The gold items there are for one annotator: none twice, and each for 25 people at the most. */
export function goldForEach({ gold, annotators }: GoldDemand): number {
  return Math.min(gold, (gold * goldExposures) / Math.max(1, annotators))
}

/** Gold met beside some ordinary items, where each place is gold with this chance. */
function goldBeside(ordinary: number, rate: number): number {
  return (ordinary * rate) / (1 - rate)
}
