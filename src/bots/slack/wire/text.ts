import type { PlainTextElement, RichTextElement } from '@slack/types'
import type { Span, Words } from '../../cards/card.ts'
import { blank, fitted } from '../../edge/fitted.ts'

/** Text that Slack shows as it is: no markup, no `:emoji:`. Never longer than `most`, never empty. */
export function plainText(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: fitted(text, most), emoji: false }
}

/** Our words as rich text, where nothing is read as markup and so nothing needs escaping. */
export function richWords(words: Words): RichTextElement[] {
  const spans = words.map(richSpan).filter((span) => span.type !== 'text' || span.text !== '')
  return spans.length === 0 ? [{ type: 'text', text: blank }] : spans
}

function richSpan(span: Span): RichTextElement {
  if (typeof span === 'string') return { type: 'text', text: span }
  if ('strong' in span) return { type: 'text', text: span.strong, style: { bold: true } }
  if ('channel' in span) return { type: 'channel', channel_id: span.channel }
  return { type: 'text', text: typedCommand(span.command), style: { code: true } }
}

/** How a command is typed in Slack. */
function typedCommand(command: string): string {
  return command === '' ? '/label' : `/label ${command}`
}
