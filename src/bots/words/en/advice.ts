import type { Words } from '../../cards/card.ts'

type Advice = { readonly typed: readonly string[]; readonly says: Words }

const nobodyNamed = (example: string): Words => [
  'Nobody was named: type @ and choose each person from the list that opens, as in ',
  { command: example },
]

/** What people type where there is no such command, by its first word, and what does what they mean. */
const advices: readonly Advice[] = [
  {
    typed: ['stop', 'quit', 'end', 'exit', 'cancel'],
    says: [
      'To stop labeling, choose Stop for now in the menu of your card, or just leave: each answer is saved at once. Leads stop a campaign with ',
      { command: 'pause NAME' },
    ],
  },
  {
    typed: ['undo', 'revert', 'oops'],
    says: [
      'Undo is a button on your card, up to ten minutes after a session. ',
      { command: '' },
      ' shows an open one again.',
    ],
  },
  {
    typed: ['skip', 'flag', 'guide', 'done', 'back', 'answer', 'not', 'unsure'],
    says: ['That is done with the buttons on your card. ', { command: '' }, ' shows it again.'],
  },
  {
    typed: ['start', 'begin', 'go', 'label', 'work', 'continue', 'next', 'hi', 'hello'],
    says: ['Type ', { command: '' }, ' alone: it shows what waits for you, or goes on where you were.'],
  },
  {
    typed: ['rename', 'name', 'title'],
    says: [
      'A campaign keeps its name. ',
      { command: 'edit NAME' },
      ' changes its guideline, overlap, people and times.',
    ],
  },
  {
    typed: ['later', 'tomorrow', 'snooze', 'mute', 'away', 'leave', 'vacation', 'holiday', 'hours', 'unsubscribe'],
    says: [{ command: 'settings' }, ' says when you may be asked, and when not at all.'],
  },
  {
    typed: ['delete', 'close', 'archive', 'drop'],
    says: ['Nothing is deleted here. ', { command: 'finish NAME' }, ' closes a campaign, and all its answers stay.'],
  },
  {
    typed: ['results', 'answers', 'download', 'csv', 'report'],
    says: [{ command: 'export NAME' }, ' sends a lead the answers of a campaign as files.'],
  },
  {
    typed: ['score', 'scores', 'stats', 'progress', 'me', 'dashboard'],
    says: [{ command: 'status NAME' }, ' shows how a campaign is doing, and what you did in it.'],
  },
  {
    typed: ['as', 'role', 'roles', 'make', 'promote', 'people', 'members', 'users', 'team'],
    says: [
      'People get a role with an invitation, as in ',
      { command: 'invite @ana to Contract clauses as adjudicator' },
    ],
  },
  { typed: ['invite'], says: nobodyNamed('invite @ana to Contract clauses as annotator') },
  { typed: ['remove'], says: nobodyNamed('remove @ana from Contract clauses') },
]

const aNumber: Words = [
  'To answer, tap on your card. To begin, type ',
  { command: '' },
  ' and choose how many minutes you have.',
]

/** What does what was meant; null where nobody can tell. */
export function adviceFor(typed: string): Words | null {
  const first = typed.trim().split(/\s+/u)[0]?.toLowerCase() ?? ''
  if (/^\d+$/u.test(first)) return aNumber
  return advices.find((one) => one.typed.includes(first))?.says ?? null
}
