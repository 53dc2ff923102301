import type { WeekChange } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import { twoDigits } from './amounts.ts'
import { campaigns } from './campaigns.ts'
import { count, wholeNumber } from './count.ts'
import { dayWords } from './days.ts'

/** What a week brought against the one before. */
export function changeWords(change: WeekChange, week: LocalDay): string {
  switch (change.kind) {
    case 'answers':
      return `${count(change.now, 'answer')}, ${moreOrFewer(change.now, change.before)}.`
    case 'active':
      return `${count(change.now, 'person', 'people')} answered, ${moreOrFewer(change.now, change.before)}.`
    case 'agreement':
      return agreementChanged(change)
    case 'items':
      return `${count(change.added, 'item')} joined.`
    case 'guideline':
      return `The guideline changed: version ${change.version} holds now.`
    case 'state':
      return `It is ${campaigns.states[change.now]} now; it was ${campaigns.states[change.before]}.`
    case 'likely':
      return `Expected end: ${dayWords(change.now, week)}, not ${dayWords(change.before, week)}.`
  }
}

function agreementChanged({ now, before, isChance }: Extract<WeekChange, { kind: 'agreement' }>): string {
  const [is, was] = [twoDigits(now), twoDigits(before)]
  return isChance === true
    ? `Agreement is ${is} after ${was}, no more than chance.`
    : `Agreement ${now > before ? 'rose' : 'fell'} from ${was} to ${is}, more than chance.`
}

/** `20 more than the week before`, `20 fewer than the week before` */
function moreOrFewer(now: number, before: number): string {
  const apart = Math.abs(now - before)
  return `${wholeNumber(apart)} ${now > before ? 'more' : 'fewer'} than the week before`
}
