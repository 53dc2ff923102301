import type { Role } from '../../../domain/person.ts'
import type { Screen } from '../../../domain/screens/screen.ts'
import type { ExportFailure, PeopleChangedScreen, Reached, StateScreen } from '../../../domain/screens/steer-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, listed, percent } from '../../words/en/count.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'

type FinishAskedScreen = Extract<Screen, { kind: 'finish-asked' }>
type RoleGivenScreen = Extract<Screen, { kind: 'role-given' }>
type RoleTakenScreen = Extract<Screen, { kind: 'role-taken' }>
type ExportScreen = Extract<Screen, { kind: 'export-begun' | 'export-ready' | 'export-failed' }>

const namesChars = 1200
const mostProblems = 12

const roleWords: Readonly<Record<Role, string>> = {
  annotator: 'an annotator',
  adjudicator: 'an adjudicator',
  lead: 'a lead',
  manager: 'a manager',
}

const roleDoes: Readonly<Record<Role, Words>> = {
  annotator: ['You label items in sittings of a few minutes. ', { command: '' }, ' begins one.'],
  adjudicator: [
    'You settle the cases that annotators flagged, skipped or could not agree on. ',
    { command: 'review' },
    ' shows what waits.',
  ],
  lead: ['You can change the campaign, its people and its known answers. ', { command: 'help' }, ' shows how.'],
  manager: ['You see progress and scores, and get the weekly digest. ', { command: 'list' }, ' shows where it stands.'],
}

export function stateCard({ campaignId, name, state, changed, reached }: StateScreen): Card {
  const which = { campaignId }
  switch (state) {
    case 'paused':
      return saying(
        `${name} is paused.`,
        [
          { strong: `${name} ${changed ? 'is paused. ' : 'was paused already. '}` },
          'Nobody is asked. What is on a screen now can still be answered, and is kept.',
        ],
        [button('Resume', { kind: 'steer', act: 'go-on', which })],
      )
    case 'running':
      return saying(
        `${name} goes on.`,
        [
          { strong: `${name} ${changed ? 'goes on. ' : 'is running already. '}` },
          'Annotators are asked at their usual times.',
        ],
        [button('Pause', { kind: 'steer', act: 'pause', which })],
      )
    case 'finished': {
      const card = saying(
        `${name} is finished.`,
        [{ strong: `${name} ${changed ? 'is finished. ' : 'was finished already. '}` }, 'Thank you for leading it.'],
        [
          button('Export the answers', { kind: 'steer', act: 'export', which }),
          ...(reached !== null && reached.inReview > 0
            ? [button(`Review ${count(reached.inReview, 'case')}`, { kind: 'review', which, minutes: null })]
            : []),
        ],
      )
      const [head, ...rest] = card.parts
      return reached === null || head === undefined ? card : { ...card, parts: [head, reachedFacts(reached), ...rest] }
    }
  }
}

export function finishAskedCard({ campaignId, name, reached }: FinishAskedScreen): Card {
  return {
    title: `Finish ${name}? ${reached.done} of ${count(reached.items, 'item')} done.`,
    step: 'finish-asked',
    parts: [
      {
        kind: 'text',
        words: [{ strong: `Finish ${name}? ` }, 'After that it takes no answers, and cannot be reopened.'],
      },
      reachedFacts(reached),
      {
        kind: 'controls',
        controls: [
          button('Finish', { kind: 'finish-now', campaignId }),
          button('Pause instead', { kind: 'steer', act: 'pause', which: { campaignId } }),
        ],
      },
    ],
  }
}

function reachedFacts({ items, done, answers, answersWanted, inReview }: Reached): Part {
  const share = items === 0 ? '' : ` (${percent(done / items)})`
  return {
    kind: 'facts',
    facts: [
      ['Done', `${done} of ${count(items, 'item')}${share}`],
      ['Answers', `${answers} of ${answersWanted} wanted`],
      ['In review', inReview === 0 ? 'nothing waits' : count(inReview, 'case')],
    ],
  }
}

export function peopleChangedCard(screen: PeopleChangedScreen): Card {
  const entries = peopleSaid(screen)
  const [first = []] = entries
  return {
    title: first.map((span) => (typeof span === 'string' ? span : 'strong' in span ? span.strong : '')).join(''),
    step: 'people-changed',
    parts: entries.map((words): Part => ({ kind: 'text', words })),
  }
}

