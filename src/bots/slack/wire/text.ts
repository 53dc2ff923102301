import type { PlainTextElement, RichTextElement } from '@slack/types'
import type { Span, Words } from '../../cards/card.ts'
import { blank, fitted } from '../../edge/fitted.ts'
import { said } from '../../words/said.ts'
import { slackPlatform } from '../limits.ts'

/** Text that Slack shows as it is: no markup, no `:emoji:`. Never longer than `most`, never empty. */
export function plainText(text: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: fitted(text, most), emoji: false }
}

/** Our words as rich text, where nothing is read as markup and so nothing needs escaping. */
export function richWords(words: Words): RichTextElement[] {
  const spans = named(words)
    .map(richSpan)
    .filter((span) => span.type !== 'text' || span.text !== '')
  return spans.length === 0 ? [{ type: 'text', text: blank }] : spans
}

type Named = Exclude<Span, { readonly platform: 'name' }>

/** With Slack's own name in its place, as part of the sentence around it. */
function named(words: Words): Named[] {
  const spans: Named[] = []
  for (const span of words) {
    const own = typeof span === 'object' && 'platform' in span ? slackPlatform.name : span
    const last = spans.at(-1)
    if (typeof own === 'string' && typeof last === 'string') spans.splice(-1, 1, last + own)
    else spans.push(own)
  }
  return spans
}

function richSpan(span: Named): RichTextElement {
  if (typeof span === 'string') return { type: 'text', text: span }
  if ('strong' in span) return { type: 'text', text: span.strong, style: { bold: true } }
  if ('channel' in span) {
    // One of another platform is shown by no client here.
    const isOurs = /^[A-Z0-9]+$/.test(span.channel)
    return isOurs ? { type: 'channel', channel_id: span.channel } : { type: 'text', text: said.messages.itsChannel }
  }
  return { type: 'text', text: typedCommand(span.command), style: { code: true } }
}

/** How a command is typed in Slack. */
function typedCommand(command: string): string {
  return command === '' ? '/label' : `/label ${command}`
}
