import type { NamedMoment, Telling } from '../../../domain/asking/telling.ts'
import type { Heard } from '../../../domain/messages/heard.ts'
import type { ToldAtOnce } from '../../../domain/screens/screen.ts'
import type { Confirm } from '../../cards/card.ts'
import { count, listedWithin, wholeNumber } from './count.ts'
import { momentWords } from './days.ts'

const mostNameChars = 300

/** Who is told of a campaign, and when. */
export const telling = {
  /** When people hear of it, in a sentence or two; times are the reader's own. */
  whenHeard({ now, later, first, last, never, noGoodHour }: Telling): string {
    const times =
      first === null || last === null
        ? `${people(now)} of it now, by direct message.`
        : `${whoHears(now, later, first)} at their next good time, ${between(first, last)} (your time).`
    return [...(now + later === 0 ? [] : [times]), ...unreached(never), ...withoutHour(noGoodHour)].join(' ')
  },

  /** Whether one person has heard of it; times are the reader's own. */
  heard(name: string, heard: Heard): string {
    if (typeof heard === 'object') return `${name} hears of it ${momentWords(heard.at)} (your time).`
    return {
      told: `${name} has been told.`,
      'being-told': `${name} is being told now.`,
      'perhaps-not': `${name} may not have been told: no message is known to have arrived.`,
    }[heard]
  },

  /** Asked before people are told beside the message of their day. */
  tellAll({ now, outside, ownHours }: ToldAtOnce): Confirm {
    const others =
      outside === 0
        ? ''
        : ` For ${wholeNumber(outside)} it is outside working hours: they hear of it at their next good time.`
    return {
      title: 'Tell all now?',
      text: `${count(now, 'person gets', 'people get')} a direct message at once.${others}${own(ownHours)}`,
      yes: 'Launch and tell',
      no: 'Not yet',
    }
  },

  /** Asked before people are told whatever their hour. */
  tellAtAnyHour: ({ now, outside, ownHours }: ToldAtOnce): Confirm => ({
    title: 'Tell all at any hour?',
    text: `${count(now, 'person gets', 'people get')} a direct message at once: for ${wholeNumber(outside)} outside working hours, perhaps at night.${own(ownHours)}`,
    yes: 'Launch and tell',
    no: 'Not yet',
  }),
} as const

function own(ownHours: number): string {
  if (ownHours === 0) return ''
  const one = ownHours === 1
  return ` ${one ? 'One has' : `${wholeNumber(ownHours)} have`} set hours of their own, and hear${one ? 's' : ''} of it in those.`
}

function unreached(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${namesOf(names)} cannot be asked at present.`]
}

function withoutHour(names: readonly string[]): string[] {
  if (names.length === 0) return []
  return [
    `The settings of ${namesOf(names)} leave no time at which to ask them. They can start whenever they like, and hear of it once they change those.`,
  ]
}

function namesOf(names: readonly string[]): string {
  return listedWithin(names, mostNameChars)
}

function whoHears(now: number, later: number, first: NamedMoment): string {
  if (now === 0) return later === 1 ? `${first.name} hears of it` : `All ${wholeNumber(later)} hear of it`
  const others = later === 1 ? first.name : 'the others'
  return `${wholeNumber(now)} of ${wholeNumber(now + later)} ${now === 1 ? 'hears' : 'hear'} of it now, ${others}`
}

function between(first: NamedMoment, last: NamedMoment): string {
  const [earliest, latest] = [momentWords(first.at), momentWords(last.at)]
  return earliest === latest ? earliest : `${first.name} first: ${earliest}, and ${last.name} last: ${latest}`
}

function people(n: number): string {
  return `${count(n, 'person', 'people')} ${n === 1 ? 'hears' : 'hear'}`
}