function peopleSaid({ act, name, role, changed, unchanged, telling, problems }: PeopleChangedScreen): Words[] {
  const one = changed.length === 1
  const became = role === null ? '' : ` as ${one ? roleWords[role] : `${role}s`}`
  const isInvite = act === 'invite'
  const done = isInvite
    ? [{ strong: `${namesSaid(changed)} ${one ? 'joins' : 'join'} ${name}${became}. ` }, hearSaid(telling)]
    : [
        { strong: `${namesSaid(changed)} ${one ? 'is' : 'are'} no longer in ${name}${became}. ` },
        'All they answered stays.',
      ]
  const already = isInvite ? 'held that role already.' : 'did not hold that role.'
  const all = [
    ...(changed.length > 0 ? [done] : []),
    ...(unchanged.length > 0 ? [[`${namesSaid(unchanged)} ${already}`]] : []),
    ...problems.slice(0, mostProblems).map((problem) => [problem]),
  ]
  return all.length > 0 ? all : [[{ strong: 'Nobody was named. ' }, 'As in ', { command: peopleExample(act) }]]
}

/** Nobody who joins what is paused is told of it, nor is a lead of what they did themselves. */
function hearSaid(telling: PeopleChangedScreen['telling']): string {
  return telling === null ? 'No message goes out now.' : said.telling.whenHeard(telling)
}

function namesSaid(names: readonly string[]): string {
  return cutText(listed(names), namesChars).shown
}

function peopleExample(act: PeopleChangedScreen['act']): string {
  return act === 'invite' ? 'invite @ana to Contract clauses as annotator' : 'remove @ana from Contract clauses'
}

export function roleGivenCard({ name, role, byName }: RoleGivenScreen): Card {
  return {
    title: `${byName} made you ${roleWords[role]} of ${name}.`,
    step: 'role-given',
    parts: [
      { kind: 'text', words: [{ strong: `${byName} made you ${roleWords[role]} of ${name}.` }] },
      { kind: 'text', words: roleDoes[role] },
    ],
  }
}

export function roleTakenCard({ name, answered }: RoleTakenScreen): Card {
  const kept = answered === 0 ? '' : `${answered === 1 ? 'Your answer is' : `Your ${answered} answers are`} saved. `
  return saying(`You are no longer asked in ${name}.`, [
    { strong: `A lead has taken you off ${name}. ` },
    `${kept}Thank you for your help.`,
  ])
}

export function exportCard(screen: ExportScreen): Card {
  const { name } = screen
  switch (screen.kind) {
    case 'export-begun':
      return saying(`The export of ${name} is being written.`, [
        { strong: `The export of ${name} is being written. ` },
        'Two files come to you by direct message: JSONL with an item a line, CSV with an answer a row. People appear under pseudonyms.',
      ])
    case 'export-ready': {
      const held = `${count(screen.items, 'item')}, ${count(screen.answers, 'answer')}`
      const point = `Export of ${name}: ${held}. Verdicts of Review go before votes. People appear under pseudonyms.`
      return saying(point, [point])
    }
    case 'export-failed': {
      const point = `The export of ${name} ${screen.why === 'unsure' ? 'may not have arrived.' : 'was not sent.'}`
      return saying(point, [
        { strong: `${point} ` },
        ...exportAdvice[screen.why],
        ...(screen.why === 'too-large' ? [] : [{ command: `export ${name}` }, '.']),
      ])
    }
  }
}

const exportAdvice: Readonly<Record<ExportFailure, Words>> = {
  'too-large': [
    'It is too large for a message. Whoever runs Labelbreak can write it from the command line with labelbreak export.',
  ],
  refused: ['Slack did not take the files. The answers are safe. To try once more: '],
  unsure: ['It was cut short while the files were on their way. If you do not see them in a minute: '],
  interrupted: ['It could not be made within a day. The answers are safe. To try once more: '],
}

function saying(title: string, words: Words, controls: readonly Control[] = []): Card {
  return {
    title,
    step: 'steered',
    parts: [{ kind: 'text', words }, ...(controls.length > 0 ? [{ kind: 'controls', controls } as const] : [])],
  }
}
