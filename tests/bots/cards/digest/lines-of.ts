import type { Card, Words } from '../../../../src/bots/cards/card.ts'

const spoken = (words: Words) =>
  words.map((span) => (typeof span === 'object' && 'strong' in span ? span.strong : span)).join('')

/** What stands in a card, line by line. */
export function linesOf({ parts }: Card): string[] {
  return parts.flatMap((part): string[] => {
    switch (part.kind) {
      case 'text':
        return [spoken(part.words)]
      case 'list':
        return part.entries.map(spoken)
      case 'facts':
        return part.facts.map(([name, value]) => `${name}: ${value}`)
      case 'table':
        return [part.columns, ...part.rows].map((row) => row.join(' | '))
      case 'controls':
        return [part.controls.map(shown).join(' ')]
      case 'line':
        return [`${part.text} ${shown(part.button)}`]
      case 'heading':
      case 'small':
        return [part.text]
      default:
        return []
    }
  })
}

function shown(control: Extract<Card['parts'][number], { kind: 'controls' }>['controls'][number]): string {
  if (control.kind === 'button') return `[${control.text}]`
  return control.kind === 'select'
    ? `(${control.placeholder}: ${control.options.map(({ text }) => text).join(', ')})`
    : ''
}

/** How many words are to be read, buttons aside. */
export function wordsIn({ parts, ...card }: Card): number {
  const read = parts
    .filter(({ kind }) => kind !== 'controls')
    .map((part) => (part.kind === 'line' ? ({ kind: 'small', text: part.text } as const) : part))
  return linesOf({ ...card, parts: read })
    .join(' ')
    .split(/\s+/).length
}
