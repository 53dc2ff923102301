import { cutText } from '../../domain/texts/cut-text.ts'
import type { Card, Part, Span } from '../cards/card.ts'
import { said } from '../words/said.ts'

/** What is kept of the longest part at each try. */
const keptShare = 0.8

/** Texts shorter than this are left alone. */
const fewestChars = 200

/**
 * The card itself where its words fit into one message, else with its longest lists, tables and quotes cut until they
 * do, and a line that says so. Buttons always stay.
 * @param most shown characters of a message
 */
export function withinMessage(card: Card, most: number): Card {
  let parts = card.parts
  let lines = 0
  while (charsOf(parts) > most) {
    const [longest] = parts.filter(canBeCut).sort((one, other) => charsOf([other]) - charsOf([one]))
    if (longest === undefined) break
    const cut = shorter(longest)
    lines += linesOf(longest) - linesOf(cut)
    parts = parts.map((part) => (part === longest ? cut : part))
  }
  return lines === 0 ? { ...card, parts } : { ...card, parts: [...parts, leftOut(lines)] }
}

function leftOut(lines: number): Part {
  return { kind: 'small', text: said.messages.leftOut(lines) }
}

function canBeCut(part: Part): boolean {
  if (part.kind === 'table' || part.kind === 'list') return linesOf(part) > 1
  return (part.kind === 'quoted' || part.kind === 'small') && part.text.length > fewestChars
}

function shorter(part: Part): Part {
  const kept = (of: number) => Math.max(1, Math.floor(of * keptShare))
  switch (part.kind) {
    case 'table':
      return { ...part, rows: part.rows.slice(0, kept(part.rows.length)) }
    case 'list':
      return { ...part, entries: part.entries.slice(0, kept(part.entries.length)) }
    case 'quoted':
    case 'small':
      return { ...part, text: cutText(part.text, kept(part.text.length) - 2).shown }
    default:
      return part
  }
}

function linesOf(part: Part): number {
  if (part.kind === 'table') return part.rows.length
  return part.kind === 'list' ? part.entries.length : 0
}

/** Shown characters (UTF-16 code units), no fewer than are drawn. */
function charsOf(parts: readonly Part[]): number {
  return sum(parts, (part) => {
    switch (part.kind) {
      case 'text':
        return charsOfWords(part.words)
      case 'list':
        return sum(part.entries, charsOfWords)
      case 'heading':
      case 'small':
        return part.text.length + 1
      case 'quoted':
        return (part.name?.length ?? 0) + part.text.length + 2
      case 'facts':
        return sum(part.facts, ([name, value]) => name.length + value.length + 4)
      case 'links':
        return sum(part.links, ({ text, url }) => text.length + url.length + 1)
      case 'table':
        return sum([part.columns, ...part.rows], (row) => sum(row, (cell) => cell.length + 1))
      case 'image':
        return part.alt.length + 1
      case 'line':
        return part.text.length + part.button.text.length + 2
      case 'controls':
        return sum(part.controls, (control) => {
          if ('text' in control) return control.text.length + 1
          const choices: readonly { readonly text: string }[] = 'ticks' in control ? control.ticks : control.options
          return (
            ('placeholder' in control ? control.placeholder.length : 0) + sum(choices, ({ text }) => text.length + 1)
          )
        })
    }
  })
}

/** What is shown in place of a channel's id; Slack's own limit for names. */
const longestChannelName = 80

const longestPlatformName = 20

function charsOfWords(words: readonly Span[]): number {
  return sum(words, (span) => {
    if (typeof span === 'string') return span.length + 1
    if ('channel' in span) return longestChannelName
    if ('platform' in span) return longestPlatformName
    return 'strong' in span ? span.strong.length + 1 : `/label ${span.command}`.length
  })
}

function sum<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}
