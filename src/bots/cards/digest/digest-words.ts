import type { DigestFacts, Finish, Takeaway, WeekChange } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import { count, percent } from '../../words/en/count.ts'
import { stateWords } from '../status/list-card.ts'
import { minutesSaid } from '../status/status-figures-parts.ts'

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** `22 Nov`, and with its year where that is another than the one of `beside`. */
export function dayWords(day: LocalDay, beside: LocalDay): string {
  const words = dayAndMonth.format(new Date(`${day}T00:00:00Z`))
  return day.slice(0, 4) === beside.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`
}

/** `16 to 22 Nov` */
export function weekWords({ from, to }: { readonly from: LocalDay; readonly to: LocalDay }): string {
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  return `${isOneMonth ? Number(from.slice(8)) : dayWords(from, to)} to ${dayWords(to, to)}`
}

/** The sentence that a digest opens with, and that its notification says. */
export function takeawayWords(takeaway: Takeaway, week: LocalDay, isOver = true): string {
  switch (takeaway.kind) {
    case 'quiet':
      return quietWords(takeaway.state === 'paused', isOver)
    case 'complete':
      return `All ${count(takeaway.items, 'item')} have their answers.`
    case 'ended':
      return `The campaign is finished, with ${doneOf(takeaway)} done.`
    case 'paused':
      return `The campaign is paused, with ${doneOf(takeaway)} done.`
    case 'disagreeing':
      return `Annotators disagree too often to rely on these labels yet: alpha is ${decimal(takeaway.alpha)}, at most ${decimal(takeaway.high)}, and should be 0.67 or more.`
    case 'doubtful-people':
      return `${count(takeaway.people, 'annotator very likely gets', 'annotators very likely get')} fewer than 70 % of the known answers right.`
    case 'slower':
      return `Fewer than half as many answers as the week before: ${whole.format(takeaway.answers)} after ${whole.format(takeaway.before)}.`
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

function quietWords(isPaused: boolean, isOver: boolean): string {
  if (isPaused) return `Nothing was answered this week${isOver ? '' : ' so far'}: the campaign is paused.`
  return isOver ? 'Nobody answered anything this week.' : 'Nobody has answered anything yet this week.'
}

function between(earliest: LocalDay, latest: LocalDay, week: LocalDay): string {
  return earliest === latest
    ? `on ${dayWords(latest, week)}`
    : `between ${dayWords(earliest, week)} and ${dayWords(latest, week)}`
}

function rangeWords({ earliest, latest }: { earliest: LocalDay; latest: LocalDay | null }, week: LocalDay): string {
  return latest === null
    ? `not before ${dayWords(earliest, week)}`
    : `between ${dayWords(earliest, week)} and ${dayWords(latest, week)}`
}

function doneOf({ done, items }: { readonly done: number; readonly items: number }): string {
  return `${whole.format(done)} of ${count(items, 'item')}`
}

/** Rounded down, so that what is not done never reads as 100 %. */
function percentDone({ done, items }: { readonly done: number; readonly items: number }): string {
  return items === 0 ? doneOf({ done, items }) : percent(Math.floor((done / items) * 100) / 100)
}

function finishWords(finish: Finish, week: LocalDay): string {
  if (finish.likely !== null) return `around ${dayWords(finish.likely, week)} (${rangeWords(finish, week)})`
  switch (finish.why) {
    case 'done':
      return 'no more answers are wanted'
    case 'not-running':
      return 'it is not running'
    case 'too-early':
      return 'too early to say'
    case 'years':
      return 'more than two years away at the present pace'
  }
}

export function factsWords(facts: DigestFacts, week: LocalDay): readonly (readonly [string, string])[] {
  const { answers, minutes, active, invited, flagged, inReview } = facts
  return [
    ['Done', `${doneOf(facts)} (${percentDone(facts)})`],
    ['Expected end', finishWords(facts.finish, week)],
    ['Answers', `${whole.format(answers)}, in ${timeWords(minutes)} of work`],
    ['Active', `${active} of ${count(invited, 'annotator')}`],
    ['Agreement', agreementWords(facts.agreement)],
    [
      'Flagged',
      `${count(flagged, 'case')}; ${inReview === 0 ? 'nothing waits' : `${count(inReview, 'item')} wait`} for review`,
    ],
    ...labelTime(facts),
  ]
}

/** What labels have taken since the start, by people's time. */
function labelTime({ minutesPerLabel, minutesPerCorrectLabel }: DigestFacts): (readonly [string, string])[] {
  if (minutesPerLabel == null) return []
  const correct = minutesPerCorrectLabel == null ? '' : `, ${minutesSaid(minutesPerCorrectLabel)} for a right one`
  return [['People’s time', `${minutesSaid(minutesPerLabel)} for a label${correct}`]]
}

/** `45 min`, `3 h 20 min` */
function timeWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return `${whole.format(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${rest} min`}`
}

function agreementWords(agreement: DigestFacts['agreement']): string {
  if (agreement.alpha === null) {
    return agreement.why === 'too-few'
      ? 'too few items with two answers yet'
      : 'cannot be told: everybody always answered the same'
  }
  const { alpha, items, isSample, label, ac1 } = agreement
  const on = isSample ? `a sample of ${count(items, 'item')}` : count(items, 'item')
  const least = label === null ? '' : `; of all labels the lowest, for “${label}”`
  const beside =
    ac1 == null ? '' : `; AC1 ${decimal(ac1.value)}${rangeOf(ac1)}, which counts, since one label holds most answers`
  return `alpha ${decimal(alpha)}${rangeOf(agreement)}, on ${on}${least}${beside}`
}

function rangeOf({ interval }: { readonly interval: { readonly low: number; readonly high: number } | null }): string {
  return interval === null ? '' : ` (${decimal(interval.low)} to ${decimal(interval.high)})`
}

/** What a week brought against the one before. */
export function changeWords(change: WeekChange, week: LocalDay): string {
  switch (change.kind) {
    case 'answers':
      return `${whole.format(change.now)} answers, ${moreOrFewer(change.now, change.before)}.`
    case 'active':
      return `${count(change.now, 'person', 'people')} answered, ${moreOrFewer(change.now, change.before)}.`
    case 'agreement':
      return `Agreement ${change.now > change.before ? 'rose' : 'fell'} from ${decimal(change.before)} to ${decimal(change.now)}.`
    case 'items':
      return `${count(change.added, 'item')} joined.`
    case 'guideline':
      return `The guideline changed: version ${change.version} holds now.`
    case 'state':
      return `It is ${stateWords[change.now]} now; it was ${stateWords[change.before]}.`
    case 'likely':
      return `The expected end moved from ${dayWords(change.before, week)} to ${dayWords(change.now, week)}.`
  }
}

/** `20 more than the week before`, `20 fewer than the week before` */
function moreOrFewer(now: number, before: number): string {
  const apart = Math.abs(now - before)
  return `${whole.format(apart)} ${now > before ? 'more' : 'fewer'} than the week before`
}

/** Two digits: `0.71`. */
function decimal(value: number): string {
  return value.toFixed(2).replace('-', '−')
}
