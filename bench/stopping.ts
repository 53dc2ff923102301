import { fitTemperature } from '../src/metrics/consensus/fit-temperature.ts'
import { voteAccuracy } from '../src/metrics/consensus/live-vote.ts'
import { usualStopping } from '../src/metrics/consensus/stopping-rule.ts'
import type { ReferenceSet } from './support/reference-set.ts'
import { dataFolder, everyTenthAsGold, realSets, referenceSet } from './support/reference-set.ts'
import type { Trust } from './support/replay-stopping.ts'
import { fixedMajority, replay, scoredGolds } from './support/replay-stopping.ts'

/**
 * Replays real answers (`--data DIR`) through the product's own stopping rule, 2 to 5 answers until .95, beside a fixed
 * majority of 3 and of 5. Trust comes from gold on a tenth of the items, or from all other items as gold, which is what
 * a long campaign comes to know. The ratio is answers spent over those of a fixed five, where all others are gold.
 */
export async function bench(args: readonly string[]) {
  const folder = dataFolder(args)
  const rows = realSets.map((name) => row(referenceSet(folder, name)))
  console.table(Object.fromEntries(rows.map(({ set, ...figures }) => [set, figures])))
  const mean = (of: (figures: (typeof rows)[number]) => number) =>
    rows.reduce((sum, figures) => sum + of(figures), 0) / rows.length
  const ratio = mean((figures) => figures['full gold: answers']) / 5
  const gained = mean((figures) => figures['full gold: right'] - figures['majority of 5'])
  return {
    name: 'stopping',
    ratio,
    target: 1,
    ok: ratio <= 1 && gained >= 0,
    meanAnswers: 5 * ratio,
    pointsOverMajorityOf5: 100 * gained,
    pointsOverMajorityOf5WithTenthGold:
      100 * mean((figures) => figures['10 % gold: right'] - figures['10 % gold: majority of 5']),
    rte: rows[0],
  }
}

function row(set: ReferenceSet) {
  const classes = set.table.classes.length
  const trust: Trust = (right, answered) => voteAccuracy({ right, answered }, classes)
  const tenth = everyTenthAsGold(set)
  const ordinary = (item: string) => !tenth.has(item)
  const few = replay(set, usualStopping, trust, tenth, ordinary)
  const full = replay(set, usualStopping, trust)
  const uncapped = replay(set, { ...usualStopping, most: Number.POSITIVE_INFINITY }, trust)
  const temperature = fitTemperature(scoredGolds(set, trust, set.truth, usualStopping.most)).value
  const tempered = replay(set, { ...usualStopping, temperature: temperature ?? 1 }, trust)
  return {
    set: set.name,
    'majority of 3': rounded(fixedMajority(set, 3)),
    'majority of 5': rounded(fixedMajority(set, 5)),
    '10 % gold: answers': rounded(few.answersPerItem),
    '10 % gold: right': rounded(few.accuracy),
    '10 % gold: unsure': rounded(few.unsure),
    '10 % gold: majority of 5': rounded(fixedMajority(set, 5, ordinary)),
    'full gold: answers': rounded(full.answersPerItem),
    'full gold: right': rounded(full.accuracy),
    'full gold: unsure': rounded(full.unsure),
    'no limit: answers': rounded(uncapped.answersPerItem),
    'no limit: right': rounded(uncapped.accuracy),
    temperature: temperature === null ? null : rounded(temperature),
    'tempered: answers': rounded(tempered.answersPerItem),
    'tempered: right': rounded(tempered.accuracy),
    'tempered: unsure': rounded(tempered.unsure),
  }
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
