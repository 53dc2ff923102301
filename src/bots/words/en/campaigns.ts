import type { CampaignState, StopEarly } from '../../../domain/campaign.ts'
import type { SteerAct } from '../../../domain/intents/steer-intent.ts'
import type { Role } from '../../../domain/person.ts'
import type { CampaignLine } from '../../../domain/screens/screen.ts'
import type { Words } from '../../cards/card.ts'
import { about } from './amounts.ts'
import { count, listed, percent, wholeNumber } from './count.ts'
import { weekdays } from './days.ts'

const states: Readonly<Record<CampaignState, string>> = {
  draft: 'not launched',
  pilot: 'pilot',
  running: 'running',
  paused: 'paused',
  finished: 'finished',
}

/** On buttons. */
const acts: Readonly<Record<SteerAct, string>> = {
  pause: 'Pause',
  'go-on': 'Resume',
  finish: 'Finish',
  add: 'Add items',
  edit: 'Edit',
  gold: 'Known answers',
  export: 'Export',
  reopen: 'Reopen',
}

const oneOf: Readonly<Record<Role, string>> = {
  annotator: 'an annotator',
  adjudicator: 'an adjudicator',
  lead: 'a lead',
  manager: 'a manager',
}

const several: Readonly<Record<Role, string>> = {
  annotator: 'annotators',
  adjudicator: 'adjudicators',
  lead: 'leads',
  manager: 'managers',
}

/** `2 messages may not have arrived, 1 was not delivered.` */
function undelivered({ unsure, failed }: NonNullable<CampaignLine['undelivered']>): string {
  const inDoubt = unsure === 0 ? [] : [`${count(unsure, 'message')} may not have arrived`]
  const what = unsure === 0 ? count(failed, 'message') : wholeNumber(failed)
  const lost = failed === 0 ? [] : [`${what} ${failed === 1 ? 'was' : 'were'} not delivered`]
  return `${[...inDoubt, ...lost].join(', ')}.`
}

/** What a campaign is called by, and the list of one's own; in English. */
export const campaigns = {
  states,
  acts,
  oneOf,
  several,
  weekdays,
  reviewCases: (cases: number) => `Review ${count(cases, 'case')}`,
  /** How many answers an item gets: `3 for each item`, `2 to 5 for each item, until its label is 95 % sure`. */
  answersEach({ overlap, stopEarly }: { overlap: number; stopEarly: StopEarly | null }): string {
    if (stopEarly === null) return `${overlap} for each item`
    const { fewest, sureAt } = stopEarly
    const range = fewest >= overlap ? String(overlap) : `${fewest} to ${overlap}`
    return `${range} for each item, until its label is ${percent(sureAt)} sure`
  },
  list: {
    empty: 'You are in no campaign yet.',
    emptyAdvice: ['You are in no campaign yet. ', { command: 'new' }, ' starts one.'],
    title: (n: number) => `You are in ${count(n, 'campaign')}.`,
    heading: (n: number) => `Your ${n === 1 ? 'campaign' : 'campaigns'}`,
    line({ name, state, roles, progress, ...line }: CampaignLine): Words {
      const done =
        progress === null
          ? ''
          : `, ${about(progress)}${wholeNumber(progress.done)} of ${count(progress.of, 'item')} done`
      const lost = line.undelivered === undefined ? '' : ` ${undelivered(line.undelivered)}`
      return [{ strong: name }, `: ${states[state]}${done}. You are ${listed(roles)}.${lost}`]
    },
    more: (n: number) => `and ${count(n, 'more campaign')}`,
    advice: [{ command: 'status NAME' }, ' shows more of one.'],
  },
} as const
