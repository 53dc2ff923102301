import type { CampaignState } from '../../../domain/campaign.ts'
import type { CampaignLine } from '../../../domain/screens/screen.ts'
import { count, listed } from '../../words/en/count.ts'
import type { Card, Words } from '../card.ts'

const mostLines = 25

export const stateWords: Readonly<Record<CampaignState, string>> = {
  draft: 'not launched',
  pilot: 'pilot',
  running: 'running',
  paused: 'paused',
  finished: 'finished',
}

export function listCard(campaigns: readonly CampaignLine[]): Card {
  if (campaigns.length === 0) {
    return {
      title: 'You are in no campaign yet.',
      step: 'list',
      parts: [{ kind: 'text', words: ['You are in no campaign yet. ', { command: 'new' }, ' starts one.'] }],
    }
  }
  const shown = campaigns.slice(0, mostLines)
  const rest = campaigns.length - shown.length
  return {
    title: `You are in ${count(campaigns.length, 'campaign')}.`,
    step: 'list',
    parts: [
      { kind: 'text', words: [{ strong: `Your ${campaigns.length === 1 ? 'campaign' : 'campaigns'}` }] },
      { kind: 'list', entries: shown.map(line) },
      ...(rest > 0 ? [{ kind: 'small', text: `and ${count(rest, 'more campaign')}` } as const] : []),
      { kind: 'text', words: [{ command: 'status NAME' }, ' shows more of one.'] },
    ],
  }
}

/** In front of a count that is rounded. */
export function about({ isRough }: { readonly isRough?: true }): string {
  return isRough === true ? 'about ' : ''
}

function line({ name, state, roles, progress, undelivered }: CampaignLine): Words {
  const done = progress === null ? '' : `, ${about(progress)}${progress.done} of ${count(progress.of, 'item')} done`
  const lost = undelivered === undefined ? '' : ` ${undeliveredSaid(undelivered)}`
  return [{ strong: name }, `: ${stateWords[state]}${done}. You are ${listed(roles)}.${lost}`]
}

/** `2 messages may not have arrived, 1 was not delivered.` */
function undeliveredSaid({ unsure, failed }: NonNullable<CampaignLine['undelivered']>): string {
  const inDoubt = unsure === 0 ? [] : [`${count(unsure, 'message')} may not have arrived`]
  const what = unsure === 0 ? count(failed, 'message') : String(failed)
  const lost = failed === 0 ? [] : [`${what} ${failed === 1 ? 'was' : 'were'} not delivered`]
  return `${[...inDoubt, ...lost].join(', ')}.`
}
