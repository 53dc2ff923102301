import type { Label } from '../../domain/campaign.ts'
import type { ItemContent } from '../../domain/item.ts'
import type { Part, WindowCard, Words } from '../card.ts'
import { count } from '../count.ts'
import { splitText } from '../split-text.ts'
import { altText, contextOf, textsOf } from './item-parts.ts'

/** Characters a part may hold, and how many parts of text a window may have beside the rest. */
const pieceChars = 2900
const mostPieces = 60

export function guideWindow({
  text,
  labels,
}: {
  readonly text: string
  readonly labels: readonly Label[]
}): WindowCard {
  const entries = labels.map(
    ({ name, definition }): Words => [{ strong: name }, definition === '' ? '' : `: ${definition}`],
  )
  const guideline: readonly Part[] =
    text.trim() === ''
      ? [{ kind: 'text', words: ['This campaign has no further guideline.'] }]
      : pieces(null, text, mostPieces)
  return readingWindow('Guide', [
    { kind: 'text', words: [{ strong: 'Labels' }] },
    { kind: 'list', entries },
    { kind: 'text', words: [{ strong: 'Guideline' }] },
    ...guideline,
  ])
}

export function wholeItemWindow(content: ItemContent): WindowCard {
  const texts = textsOf(content)
  const room = Math.floor(mostPieces / Math.max(1, texts.length))
  const parts: Part[] = texts.flatMap(({ name, text }) => pieces(name, text, room))
  if (content.image !== null) parts.push({ kind: 'image', url: content.image, alt: altText(content) })
  const context = contextOf(content)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
  if (context !== '')
    parts.push(
      ...splitText(context, pieceChars)
        .slice(0, 20)
        .map((text): Part => ({ kind: 'small', text })),
    )
  return readingWindow('The whole item', parts.length === 0 ? [{ kind: 'small', text: 'This item is empty.' }] : parts)
}

function pieces(name: string | null, text: string, most: number): Part[] {
  const all = splitText(text, pieceChars)
  const shown = all.slice(0, most)
  const rest = all.slice(most).reduce((sum, piece) => sum + piece.length, 0)
  const parts = shown.map((piece, at): Part => ({ kind: 'quoted', name: at === 0 ? name : null, text: piece }))
  return rest === 0
    ? parts
    : [...parts, { kind: 'small', text: `${count(rest, 'more character')} cannot be shown here.` }]
}

export function readingWindow(heading: string, parts: readonly Part[]): WindowCard {
  return { heading, parts, submit: null, close: 'Close', closesAll: false }
}
