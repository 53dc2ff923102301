import { agreementLevel } from '../../../domain/figures/agreement-level.ts'
import type { KnownTally } from '../../../domain/figures/known-tally.ts'
import type { DigestFacts, Takeaway, WeekChange } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { Fact } from '../../cards/card.ts'
import { doneOf, enough, ofAll, ofWanted, twoDigits } from './amounts.ts'
import { count, wholeNumber } from './count.ts'
import { changeWords } from './digest-changes.ts'
import { finishWords, rangeOf, workTime } from './digest-figures.ts'

/** What the sentence above says already is not said again. */
function saysTime({ kind }: Takeaway): boolean {
  return kind === 'on-its-way' || kind === 'nearly-done' || kind === 'under-way'
}

function saysDone({ kind }: Takeaway): boolean {
  return kind === 'complete' || kind === 'ended' || kind === 'paused'
}

function saysAgreement(takeaway: Takeaway): boolean {
  return takeaway.kind === 'disagreeing' || ('agreement' in takeaway && takeaway.agreement != null)
}

function agreeing({ agreement }: DigestFacts): string {
  const level = agreementLevel(agreement)
  if (level === null) {
    return agreement.alpha === null && agreement.why === 'too-few'
      ? 'too early to say: too few items with two answers'
      : 'cannot be told: everybody always answered the same'
  }
  const { value, interval, isEnough } = level
  return `${enough[isEnough]}: agreement ${twoDigits(value)}${rangeOf({ interval })}${ofWanted(level)}`
}

/** `1,200 items` */
function measuredOn({ agreement }: DigestFacts): string {
  if (agreement.alpha === null) return ''
  return count(agreement.items, 'item')
}

function knownWords(known: KnownTally | null): string[] {
  return known === null ? [] : [`${ofAll(known)} known answers right`]
}

/** What a digest says on the first screen of a phone, in English: at most 120 words with all that stands there. */
export const digestBrief = {
  onTime(facts: DigestFacts, takeaway: Takeaway, week: LocalDay): Fact[] {
    if (saysDone(takeaway)) return []
    return [['On time', `${doneOf(facts)} done${saysTime(takeaway) ? '' : `; end ${finishWords(facts.finish, week)}`}`]]
  },
  labels(facts: DigestFacts, known: KnownTally | null, takeaway: Takeaway): Fact[] {
    const on = measuredOn(facts)
    const { undecided = 0 } = facts
    const said = saysAgreement(takeaway)
      ? on === ''
        ? []
        : [`agreement on ${on}`]
      : [`${agreeing(facts)}${on === '' ? '' : `, on ${on}`}`]
    const left = undecided === 0 || saysDone(takeaway) ? [] : [`${wholeNumber(undecided)} undecided`]
    const all = [...said, ...knownWords(known), ...left]
    return all.length === 0 ? [] : [['Labels', all.join('; ')]]
  },
  /** One where the sentence above leaves room for no more, else two; all of them stand in the whole digest. */
  changes(changes: readonly WeekChange[], takeaway: Takeaway, week: LocalDay): Fact[] {
    const most = saysTime(takeaway) ? 2 : 1
    const isOfLabels = ({ kind }: WeekChange) => kind === 'agreement'
    const told = [...changes.filter(isOfLabels), ...changes.filter((one) => !isOfLabels(one))].slice(0, most)
    return told.length === 0 ? [] : [['Changes', told.map((one) => changeWords(one, week)).join(' ')]]
  },
  cost({ minutes, answers, active }: DigestFacts): Fact {
    return ['Cost', `${workTime(minutes)} by ${count(active, 'annotator')} for ${count(answers, 'answer')}`]
  },
  more: 'More',
} as const
