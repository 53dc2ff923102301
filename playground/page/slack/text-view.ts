import { html } from 'htm/preact'
import type { AnyText, PlainText } from '../../slack/blocks/text-object.ts'
import type { Drawn } from '../parts/drawn.ts'
import { slackDate } from '../parts/time-text.ts'
import type { Client } from './client.ts'
import { nameOf } from './client.ts'
import { glyphOf, withEmoji } from './emoji.ts'
import { type Inline, isSafeLink, type Paragraph, parseMrkdwn } from './mrkdwn.ts'

/** Draws a text object of either kind. */
export function TextView({ text, client }: { readonly text: AnyText; readonly client: Client }): Drawn {
  return text.type === 'plain_text' ? plain(text) : html`<${Mrkdwn} source=${text.text} client=${client} />`
}

/** Plain text as a string: emoji codes are characters, nothing else is read. */
export function plainWords(text: PlainText): string {
  return text.emoji === false ? text.text : withEmoji(text.text)
}

function plain(text: PlainText): Drawn {
  return html`<span class="plain" dir="auto">${plainWords(text)}</span>`
}

export function Mrkdwn({ source, client }: { readonly source: string; readonly client: Client }): Drawn {
  return parseMrkdwn(source).map((paragraph) => drawParagraph(paragraph, client))
}

function drawParagraph(paragraph: Paragraph, client: Client) {
  if (paragraph.kind === 'pre') return html`<pre class="pre" dir="auto">${paragraph.text}</pre>`
  const lines = paragraph.lines.map(
    (line) => html`<div class="line" dir="auto">${line.map((it) => drawInline(it, client))}</div>`,
  )
  return paragraph.kind === 'quote' ? html`<blockquote>${lines}</blockquote>` : html`<div>${lines}</div>`
}

function drawInline(it: Inline, client: Client): Drawn {
  switch (it.kind) {
    case 'text':
      return html`<span>${it.text}</span>`
    case 'code':
      return html`<code>${it.text}</code>`
    case 'emoji':
      return html`<${Emoji} code=${it.code} />`
    case 'bold':
      return html`<strong>${it.inner.map((inner) => drawInline(inner, client))}</strong>`
    case 'italic':
      return html`<em>${it.inner.map((inner) => drawInline(inner, client))}</em>`
    case 'strike':
      return html`<s>${it.inner.map((inner) => drawInline(inner, client))}</s>`
    case 'link':
      return html`<${Link} url=${it.url} text=${it.text} />`
    case 'user':
      return html`<${Mention} text=${`@${it.label ?? nameOf(client.state, it.id)}`} />`
    case 'channel':
      return html`<${Mention} text=${`#${it.label ?? channelName(client, it.id)}`} />`
    case 'broadcast':
      return html`<mark class="mention broadcast">@${it.range}</mark>`
    case 'date':
      return html`<time>${slackDate(it.pattern, it.timestampS, client.state.me.tz) || it.fallback}</time>`
  }
}

export function Emoji({ code }: { readonly code: string }): Drawn {
  const glyph = glyphOf(code)
  return glyph === null ? html`<span>:${code}:</span>` : html`<span role="img" aria-label=${code}>${glyph}</span>`
}

export function Mention({ text }: { readonly text: string }): Drawn {
  return html`<span class="mention">${text}</span>`
}

/** A link, where following it is safe; else what it says. */
export function Link({ url, text }: { readonly url: string; readonly text: string }): Drawn {
  if (!isSafeLink(url)) return html`<span>${text}</span>`
  return html`<a href=${url} target="_blank" rel="noreferrer noopener">${text}</a>`
}

export function channelName(client: Client, id: string): string {
  return id === client.state.channel.id ? client.state.channel.name : id
}
