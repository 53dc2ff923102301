import type { GoldScore } from '../gold/gold-accuracy.ts'
import { benjaminiHochberg } from '../numeric/benjamini-hochberg.ts'
import {
  type BothWrong,
  chanceOfSameWrong,
  type GoldAndOrdinary,
  goldItemLeak,
  goldPersonLeak,
  largerGoldLead,
  sharedWrongAnswers,
} from './gold-leaks.ts'
import type { GoldReplyOf } from './shared-mistakes.ts'

/** What looks as if known answers went round. One in ten of these may be chance. */
export type LeakFindings = {
  /** Gold items that people get right of late and did not before. */
  readonly items: readonly EasierItem[]
  /** People who do better on gold than elsewhere, by more than others do. */
  readonly people: readonly GoldLead[]
  /** Pairs of people who share wrong answers that others do not give. */
  readonly pairs: readonly AlikePair[]
}

/** A gold item, as named in its file, with the earlier half of its answers and the later one. */
type EasierItem = { readonly item: string; readonly before: GoldScore; readonly since: GoldScore }

/** `ordinary`: how often they say of other items what most others say. */
type GoldLead = { readonly personId: string; readonly gold: GoldScore; readonly ordinary: GoldScore }

/** Of the golds that both got wrong, how many they got wrong with the same answer. */
type AlikePair = { readonly people: readonly [string, string]; readonly same: number; readonly wrong: number }

type Finding = { readonly p: number; readonly keep: (found: Kept) => void }
type Kept = { items: EasierItem[]; people: GoldLead[]; pairs: AlikePair[] }

/** Fewer items that both got wrong say nothing of two people. */
const fewestShared = 3
const fewestGold = 10

/**
 * Looks for gold whose answers went round: by item, by person, by pair of people, all under one limit on how many findings
 * may be chance (Benjamini and Hochberg, 10 %). Meant to be asked once a week: asked more often, more would be chance.
 *
 * @param replies to gold, in order of time
 * @param ordinary per person how often they say of ordinary items what most others say
 * @param labels how many can be chosen; null where an answer may hold several, and wrong ones cannot be counted
 */
export function leakFindings(
  replies: readonly GoldReplyOf[],
  ordinary: ReadonlyMap<string, GoldScore>,
  labels: number | null,
): LeakFindings {
  const findings = [
    ...itemFindings(replies),
    ...personFindings(replies, ordinary),
    ...(labels === null ? [] : pairFindings(replies, labels)),
  ]
  const stands = benjaminiHochberg(findings.map(({ p }) => p))
  const kept: Kept = { items: [], people: [], pairs: [] }
  for (const [at, { keep }] of findings.entries()) if (stands[at]?.stands) keep(kept)
  return kept
}

const isRight = ({ truth, answer }: GoldReplyOf) => truth === answer

function itemFindings(replies: readonly GoldReplyOf[]): Finding[] {
  return [...Map.groupBy(replies, ({ item }) => item)].flatMap(([item, own]) => {
    const found = goldItemLeak(own.map(isRight))
    const [before, since] = halves(own)
    return 'p' in found ? [{ p: found.p, keep: ({ items }: Kept) => items.push({ item, before, since }) }] : []
  })
}

/** What `goldItemLeak` compares. */
function halves(own: readonly GoldReplyOf[]): readonly [GoldScore, GoldScore] {
  const half = Math.floor(own.length / 2)
  const scoreOf = (part: readonly GoldReplyOf[]) => ({ right: part.filter(isRight).length, answered: part.length })
  return [scoreOf(own.slice(0, half)), scoreOf(own.slice(own.length - half))]
}

function personFindings(replies: readonly GoldReplyOf[], ordinary: ReadonlyMap<string, GoldScore>): Finding[] {
  const people = [...Map.groupBy(replies, ({ personId }) => personId)].map(([personId, own]) => ({
    personId,
    gold: { right: own.filter(isRight).length, answered: own.length },
    ordinary: ordinary.get(personId) ?? { right: 0, answered: 0 },
  }))
  const all: GoldAndOrdinary = {
    gold: sumOf(people.map(({ gold }) => gold)),
    ordinary: sumOf(people.map((one) => one.ordinary)),
  }
  return people.flatMap((one) => {
    if (one.gold.answered < fewestGold) return []
    const others = { gold: without(all.gold, one.gold), ordinary: without(all.ordinary, one.ordinary) }
    const better = goldPersonLeak(one.gold, one.ordinary)
    const larger = largerGoldLead(one, others)
    if (!('p' in better && 'p' in larger)) return []
    // Both must hold, so the larger of the two p-values is one for both.
    return [{ p: Math.max(better.p, larger.p), keep: ({ people: kept }: Kept) => kept.push(one) }]
  })
}

function pairFindings(replies: readonly GoldReplyOf[], labels: number): Finding[] {
  const shared = new Map<string, { people: readonly [string, string]; items: BothWrong[] }>()
  for (const own of Map.groupBy(replies, ({ item }) => item).values()) {
    const wrong = own.filter((reply) => !isRight(reply))
    for (const [at, one] of wrong.entries()) {
      for (const other of wrong.slice(at + 1)) {
        if (one.personId === other.personId) continue
        const people =
          one.personId < other.personId
            ? ([one.personId, other.personId] as const)
            : ([other.personId, one.personId] as const)
        const known = shared.get(people.join()) ?? { people, items: [] }
        const beside = wrong.filter((reply) => reply !== one && reply !== other).map(({ answer }) => answer)
        known.items.push({ same: one.answer === other.answer, chance: chanceOfSameWrong(wrongCounts(beside, labels)) })
        shared.set(people.join(), known)
      }
    }
  }
  return [...shared.values()].flatMap(({ people, items }) => {
    const found = items.length < fewestShared ? { value: null } : sharedWrongAnswers(items)
    const same = items.filter((one) => one.same).length
    const kept = { people, same, wrong: items.length }
    return 'p' in found ? [{ p: found.p, keep: ({ pairs }: Kept) => pairs.push(kept) }] : []
  })
}

/** How often each wrong label was given, those that nobody gave among them. */
function wrongCounts(answers: readonly string[], labels: number): number[] {
  const given = [...Map.groupBy(answers, (answer) => answer).values()].map((same) => same.length)
  return [...given, ...Array.from({ length: Math.max(0, labels - 1 - given.length) }, () => 0)]
}

function sumOf(scores: readonly GoldScore[]): GoldScore {
  return scores.reduce((sum, one) => ({ right: sum.right + one.right, answered: sum.answered + one.answered }), {
    right: 0,
    answered: 0,
  })
}

function without(all: GoldScore, own: GoldScore): GoldScore {
  return { right: all.right - own.right, answered: all.answered - own.answered }
}
