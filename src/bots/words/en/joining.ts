import type { JoinOverScreen, JoinRequestScreen } from '../../../domain/screens/join-screens.ts'
import type { Confirm, PointFirst, Words } from '../../cards/card.ts'
import { count, listed } from './count.ts'

type Both = Pick<JoinRequestScreen, 'here' | 'there'>
type Asked = Pick<JoinRequestScreen, 'here' | 'there' | 'byName'>
type Over = JoinOverScreen

const both = ({ here, there }: Both) => `“${here}” and “${there}”`

/** Two organizations that become one, in English. */
export const joining = {
  asks: ({ byName, ...names }: Asked): PointFirst => [
    { strong: `Make ${both(names)} one organization? ` },
    `${byName} has an account in each and asks for it.`,
  ],
  means: [
    ['People may join their accounts here and there: each then has one history, one score and one vote.'],
    ['A campaign may have people of both. Its leads see their names and their work.'],
    ['Campaigns keep their people. Of two with the same name, the younger gets a number.'],
    ['It cannot be undone.'],
  ] as readonly Words[],
  untilThen: (days: number) =>
    `A lead of each has to confirm within ${count(days, 'day')}. Until then nothing is joined.`,
  confirm: 'Make them one',
  sure: {
    title: 'One organization?',
    text: 'Once a lead of the other one confirms too, they are one. That cannot be undone.',
    yes: 'Yes, one organization',
    no: 'Not now',
  } satisfies Confirm,
  decline: 'Decline',
  confirmed: ({ there, here }: Both): PointFirst => [
    { strong: `Confirmed for “${here}”. ` },
    `Now a lead of “${there}” has to confirm too; they have been asked. Nothing is joined before.`,
  ],
  asked: (names: Both): PointFirst => [
    { strong: 'Your accounts belong to two organizations. ' },
    `Before they can be joined, ${both(names)} have to become one. A lead of each has been asked to confirm that, and you will be told. Until then nothing changes.`,
  ],
  takeBack: 'Take it back',

  joined: (names: Both): PointFirst => [
    { strong: `${both(names)} are one organization now. ` },
    'A lead of each confirmed. Whoever has accounts in both can join them: ',
    { command: 'link' },
    '.',
  ],
  linked: [
    'Both your accounts are you now: all you answered is kept, and of items that you had answered twice one answer counts. A session that was open has ended; ',
    { command: '' },
    ' goes on here or there.',
  ] as Words,
  renamed: (names: Over['renamed']) =>
    `The name was taken there: ${listed(names.map(({ before, after }) => `“${before}” is called “${after}” now`))}.`,
  notJoined: ({ how, byName, ...names }: Pick<Over, 'how' | 'byName' | 'here' | 'there'>): PointFirst => [
    { strong: `${both(names)} stay two organizations. ` },
    `${why(how, byName)} Nothing was joined.`,
  ],
} as const

function why(how: Over['how'], byName: string | null): string {
  switch (how) {
    case 'declined':
      return byName === null ? 'A lead declined.' : `${byName} declined.`
    case 'withdrawn':
      return byName === null ? 'What was asked was taken back.' : `${byName} took it back.`
    case 'overtaken':
      return 'One of them has become one with another organization meanwhile. It can be asked anew.'
    default:
      return 'Not both were confirmed in time. It can be asked anew.'
  }
}
