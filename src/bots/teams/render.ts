import type { CardElementArray, IAdaptiveCard } from '@microsoft/teams.cards'
import type { Card, Part, TablePart } from '../cards/card.ts'
import { isLasting } from '../cards/lasting-cards.ts'
import { blank, fitted } from '../edge/fitted.ts'
import { withinMessage } from '../edge/within-message.ts'
import { said } from '../words/said.ts'
import { mostCardBytes, teamsPlatform } from './limits.ts'
import { type Place, renderControls } from './wire/render-controls.ts'
import { type Look, richLines } from './wire/text.ts'

/** What a message says: a card for eyes, text for notifications and screen readers. */
export type TeamsMessage = { readonly summary: string; readonly card: IAdaptiveCard }

const { limits } = teamsPlatform
/** Of a card: characters of an image's words. */
const mostAlt = 1000
const small: Look = { size: 'Small', isSubtle: true }
/** Elements and looks of the card schema, by its own words. */
type Element<Kind extends 'Container' | 'Image' | 'Table'> = Extract<CardElementArray[number], { readonly type: Kind }>
type Alignment = 'Left' | 'Right'
const wide: { readonly size: 'Stretch' } = { size: 'Stretch' }
/** What is tried next where a card has too many bytes. */
const nextShare = 0.8

export function renderCard(card: Card): TeamsMessage {
  const summary = fitted(card.title, limits.fallback)
  const place: Place = isLasting(card.step) ? 'lasting' : 'message'
  for (let most = limits.message; ; most = Math.floor(most * nextShare)) {
    const { parts } = withinMessage(card, most)
    const drawn = framed(renderParts(parts, card.step, place), summary)
    if (bytesOf(drawn) <= mostCardBytes) return { summary, card: drawn }
    if (most < 100) return { summary, card: framed(shortened(drawn.body ?? [], summary), summary) }
  }
}

/** Of a hundred short entries even the shortest are too many: what stands last goes, what can be tapped stays. */
function shortened(body: CardElementArray, summary: string): CardElementArray {
  const rest = richLines([said.messages.restCannotBeShown], small)
  const shown = [...body]
  while (bytesOf(framed([...shown, ...rest], summary)) > mostCardBytes) {
    const last = shown.findLastIndex(({ type }) => type !== 'ActionSet')
    if (last < 0) break
    shown.splice(last, 1)
  }
  return [...shown, ...rest]
}

/** A card in the frame that all of ours have. */
export function framed(body: CardElementArray, summary: string): IAdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: summary,
    speak: summary,
    msteams: { width: 'full' },
    body,
  }
}

export function bytesOf(card: object): number {
  return Buffer.byteLength(JSON.stringify(card))
}

/** @param step begins the ids of inputs; another one at each step, so that none keeps an earlier choice */
function renderParts(parts: readonly Part[], step: string, place: Place): CardElementArray {
  return parts.slice(0, limits.parts).flatMap((part, at) => renderPart(part, `${step}-${at}`, place))
}

export function renderPart(part: Part, id: string, place: Place): CardElementArray {
  switch (part.kind) {
    case 'heading':
      return richLines([{ strong: part.text }], { size: 'Large' })
    case 'text':
      return richLines(part.words)
    case 'list':
      return part.entries.flatMap((words) => richLines(['• ', ...words]))
    case 'small':
      return richLines([part.text], small)
    case 'quoted':
      return [
        ...(part.name === null ? [] : richLines([{ strong: part.name }])),
        { type: 'Container', style: 'emphasis', items: richLines([part.text]) },
      ]
    case 'facts':
      return part.facts.flatMap(([name, value]) => richLines([{ strong: `${name}: ` }, value]))
    case 'links':
      return [
        {
          type: 'ActionSet',
          actions: part.links.map(({ text, url }) => ({
            type: 'Action.OpenUrl',
            title: fitted(text, limits.button),
            url,
          })),
        },
      ]
    case 'table':
      return [table(part)]
    case 'image':
      return image(part)
    case 'line':
      return [
        {
          type: 'ColumnSet',
          columns: [
            {
              type: 'Column',
              width: 'stretch',
              verticalContentAlignment: 'Center',
              items: richLines([part.text], small),
            },
            { type: 'Column', width: 'auto', items: renderControls([part.button], id, place) },
          ],
        },
      ]
    case 'controls':
      return renderControls(part.controls, id, place)
  }
}

function table({ columns, rows }: TablePart): Element<'Table'> {
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    columns: columns.map((_, at) => ({
      width: at === 0 ? 2 : 1,
      horizontalCellContentAlignment: alignment(at),
    })),
    rows: [columns, ...rows].map((row, at) => ({
      type: 'TableRow',
      cells: row.map((cell) => ({
        type: 'TableCell',
        items: richLines([fitted(cell, limits.button)], at === 0 ? { weight: 'Bolder' } : {}),
      })),
    })),
  }
}

function alignment(at: number): Alignment {
  return at === 0 ? 'Left' : 'Right'
}

/** Clients take images by https alone; of another one its words are left. */
function image({ url, alt }: Extract<Part, { kind: 'image' }>): CardElementArray {
  const altText = fitted(alt, mostAlt)
  if (URL.parse(url)?.protocol !== 'https:') return richLines([altText === blank ? url : altText], small)
  return [{ type: 'Image', url, altText, ...wide, msteams: { allowExpand: true } }]
}
