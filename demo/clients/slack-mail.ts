import type { Block } from '../../playground/slack/blocks/block.ts'
import { elementsIn } from '../../playground/slack/blocks/elements-in.ts'
import { shownText } from '../../playground/slack/blocks/shown-text.ts'
import type { Message } from '../../playground/slack/workspace-state.ts'
import type { Mail } from './client.ts'

/** A message of Slack; it is read when somebody looks. */
export class SlackMail implements Mail {
  readonly message: Message

  constructor(message: Message) {
    this.message = message
  }

  get id(): string {
    return this.message.ts
  }

  get isAside(): boolean {
    return this.message.onlyFor !== null
  }

  get notice(): string {
    return this.message.text
  }

  get words(): string {
    return shownText(this.message.blocks)
  }

  get buttons(): string[] {
    return elementsIn(this.message.blocks).flatMap(({ element }) =>
      element.type === 'button' ? [element.text.text] : [],
    )
  }

  get offer(): string {
    const values = elementsIn(this.message.blocks).map(({ element }) =>
      element.type === 'button' ? element.value : '',
    )
    return values.join(' ')
  }

  get quotes(): string[] {
    const found: string[] = []
    collectQuotes(this.message.blocks, found)
    return found
  }

  get table(): string[][] {
    for (const block of this.message.blocks) {
      if (block.type === 'table') return rowsOf(block)
    }
    return []
  }
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
