import type { AgreementLevel } from '../../../domain/figures/agreement-level.ts'
import type { Takeaway, Worth } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import { doneOf, measureSaid, percentDone, twoDigits } from './amounts.ts'
import { count, wholeNumber } from './count.ts'
import { dayWords, rangeWords } from './days.ts'

/** The sentence that a digest opens with, and that its notification says. */
export function takeawayWords(takeaway: Takeaway, week: LocalDay, isOver = true): string {
  switch (takeaway.kind) {
    case 'quiet':
      return quietWords(takeaway.state === 'paused', isOver)
    case 'complete':
      return `All ${count(takeaway.items, 'item')} have their answers${worthWords(takeaway)}`
    case 'ended':
      return `The campaign is finished, with ${doneOf(takeaway)} done${worthWords(takeaway)}`
    case 'paused':
      return `The campaign is paused, with ${doneOf(takeaway)} done.`
    case 'disagreeing':
      return `Annotators disagree too often to rely on these labels yet: agreement is ${twoDigits(takeaway.alpha)}, at most ${twoDigits(takeaway.high)}, and should be 0.67 or more.`
    case 'doubtful-people':
      return `${count(takeaway.people, 'annotator very likely gets', 'annotators very likely get')} fewer than 70 % of the known answers right.`
    case 'slower':
      return `Fewer than half as many answers as the week before: ${wholeNumber(takeaway.answers)} after ${wholeNumber(takeaway.before)}.`
    case 'nearly-done':
      return `Nearly done: the last answers are expected ${between(takeaway.earliest, takeaway.latest, week)}.`
    case 'on-its-way':
      return `${percentDone(takeaway)} done; at the present pace it ends around ${dayWords(takeaway.likely, week)}, ${rangeWords(takeaway, week)}.`
    case 'under-way':
      return takeaway.why === 'years'
        ? `${percentDone(takeaway)} done; at the present pace it would take more than two years.`
        : `${percentDone(takeaway)} done; it is too early to say when it will end.`
  }
}

/** What follows `All 24 items have their answers`: the weightiest first. */
function worthWords({ undecided = 0, agreement }: Worth): string {
  const wait = undecided === 1 ? 'waits' : 'wait'
  const left = undecided === 0 ? '' : `${count(undecided, 'item is', 'items are')} undecided and ${wait} for review.`
  if (agreement === undefined) return left === '' ? '.' : `; ${left}`
  if (agreement?.isEnough === 'no') {
    const { by, value, interval } = agreement
    const most = interval === null ? '' : `, at most ${twoDigits(interval.high)}`
    return `, but people agree too little to rely on the labels: ${measureSaid[by]} is ${twoDigits(value)}${most}, and should be 0.67 or more.${left === '' ? '' : ` ${left}`}`
  }
  return `${left === '' ? '.' : `; ${left}`} ${agreeing(agreement)}`
}

function agreeing(agreement: AgreementLevel | null): string {
  if (agreement === null) return 'How far people agree cannot be told.'
  const { by, value, interval, isEnough } = agreement
  const range = interval === null ? '' : ` (${twoDigits(interval.low)} to ${twoDigits(interval.high)})`
  return isEnough === 'yes'
    ? `People agree well: ${measureSaid[by]} is ${twoDigits(value)}${range}.`
    : `Whether people agree enough is uncertain: ${measureSaid[by]} is ${twoDigits(value)}${range}, and 0.67 is wanted.`
}

function quietWords(isPaused: boolean, isOver: boolean): string {
  if (isPaused) return `Nothing was answered this week${isOver ? '' : ' so far'}: the campaign is paused.`
  return isOver ? 'Nobody answered anything this week.' : 'Nobody has answered anything yet this week.'
}

function between(earliest: LocalDay, latest: LocalDay, week: LocalDay): string {
  return earliest === latest ? `on ${dayWords(latest, week)}` : rangeWords({ earliest, latest }, week)
}
