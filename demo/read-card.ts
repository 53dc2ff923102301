import type { Block } from '../playground/slack/blocks/block.ts'
import { elementsIn } from '../playground/slack/blocks/elements-in.ts'
import { shownText } from '../playground/slack/blocks/shown-text.ts'
import type { Message } from '../playground/slack/workspace-state.ts'

/** What a person can press on a message, by the words on it. */
export function buttonsOn(message: Message): string[] {
  return elementsIn(message.blocks).flatMap(({ element }) => (element.type === 'button' ? [element.text.text] : []))
}

export function wordsOn(message: Message): string {
  return shownText(message.blocks)
}

/** What others wrote, each behind a bar of its own: an item's text first, then notes. */
export function quotesOn(message: Message): string[] {
  const found: string[] = []
  collectQuotes(message.blocks, found)
  return found
}

/** The rows of the first table, as words. */
export function tableOn(message: Message): string[][] {
  for (const block of message.blocks) {
    if (block.type === 'table') return rowsOf(block)
  }
  return []
}

function rowsOf(block: Block): string[][] {
  if (!('rows' in block) || !Array.isArray(block.rows)) return []
  return block.rows.map((row: unknown) => (Array.isArray(row) ? row.map(cellText) : []))
}

function cellText(cell: unknown): string {
  return typeof cell === 'object' && cell !== null && 'text' in cell ? String(cell.text) : ''
}

function collectQuotes(value: unknown, found: string[]): void {
  if (Array.isArray(value)) {
    for (const one of value) collectQuotes(one, found)
  } else if (typeof value === 'object' && value !== null) {
    if ('type' in value && value.type === 'rich_text_quote') found.push(textIn(value))
    else for (const inner of Object.values(value)) collectQuotes(inner, found)
  }
}

function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join('')
  if (typeof value !== 'object' || value === null) return ''
  const own = 'text' in value && typeof value.text === 'string' ? value.text : ''
  return own + ('elements' in value ? textIn(value.elements) : '')
}
