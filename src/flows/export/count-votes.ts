import type { Label } from '../../domain/labels/label.ts'
import { writtenOrder } from '../../domain/task-types/ranking.ts'
import { textKey } from '../../domain/texts/text-key.ts'
import { setMajority } from '../../metrics/agreement/multi-choice.ts'
import { majority } from '../../metrics/consensus/majority.ts'
import { kemenyOrders } from '../../metrics/consensus/orders.ts'
import { textConsensus } from '../../metrics/consensus/text-consensus.ts'
import { namesOf } from '../items/label-names.ts'

/** What the answers to one item say. No label wins by coming first: a tie is written as a tie. */
export type Votes = {
  /** Answers that gave each label, by its name; labels that nobody gave are left out. */
  readonly votes: Readonly<Record<string, number>>
  /**
   * The label that more answers gave than any other; null without answers or where labels tie. Of several labels at
   * once: those that more than half of the answers gave, none where more than half say that none fits; null where no label
   * has more than half, nor that none fits.
   */
  readonly majority: string | readonly string[] | null
  /** The labels that tie. Of several labels at once: those that exactly half of the answers gave. */
  readonly tie: readonly string[]
}

/** The same of orders, each by how it is written; the majority is Kemeny's order, the nearest to all of them. */
export function countOrders(given: readonly (readonly number[])[]): Votes {
  const written = given.map(writtenOrder)
  const counts = [...Map.groupBy(written, (order) => order)].map(([order, { length }]) => [order, length] as const)
  const nearest = kemenyOrders(given).map(writtenOrder)
  const [first = null] = nearest
  return {
    votes: Object.fromEntries(counts),
    majority: nearest.length === 1 ? first : null,
    tie: nearest.length > 1 ? nearest : [],
  }
}

/** @param given the label ids of each answer */
export function countVotes(labels: readonly Label[], areSets: boolean, given: readonly (readonly number[])[]): Votes {
  const counts = labels
    .map(({ id, name }) => ({ name, count: given.filter((ids) => ids.includes(id)).length }))
    .filter(({ count }) => count > 0)
  const votes = Object.fromEntries(counts.map(({ name, count }) => [name, count]))
  if (areSets) {
    const {
      labels: most,
      tied,
      isDecided,
    } = setMajority(
      given,
      labels.map(({ id }) => id),
    )
    return {
      votes,
      majority: most.length > 0 || isDecided ? namesOf({ labels }, most) : null,
      tie: namesOf({ labels }, tied),
    }
  }
  const nameOf = new Map(labels.map(({ id, name }) => [id, name]))
  const found = majority(given.flatMap((ids) => ids.map((id) => nameOf.get(id) ?? String(id))))
  return {
    votes,
    majority: found.kind === 'winner' ? found.label : null,
    tie: found.kind === 'tie' ? labels.map(({ name }) => name).filter((name) => found.labels.includes(name)) : [],
  }
}

/**
 * The same of what was written: who wrote the same counts for one text, as most of them wrote it. The majority is the text in
 * the middle (see `textConsensus`), null where the others are too far from it; no texts tie.
 */
export function countTexts(given: readonly string[]): Votes {
  const alike = [...Map.groupBy(given, textKey).values()].sort((one, other) => other.length - one.length)
  const found = textConsensus(given)
  return {
    votes: Object.fromEntries(alike.map((same) => [textConsensus(same)?.text ?? '', same.length])),
    majority: found?.isDecided === true ? found.text : null,
    tie: [],
  }
}
