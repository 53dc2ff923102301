import type { Span } from '../../cards/card.ts'
import { count } from './count.ts'

/** The point first, in bold, as in every notice. */
type Said = readonly [point: { readonly strong: string }, ...rest: readonly Span[]]
type Code = { readonly code: string; readonly minutes: number }

/** One human with accounts on several platforms, in English. */
export const linking = {
  'link-code': ({ code, minutes }: Code): Said => [
    { strong: `Your code is ${code}. ` },
    'Type ',
    { command: `link ${code}` },
    ` to Labelbreak with your other account within ${count(minutes, 'minute')}. `,
    'From then on both accounts are you: one history, one score, one vote for each item. Give the code to nobody else, and type no code that somebody gave you.',
  ],
  'accounts-linked': [
    { strong: 'Done: both accounts are you now. ' },
    'All you answered is kept; of items that you had answered twice, one answer counts. A session that was open has ended. ',
    { command: '' },
    ' goes on here or there, and ',
    { command: 'unlink' },
    ' parts this account from your others again.',
  ],
  'already-linked': [{ strong: 'These two accounts are you already. ' }, 'Nothing was changed.'],
  'link-code-unknown': [
    { strong: 'This code opens nothing. ' },
    'Nothing was changed. It may be mistyped, or was used already. ',
    { command: 'link' },
    ', typed with your other account, gives a new one.',
  ],
  'link-code-over': [
    { strong: 'This code is over. ' },
    'Nothing was changed. A code lasts ten minutes and five tries. ',
    { command: 'link' },
    ', typed with your other account, gives a new one.',
  ],
  'link-same-workspace': [
    { strong: 'This code belongs to an account of this same workspace. ' },
    'Nothing was changed. Type it where your other account is.',
  ],
  'link-nowhere': [
    { strong: 'Labelbreak is in no other workspace. ' },
    'Nothing was changed. Once it is installed where your other account is, type this again.',
  ],
  'join-nobody-confirms': [
    { strong: 'That account belongs to another organization. ' },
    'Nothing was changed. The two could become one, but on one side nobody could confirm it: no campaign was launched there, and your account there is no full member’s.',
  ],
  'join-asked-before': [
    { strong: 'That account belongs to another organization. ' },
    'That the two become one was asked already, and their leads have to decide. Once they have, ',
    { command: 'link' },
    ' gives you a new code.',
  ],
  'join-declined-lately': [
    { strong: 'That account belongs to another organization. ' },
    'Nothing was changed: a lead declined lately to make the two one. Talk to them first; a lead can ask anew at any time, others after a week.',
  ],
  'join-leads-only': [
    { strong: 'Only those who lead campaigns can decide this. ' },
    'Nothing was changed. Ask a lead to do it.',
  ],
  'account-unlinked': [
    { strong: 'This account stands by itself again. ' },
    'All that was answered stays with your other account, and so do your roles. A lead can invite this one anew.',
  ],
  'not-linked': [
    { strong: 'This account is joined with no other. ' },
    'Nothing was changed. ',
    { command: 'link' },
    ' gives a code that joins it with one.',
  ],
} as const satisfies Readonly<Record<string, Said | ((code: Code) => Said)>>
