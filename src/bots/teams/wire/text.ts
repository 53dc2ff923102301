import type { IRichTextBlock, ITextRun } from '@microsoft/teams.cards'
import type { Span, Words } from '../../cards/card.ts'
import { blank } from '../../edge/fitted.ts'
import { said } from '../../words/said.ts'
import { teamsPlatform } from '../limits.ts'

/** How all runs of a text look. */
export type Look = {
  readonly size?: 'Small' | 'Large'
  readonly weight?: 'Bolder'
  readonly color?: 'Attention'
  readonly fontType?: 'Monospace'
  readonly isSubtle?: true
}

/** Between the lines of one text. */
type Close = { readonly spacing?: 'None' }

/**
 * Our words as rich text, one block a line: there nothing is read as markup, and no client shows a line break. Only dates
 * between double braces would be, so no run holds two braces together.
 */
export function richLines(words: Words, look: Look = {}): IRichTextBlock[] {
  const lines: ITextRun[][] = [[]]
  for (const { text, ...own } of words.map(spanOf)) {
    text.split(/\r\n|\r|\n/).forEach((line, at) => {
      if (at > 0) lines.push([])
      for (const piece of withoutBraces(line)) lines.at(-1)?.push({ type: 'TextRun', text: piece, ...look, ...own })
    })
  }
  return lines.map((runs, at) => ({
    type: 'RichTextBlock',
    ...(at === 0 ? {} : close),
    inlines: runs.length > 0 ? runs : [{ type: 'TextRun', text: lines.length === 1 ? blank : '\u00a0', ...look }],
  }))
}

/** The same where only plain words can be shown. */
export function plainWords(words: Words): string {
  return words.map((span) => spanOf(span).text).join('')
}

/** Pieces that together are the text, none of which holds `{{`. */
function withoutBraces(text: string): string[] {
  return text.split(/(?<=\{)(?=\{)/).filter((piece) => piece !== '')
}

function spanOf(span: Span): Look & { readonly text: string } {
  if (typeof span === 'string') return { text: span }
  if ('strong' in span) return { text: span.strong, weight: 'Bolder' }
  // No client shows a channel by its id, and none of its names comes with a message.
  if ('channel' in span) return { text: said.messages.itsChannel }
  if ('platform' in span) return { text: teamsPlatform.name }
  return { text: typedCommand(span.command), fontType: 'Monospace' }
}

const close: Close = { spacing: 'None' }

/** How a command is typed in Teams. */
function typedCommand(command: string): string {
  return command === '' ? 'label' : `label ${command}`
}
