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
  'link-two-organizations': [
    { strong: 'That account belongs to another organization. ' },
    'Nothing was changed: nothing crosses organizations, and two of them cannot become one yet.',
  ],
  'link-nowhere': [
    { strong: 'There is no other workspace in your organization. ' },
    'Nothing was changed. Accounts can be joined where an organization has several workspaces, and each installation is an organization of its own so far.',
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
