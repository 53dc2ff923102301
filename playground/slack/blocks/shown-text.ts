import type { Block } from './block.ts'

const shownKeys = new Set(['text', 'alt_text', 'placeholder', 'title', 'hint', 'label', 'description'])

/** All the characters of the blocks that a person can see, joined. What Slack counts for `msg_blocks_too_long`. */
export function shownText(blocks: readonly Block[]): string {
  const found: string[] = []
  collect(blocks, found)
  return found.join('')
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') collect(inner, found)
      else if (shownKeys.has(key)) found.push(inner)
    }
  }
}
