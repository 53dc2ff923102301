import type { PersonProblem } from '../../../domain/people/person-problem.ts'
import type { PeopleChangedScreen, RemoveAskedScreen } from '../../../domain/screens/steer-screens.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Part, type Span, type Words } from '../card.ts'

const mostProblems = 12

/** Before anybody is taken off: what ends by it, and the button that does it. */
export function removeAskedCard(screen: RemoveAskedScreen): Card {
  const { campaignId, people, unchanged, problems } = screen
  const { ask, ends, nothingYet, yes } = said.steering.removeAsked
  const words: Words[] = [
    ask(screen),
    ...ends(screen),
    ...(unchanged.length > 0 ? [said.steering.peopleUnchanged({ act: 'remove', unchanged })] : []),
    ...problemsSaid(problems),
  ]
  return {
    title: spokenAll(ask(screen)),
    step: 'remove-asked',
    parts: [
      ...words.map(asText),
      {
        kind: 'controls',
        controls: [
          button(yes(people), {
            kind: 'remove-people',
            campaignId,
            people: people.map(({ personId, roles }) => ({ personId, roles })),
          }),
        ],
      },
      { kind: 'small', text: nothingYet },
    ],
  }
}

export function peopleChangedCard(screen: PeopleChangedScreen): Card {
  const { campaignId, removed } = screen
  const entries = peopleSaid(screen)
  const [first = []] = entries
  const takeBack = button(said.steering.takeBack, { kind: 'give-back-roles', campaignId, people: removed })
  return {
    title: spokenAll(first),
    step: 'people-changed',
    parts: [
      ...entries.map(asText),
      ...(removed.length > 0 ? [{ kind: 'controls', controls: [takeBack] } as const] : []),
    ],
  }
}

function peopleSaid(screen: PeopleChangedScreen): Words[] {
  const { act, changed, unchanged, problems } = screen
  const { peopleChanged, peopleUnchanged, nobodyNamed } = said.steering
  const all = [
    ...(changed.length > 0 ? [peopleChanged(screen)] : []),
    ...(unchanged.length > 0 ? [peopleUnchanged({ act, unchanged })] : []),
    ...problemsSaid(problems),
  ]
  return all.length > 0 ? all : [nobodyNamed(act)]
}

function problemsSaid(problems: readonly PersonProblem[]): Words[] {
  return problems.slice(0, mostProblems).map((problem) => said.problems.words(problem))
}

function asText(words: Words): Part {
  return { kind: 'text', words }
}

function spokenAll(words: Words): string {
  return words.map(spoken).join('')
}

function spoken(span: Span): string {
  if (typeof span === 'string') return span
  if ('platform' in span) return said.messages.thePlatform
  return 'strong' in span ? span.strong : ''
}
