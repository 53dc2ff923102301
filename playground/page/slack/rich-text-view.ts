import { html } from 'htm/preact'
import type { RichText, RichTextInline, RichTextPart } from '../../slack/blocks/rich-text.ts'
import type { Drawn } from '../parts/drawn.ts'
import { slackDate } from '../parts/time-text.ts'
import { type Client, nameOf } from './client.ts'
import { channelName, Emoji, Link, Mention } from './text-view.ts'

export function RichTextView({ block, client }: { readonly block: RichText; readonly client: Client }): Drawn {
  return block.elements.map((part) => drawPart(part, client))
}

function drawPart(part: RichTextPart, client: Client) {
  switch (part.type) {
    case 'rich_text_section':
      return html`<div class="line rich" dir="auto">${inlines(part.elements, client)}</div>`
    case 'rich_text_quote':
      return html`<blockquote class="rich" dir="auto">${inlines(part.elements, client)}</blockquote>`
    case 'rich_text_preformatted':
      return html`<pre class="pre" dir="auto">${inlines(part.elements, client)}</pre>`
    case 'rich_text_list': {
      const items = part.elements.map(
        (item) => html`<li class="rich" dir="auto">${inlines(item.elements, client)}</li>`,
      )
      const kind = `indent-${part.indent ?? 0}`
      return part.style === 'ordered'
        ? html`<ol class=${kind} start=${(part.offset ?? 0) + 1}>${items}</ol>`
        : html`<ul class=${kind}>${items}</ul>`
    }
  }
}

function inlines(elements: readonly RichTextInline[], client: Client) {
  return elements.map((element) => styled(element, drawInline(element, client)))
}

function drawInline(element: RichTextInline, client: Client): Drawn {
  switch (element.type) {
    case 'text':
      return html`<span>${element.text}</span>`
    case 'link':
      return html`<${Link} url=${element.url} text=${element.text ?? element.url} />`
    case 'emoji':
      return html`<${Emoji} code=${element.name} />`
    case 'user':
      return html`<${Mention} text=${`@${nameOf(client.state, element.user_id)}`} />`
    case 'channel':
      return html`<${Mention} text=${`#${channelName(client, element.channel_id)}`} />`
    case 'usergroup':
      return html`<${Mention} text=${`@${element.usergroup_id}`} />`
    case 'broadcast':
      return html`<mark class="mention broadcast">@${element.range}</mark>`
    case 'date':
      return html`<time>${slackDate(element.format, element.timestamp, client.state.me.tz)}</time>`
    case 'color':
      return html`<code>${element.value}</code>`
  }
}

function styled({ style }: RichTextInline, drawn: Drawn): Drawn {
  let result = drawn
  if (style?.code === true) result = html`<code>${result}</code>`
  if (style?.bold === true) result = html`<strong>${result}</strong>`
  if (style?.italic === true) result = html`<em>${result}</em>`
  if (style?.underline === true) result = html`<u>${result}</u>`
  if (style?.strike === true) result = html`<s>${result}</s>`
  return result
}
