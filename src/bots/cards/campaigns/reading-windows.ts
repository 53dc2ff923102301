import type { ItemContent } from '../../../domain/item.ts'
import type { Label } from '../../../domain/labels/label.ts'
import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import { said } from '../../words/said.ts'
import { splitText } from '../../words/split-text.ts'
import type { Part, WindowCard } from '../card.ts'
import { altText, contextOf, textsOf } from '../sessions/item-parts.ts'
import { asks } from '../task-types/asks.ts'
import { guidelineWords } from './guideline-words.ts'

/** Characters that a part holds, labels that a list holds. */
const most = { piece: 2900, labels: 20 }
/** What a window can carry: Slack refuses one above 250,000 bytes or 100 blocks. */
const room = { bytes: 200_000, pieces: 80 }

type GuideContent = { readonly taskType: TaskTypeName; readonly text: string; readonly labels: readonly Label[] }
type Piece = { readonly text: string; readonly part: Part }

/** Every label with its definition, or what else is answered, then the guideline, whole. */
export function guideWindow({ taskType, text, labels }: GuideContent): WindowCard {
  const guideline: Part[] =
    text.trim() === ''
      ? [{ kind: 'text', words: [said.reading.noGuideline] }]
      : splitText(text, most.piece).map((piece) => ({ kind: 'text', words: guidelineWords(piece) }))
  return readingWindow(said.reading.guide, [
    ...(asks[taskType].inGuide?.() ?? labelLists(labels)),
    { kind: 'text', words: [{ strong: said.reading.guideline }] },
    ...guideline,
  ])
}

function labelLists(labels: readonly Label[]): Part[] {
  const entries = labels.map(({ name, definition }) => said.reading.label(name, definition))
  const lists: Part[] = [{ kind: 'text', words: [{ strong: said.reading.labels }] }]
  for (let from = 0; from < entries.length; from += most.labels) {
    lists.push({ kind: 'list', entries: entries.slice(from, from + most.labels) })
  }
  return lists
}

/** Every character of an item: its texts, its image, its context. */
export function wholeItemWindow(content: ItemContent): WindowCard {
  const texts = textsOf(content).flatMap(({ name, text }) =>
    splitText(text, most.piece).map(
      (piece, at): Piece => ({
        text: piece,
        part: { kind: 'quoted', name: at === 0 ? name : null, text: piece },
      }),
    ),
  )
  const lines = contextOf(content).map(([name, value]) => said.reading.context(name, value))
  const context = splitText(lines.join('\n'), most.piece)
    .filter((piece) => piece !== '')
    .map((piece): Piece => ({ text: piece, part: { kind: 'small', text: piece } }))
  const { parts, leftOut } = fitting([...texts, ...context])
  const image: Part[] = content.image === null ? [] : [{ kind: 'image', url: content.image, alt: altText(content) }]
  const all = [...image, ...parts]
  if (leftOut > 0) all.push({ kind: 'small', text: said.reading.leftOut(leftOut) })
  return readingWindow(
    said.reading.wholeItem,
    all.length === 0 ? [{ kind: 'small', text: said.prompts.emptyItem }] : all,
  )
}

/** As many pieces as a window can carry, and how many characters it cannot. */
function fitting(pieces: readonly Piece[]): { readonly parts: readonly Part[]; readonly leftOut: number } {
  const parts: Part[] = []
  let bytes = 0
  let leftOut = 0
  for (const { text, part } of pieces) {
    bytes += Buffer.byteLength(JSON.stringify(text))
    if (bytes <= room.bytes && parts.length < room.pieces) parts.push(part)
    else leftOut += text.length
  }
  return { parts, leftOut }
}

export function readingWindow(heading: string, parts: readonly Part[]): WindowCard {
  return { heading, parts, submit: null, close: said.windows.close, closesAll: false }
}
