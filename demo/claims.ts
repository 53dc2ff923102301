import { type Annotator, annotators, managers } from './cast.ts'
import type { Clause } from './clauses.ts'
import type { DigestGot } from './digests-got.ts'
import type { ExportedItem } from './exported.ts'
import type { Asked } from './invitations.ts'
import type { Measured } from './lead-acts.ts'
import type { Ledger } from './ledger.ts'

/** One claim of the demo, and what speaks against it; nothing does where it holds. */
export type Claim = { readonly says: string; readonly against: readonly string[] }

/** All that is known at the end. */
export type Ending = {
  readonly ledger: Ledger
  readonly clauses: readonly Clause[]
  readonly overlap: number
  readonly exported: readonly ExportedItem[]
  readonly measured: readonly Measured[]
  readonly asked: readonly Asked[]
  /** What the messages of sittings that were left in the middle say at the end. */
  readonly left: readonly string[]
  readonly digests: readonly DigestGot[]
  /** Days told, and whether they are all that a story has. */
  readonly days: number
  readonly isWhole: boolean
}

/** Of a story that was cut short only that is claimed which holds at any time. */
export function checkClaims(ending: Ending): Claim[] {
  const { isWhole } = ending
  return [
    answersKept(ending),
    overlapExact(ending, isWhole),
    ...(isWhole ? [bothAtWork(ending)] : []),
    countsShown(ending),
    ...(isWhole ? [intervalsCover(ending), casesSettled(ending)] : []),
    askedAtGoodTimes(ending),
    digestsOnce(ending),
    leftSaySo(ending),
    { says: 'nobody was told that something went wrong, or a wrong number', against: ending.ledger.troubles },
  ]
}

/** People appear in the export under pseudonyms: whoever shares most answers with one of ours is taken for them. */
function answersKept({ ledger, exported: items }: Ending): Claim {
  const byPseudonym = new Map<string, string[]>()
  for (const { text, answers } of items) {
    for (const { person, labels } of answers) {
      const own = byPseudonym.get(person) ?? []
      own.push(`${labels.join('+')} to “${text}”`)
      byPseudonym.set(person, own)
    }
  }
  let known = 0
  const busiestFirst = [...annotators].sort((one, other) => ledger.of(other.handle).size - ledger.of(one.handle).size)
  const against = busiestFirst.flatMap(({ name, handle }) => {
    const own = new Set([...ledger.of(handle)].map(([text, label]) => `${label} to “${text}”`))
    known += own.size
    if (own.size === 0 || byPseudonym.size === 0) return [...own].map((answer) => `lost: ${name}'s ${answer}`)
    const shared = ([, answers]: [string, string[]]) => answers.filter((answer) => own.has(answer)).length
    const [pseudonym, exported] = [...byPseudonym].reduce((best, one) => (shared(one) > shared(best) ? one : best))
    byPseudonym.delete(pseudonym)
    const there = new Set(exported)
    return [
      ...[...own].filter((answer) => !there.has(answer)).map((answer) => `lost: ${name}'s ${answer}`),
      ...[...there].filter((answer) => !own.has(answer)).map((answer) => `never given: ${name}'s ${answer}`),
      ...(exported.length > there.size ? [`${exported.length - there.size} answers of ${name} are there twice`] : []),
    ]
  })
  const strangers = [...byPseudonym.keys()].map((person) => `${person} is nobody of ours`)
  return {
    says: `no answer lost or doubled: ${known} acknowledged, all of them in the export once, and no others`,
    against: [...against, ...strangers],
  }
}

function overlapExact({ ledger, exported: items, overlap, clauses }: Ending, isWhole: boolean): Claim {
  const settled = new Set(ledger.settled.map(({ text }) => text))
  const against = items.flatMap(({ text, gold, answers }) => {
    if (gold !== undefined) return []
    const counted = answers.filter((answer) => answer.counted).length
    const isRight = counted === overlap || ((settled.has(text) || !isWhole) && counted < overlap)
    return isRight ? [] : [`${counted} answers to “${text}”`]
  })
  const ordinary = clauses.filter(({ isGold }) => !isGold).length
  const missing = ordinary - items.filter(({ gold }) => gold === undefined).length
  return {
    says: isWhole
      ? `overlap exact: ${overlap} answers to each of ${ordinary} items, fewer only where a case was settled first`
      : `overlap kept: ${overlap} answers at most to each of ${ordinary} items`,
    against: [...against, ...(missing === 0 ? [] : [`${missing} items are not in the export`])],
  }
}

