import type { CampaignLine } from '../../../domain/screens/screen.ts'
import { said } from '../../words/said.ts'
import type { Card } from '../card.ts'

const mostLines = 25

export function listCard(campaigns: readonly CampaignLine[]): Card {
  const { list } = said.campaigns
  if (campaigns.length === 0) {
    return { title: list.empty, step: 'list', parts: [{ kind: 'text', words: list.emptyAdvice }] }
  }
  const shown = campaigns.slice(0, mostLines)
  const rest = campaigns.length - shown.length
  return {
    title: list.title(campaigns.length),
    step: 'list',
    parts: [
      { kind: 'text', words: [{ strong: list.heading(campaigns.length) }] },
      { kind: 'list', entries: shown.map(list.line) },
      ...(rest > 0 ? [{ kind: 'small', text: list.more(rest) } as const] : []),
      { kind: 'text', words: list.advice },
    ],
  }
}
