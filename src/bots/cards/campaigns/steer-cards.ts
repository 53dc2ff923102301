import type { Screen } from '../../../domain/screens/screen.ts'
import type { Reached, StateScreen } from '../../../domain/screens/steer-screens.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { actButton } from './act-button.ts'

type FinishAskedScreen = Extract<Screen, { kind: 'finish-asked' }>
type RoleGivenScreen = Extract<Screen, { kind: 'role-given' }>
type RoleTakenScreen = Extract<Screen, { kind: 'role-taken' }>
type ExportKind = 'export-begun' | 'export-ready' | 'export-failed' | 'export-links' | 'export-file'
type ExportScreen = Extract<Screen, { kind: ExportKind }>

export function stateCard(screen: StateScreen): Card {
  const { name, state, reached } = screen
  const { title, now } = said.steering[state]
  const facts = state === 'finished' && reached !== null ? [reachedFacts(reached)] : []
  return steered(title(name), now(screen), facts, stateButtons(screen))
}

function stateButtons({ campaignId, state, reached, canReopen }: StateScreen): Control[] {
  const which = { campaignId }
  switch (state) {
    case 'paused':
      return [actButton(campaignId, 'go-on')]
    case 'running':
      return [actButton(campaignId, 'pause')]
    case 'finished':
      return [
        button(said.steering.finished.exportAnswers, { kind: 'steer', act: 'export', which }),
        ...(reached !== null && reached.inReview > 0
          ? [button(said.campaigns.reviewCases(reached.inReview), { kind: 'review', which, minutes: null })]
          : []),
        ...(canReopen ? [actButton(campaignId, 'reopen')] : []),
      ]
  }
}

export function finishAskedCard({ campaignId, name, reached }: FinishAskedScreen): Card {
  const { title, warning, pauseInstead } = said.steering.finishAsked
  return {
    title: title(name, reached),
    step: 'finish-asked',
    parts: [
      { kind: 'text', words: warning(name, reached) },
      reachedFacts(reached),
      {
        kind: 'controls',
        controls: [
          button(said.campaigns.acts.finish, { kind: 'finish-now', campaignId }),
          button(pauseInstead, { kind: 'steer', act: 'pause', which: { campaignId } }),
        ],
      },
    ],
  }
}

function reachedFacts(reached: Reached): Part {
  const { done, answers, agreement, known, inReview } = said.steering
  const all = [done, answers, agreement, known, inReview]
  return { kind: 'facts', facts: all.map((fact) => fact(reached)) }
}

export function roleGivenCard({ name, role, byName }: RoleGivenScreen): Card {
  const point = said.steering.roleGiven(byName, role, name)
  return {
    title: point,
    step: 'role-given',
    parts: [
      { kind: 'text', words: [{ strong: point }] },
      { kind: 'text', words: said.steering.roleDoes[role] },
    ],
  }
}

export function roleTakenCard({ name, answered }: RoleTakenScreen): Card {
  const { title, what } = said.steering.roleTaken
  return steered(title(name), what(name, answered))
}

export function exportCard(screen: ExportScreen): Card {
  const { begun, ready, failed, links, file } = said.exporting
  switch (screen.kind) {
    case 'export-begun':
      return steered(begun.title(screen.name), begun.what(screen.name))
    case 'export-ready':
      return steered(ready(screen), [ready(screen)])
    case 'export-failed':
      return steered(failed.title(screen), failed.what(screen))
    case 'export-links': {
      const leads = screen.links.map(({ format, url }) => ({ text: links.one(format), url }))
      return steered(links.title(screen), links.what(screen), [{ kind: 'links', links: leads }])
    }
    case 'export-file': {
      const words = file(screen)
      return steered(words[0].strong.trim(), words)
    }
  }
}

function steered(title: string, words: Words, facts: readonly Part[] = [], controls: readonly Control[] = []): Card {
  return {
    title,
    step: 'steered',
    parts: [
      { kind: 'text', words },
      ...facts,
      ...(controls.length > 0 ? [{ kind: 'controls', controls } as const] : []),
    ],
  }
}
