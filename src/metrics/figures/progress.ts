/** Ordinary items that are alike: `given` answers that count, of `wanted`. Dropped ones are in none. */
export type ItemTally = {
  /** Sure or settled: done, and no more answers are wanted than there are. */
  readonly isClosed: boolean
  readonly wanted: number
  readonly given: number
  readonly items: number
}

/** How far a campaign is, wherever that is told. */
export type Progress = {
  /** Ordinary items, without those dropped. */
  readonly items: number
  readonly done: number
  /** Answers that count, to ordinary items. */
  readonly answers: number
  readonly answersWanted: number
  /** Answers still wanted, item by item. */
  readonly remaining: number
}

/** From so many finished items on, what those took is expected of the rest. */
const enoughFinished = 20

export function progressOf(tallies: readonly ItemTally[]): Progress {
  return {
    items: total(tallies, ({ items }) => items),
    done: total(tallies.filter(isDone), ({ items }) => items),
    answers: total(tallies, ({ items, given }) => items * given),
    answersWanted: total(tallies, ({ isClosed, items, wanted, given }) => items * (isClosed ? given : wanted)),
    remaining: total(tallies.filter(isOpen), ({ items, wanted, given }) => items * (wanted - given)),
  }
}

/**
 * Answers to be expected until all is done. Where a campaign stops early, an open item is expected to take as many as
 * finished ones did.
 */
export function expectedRemaining(tallies: readonly ItemTally[], stopsEarly: boolean): number {
  const finished = tallies.filter((one) => !isOpen(one))
  const finishedItems = total(finished, ({ items }) => items)
  const usual = total(finished, ({ items, given }) => items * given) / finishedItems
  const expected = (wanted: number) =>
    stopsEarly && finishedItems >= enoughFinished ? Math.min(wanted, usual) : wanted
  return total(tallies.filter(isOpen), ({ items, wanted, given }) => items * Math.max(1, expected(wanted) - given))
}

function isOpen({ isClosed, wanted, given }: ItemTally): boolean {
  return !isClosed && given < wanted
}

function isDone({ isClosed, wanted, given }: ItemTally): boolean {
  return isClosed || (given > 0 && given >= wanted)
}

function total(tallies: readonly ItemTally[], of: (tally: ItemTally) => number): number {
  return tallies.reduce((sum, tally) => sum + of(tally), 0)
}
