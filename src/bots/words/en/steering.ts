import type { Role } from '../../../domain/person.ts'
import type {
  PeopleChangedScreen,
  Reached,
  RemoveAskedScreen,
  StateScreen,
} from '../../../domain/screens/steer-screens.ts'
import type { Fact, Words } from '../../cards/card.ts'
import { ago, agreementSaid, doneShare, toldScore, undecidedSaid } from './amounts.ts'
import { campaigns } from './campaigns.ts'
import { count, listedWithin, wholeNumber } from './count.ts'
import { telling } from './telling.ts'

const namesChars = 1200

type Changed = Pick<StateScreen, 'name' | 'changed' | 'canReopen'>

const roleDoes: Readonly<Record<Role, Words>> = {
  annotator: ['You label items in sessions of a few minutes. ', { command: '' }, ' begins one.'],
  adjudicator: [
    'You settle the cases that annotators flagged, skipped or could not agree on. ',
    { command: 'review' },
    ' shows what waits.',
  ],
  lead: ['You can change the campaign, its people and its known answers. ', { command: 'help' }, ' shows how.'],
  manager: ['You see progress and scores, and get the weekly digest. ', { command: 'list' }, ' shows where it stands.'],
}

function asRole(role: Role, people: number): string {
  return ` as ${people === 1 ? campaigns.oneOf[role] : campaigns.several[role]}`
}

function namesOf(names: readonly string[]): string {
  return listedWithin(names, namesChars)
}

/** What speaks against it, the weightiest first; nothing where nothing does. */
function beforeFinish({ items, done, agreement, undecided }: Reached): string {
  const left = items - done
  const against = [
    ...(agreement?.isEnough === 'no' ? ['People agree too little to rely on the labels.'] : []),
    ...(undecided > 0 ? [`${count(undecided, 'item is', 'items are')} undecided.`] : []),
    ...(left > 0 ? [`${count(left, 'item still wants', 'items still want')} answers.`] : []),
  ]
  return against.map((sentence) => `${sentence} `).join('')
}

/** What a lead did to a campaign, and what others hear of it. */
export const steering = {
  paused: {
    title: (name: string) => `${name} is paused.`,
    now: ({ name, changed }: Changed): Words => [
      { strong: `${name} ${changed ? 'is paused. ' : 'was paused already. '}` },
      'Nobody is asked. What is on a screen now can still be answered, and is kept.',
    ],
  },
  running: {
    title: (name: string) => `${name} goes on.`,
    now: ({ name, changed }: Changed): Words => [
      { strong: `${name} ${changed ? 'goes on. ' : 'is running already. '}` },
      'Annotators are asked at their usual times.',
    ],
  },
  finished: {
    title: (name: string) => `${name} is finished.`,
    now: ({ name, changed, canReopen }: Changed): Words => [
      { strong: `${name} ${changed ? 'is finished. ' : 'was finished already. '}` },
      canReopen ? 'Thank you for leading it. For a day it can be reopened.' : 'Thank you for leading it.',
    ],
    exportAnswers: 'Export the answers',
  },

  finishAsked: {
    title: (name: string, { done, items }: Reached) =>
      `Finish ${name}? ${wholeNumber(done)} of ${count(items, 'item')} done.`,
    warning: (name: string, reached: Reached): Words => [
      { strong: `Finish ${name}? ` },
      `${beforeFinish(reached)}After that it takes no answers. For a day it can be reopened.`,
    ],
    pauseInstead: 'Pause instead',
  },
  done({ done, items, undecided }: Reached): Fact {
    return ['Done', `${doneShare({ done, items })}${undecidedSaid(undecided)}`]
  },
  answers: ({ answers, answersWanted }: Reached): Fact => [
    'Answers',
    `${wholeNumber(answers)} of ${wholeNumber(answersWanted)} wanted`,
  ],
  agreement: ({ agreement, agreementAgeMinutes: age }: Reached): Fact => [
    'Agreement',
    `${agreementSaid(agreement)}${age === 0 ? '' : `, as of ${ago(age)}`}`,
  ],
  known: ({ known }: Reached): Fact => ['On known answers', known === null ? 'too few yet' : toldScore(known)],
  inReview: ({ inReview }: Reached): Fact => ['In review', inReview === 0 ? 'nothing waits' : count(inReview, 'case')],

  peopleChanged({ act, name, role, changed, ...screen }: PeopleChangedScreen): Words {
    const one = changed.length === 1
    const as = role === null ? '' : asRole(role, changed.length)
    if (act === 'remove') {
      return [
        { strong: `${namesOf(changed)} ${one ? 'is' : 'are'} no longer in ${name}${as}. ` },
        'All they answered stays.',
      ]
    }
    if (act === 'give-back') {
      return [
        { strong: `${namesOf(changed)} ${one ? 'is' : 'are'} back in ${name}${as}. ` },
        screen.telling === null ? 'No message goes out now.' : telling.whenHeard(screen.telling),
      ]
    }
    return [
      { strong: `${namesOf(changed)} ${one ? 'joins' : 'join'} ${name}${as}. ` },
      // Nobody who joins what is paused is told of it, nor is a lead of what they did themselves.
      screen.telling === null ? 'No message goes out now.' : telling.whenHeard(screen.telling),
    ]
  },
  peopleUnchanged: ({ act, unchanged }: Pick<PeopleChangedScreen, 'act' | 'unchanged'>): Words => [
    `${namesOf(unchanged)} ${act === 'remove' ? 'did not hold that role.' : 'held that role already.'}`,
  ],
  removeAsked: {
    ask: ({ people, name, role }: RemoveAskedScreen): Words => [
      {
        strong: `Take ${namesOf(people.map((one) => one.name))} off ${name}${role === null ? '' : asRole(role, people.length)}?`,
      },
    ],
    /** What ends by it, and what stays. */
    ends({ people }: RemoveAskedScreen): Words[] {
      const sitting = people.filter((one) => one.openAnswers !== null)
      const [first] = sitting
      const open =
        first === undefined
          ? ''
          : sitting.length === 1
            ? `${first.name} is in a session now, with ${count(first.openAnswers ?? 0, 'answer')}. It ends. `
            : `${wholeNumber(sitting.length)} of them are in a session now. These end. `
      return [[`${open}All they answered stays, and you can take this back.`]]
    },
    yes: (people: RemoveAskedScreen['people']) =>
      people.length === 1 ? 'Remove' : `Remove ${count(people.length, 'person', 'people')}`,
    nothingYet: 'Nothing has changed so far.',
  },
  takeBack: 'Take it back',
  nobodyNamed: (act: PeopleChangedScreen['act']): Words => [
    { strong: 'Nobody was named. ' },
    'As in ',
    {
      command: act === 'invite' ? 'invite @ana to Contract clauses as annotator' : 'remove @ana from Contract clauses',
    },
  ],

  roleGiven: (byName: string, role: Role, name: string) => `${byName} made you ${campaigns.oneOf[role]} of ${name}.`,
  roleDoes,
  roleTaken: {
    title: (name: string) => `You are no longer asked in ${name}.`,
    what(name: string, answered: number): Words {
      const kept =
        answered === 0 ? '' : `${answered === 1 ? 'Your answer is' : `Your ${count(answered, 'answer')} are`} saved. `
      return [{ strong: `A lead has taken you off ${name}. ` }, `${kept}Thank you for your help.`]
    },
  },
} as const