/** That a person on both has one vote an item is part of `answersKept`: there they are one, and nothing of theirs is there twice. */
function bothAtWork({ ledger }: Ending): Claim {
  const at = (who: readonly Annotator[], place: 'slack' | 'teams') =>
    who.reduce((sum, { handle }) => sum + ledger.countAt(handle, place), 0)
  const onBoth = annotators.filter((one) => one.at.length > 1)
  const told = (who: readonly Annotator[]) => `${at(who, 'slack')} in Slack and ${at(who, 'teams')} in Teams`
  const names = onBoth.map(({ name }) => name).join(', ')
  const isQuiet = (['slack', 'teams'] as const).some((place) => at(onBoth, place) === 0)
  return {
    says: `both platforms at work: ${told(annotators)}; of them ${told(onBoth)} by ${names}, who is one person`,
    against: isQuiet ? [`${names} gave ${told(onBoth)}`] : [],
  }
}

function countsShown({ ledger, measured }: Ending): Claim {
  const against = annotators.flatMap(({ name, handle }) => {
    const shown = measured.find((one) => one.name === name)?.answers
    const own = ledger.of(handle).size
    return shown === own ? [] : [`${name} gave ${own} answers, the status says ${shown}`]
  })
  return { says: 'the status shows as many answers of each as they gave', against }
}

const fewestCovered = 6

function intervalsCover({ measured }: Ending): Claim {
  const outside = annotators.flatMap(({ name, accuracy }) => {
    const score = measured.find((one) => one.name === name)?.score ?? null
    if (score === null) return [`${name} has no accuracy`]
    if (score.low <= accuracy && accuracy <= score.high) return []
    return [`${name}: ${accuracy} lies outside ${score.low} to ${score.high}`]
  })
  const covered = annotators.length - outside.length
  return {
    says: `${covered} of ${annotators.length} intervals cover the truth, and ${fewestCovered} at least must`,
    against: covered >= fewestCovered ? [] : outside,
  }
}

function casesSettled({ ledger, exported: items }: Ending): Claim {
  const { flags, settled } = ledger
  const against = flags.flatMap(({ text }) => {
    const verdict = settled.find((one) => one.text === text)
    if (verdict === undefined) return [`never settled: “${text}”`]
    const final = items.find((one) => one.text === text)?.final ?? null
    return final === verdict.label ? [] : [`the export does not say ${verdict.label} of “${text}”`]
  })
  return {
    says: `${flags.length} edge cases flagged and settled, and the export has the verdict`,
    against: flags.length === 0 ? ['nothing was flagged'] : against,
  }
}

function askedAtGoodTimes({ asked }: Ending): Claim {
  const bad = asked.filter(({ isGoodTime }) => !isGoodTime).map(({ handle, at }) => `${handle} at ${at.toISOString()}`)
  const perDay = Map.groupBy(asked, ({ handle, day, kind }) => {
    const isInvitation = kind === 'first' || kind === 'daily'
    return `${handle} on ${day}: ${isInvitation ? 'an invitation' : kind}`
  })
  const untold = annotators.flatMap(({ name, handle }) => {
    const times = asked.filter((one) => one.handle === handle && one.kind === 'first').length
    return times === 1 ? [] : [`${name} was told of the campaign ${times} times`]
  })
  const often = [...perDay].filter(([, all]) => all.length > 1).map(([who, all]) => `${who}, ${all.length} times`)
  return {
    says: `${asked.length} times asked, all in working hours: each told of the campaign once, one invitation a day for anybody, one reminder, once more after Later`,
    against: [...bad, ...often, ...untold],
  }
}

function digestsOnce({ digests, days }: Ending): Claim {
  const weeks = Math.floor(days / 7)
  const copies = Map.groupBy(digests, ({ handle, week }) => `${handle}, ${week}`)
  const twice = [...copies].filter(([, all]) => all.length > 1).map(([copy, all]) => `${copy}: ${all.length} times`)
  const missing = managers.flatMap(({ name, handle }) => {
    const own = new Set(digests.filter((one) => one.handle === handle).map(({ week }) => week))
    return own.size === weeks ? [] : [`${name} got ${own.size} digests`]
  })
  return { says: `each of ${weeks} weekly digests once to each manager`, against: [...twice, ...missing] }
}

function leftSaySo({ left }: Ending): Claim {
  const against = left.filter((words) => !words.includes('has ended while you were away'))
  return { says: `sittings left in the middle were ended by the clock, and say so: ${left.length}`, against }
}
