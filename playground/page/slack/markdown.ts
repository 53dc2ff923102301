import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'
import { isSafeLink } from './mrkdwn.ts'

/** Draws the standard Markdown of a markdown block: headings, lists, quotes, code, emphasis, links. */
export function Markdown({ text }: { readonly text: string }): Drawn {
  return text
    .split(/(?:^|\n)```[^\n]*\n?/)
    .map((piece, at) =>
      at % 2 === 1 ? html`<pre class="pre">${piece.replace(/\n$/, '')}</pre>` : html`<div>${lines(piece)}</div>`,
    )
}

const marks = [/^\s*[-*] /, /^\s*\d+\. /, /^> ?/] as const

/** Neighbouring lines of one kind belong together. */
function lines(source: string): Drawn[] {
  const groups: { mark: number; rows: string[] }[] = []
  for (const row of source.split('\n')) {
    const mark = marks.findIndex((it) => it.test(row))
    const last = groups.at(-1)
    if (last?.mark === mark) last.rows.push(row)
    else groups.push({ mark, rows: [row] })
  }
  return groups.map(({ mark, rows }) => {
    const inner = rows.map((row) => inline(mark < 0 ? row : row.replace(marks[mark] ?? '', '')))
    if (mark === 0) return html`<ul>${inner.map((it) => html`<li>${it}</li>`)}</ul>`
    if (mark === 1) return html`<ol>${inner.map((it) => html`<li>${it}</li>`)}</ol>`
    if (mark === 2) return html`<blockquote>${inner.map((it) => html`<div>${it}</div>`)}</blockquote>`
    return rows.filter((row) => row !== '').map(paragraph)
  })
}

function paragraph(row: string): Drawn {
  const heading = /^#{1,6} (.*)$/.exec(row)
  if (heading === null) return html`<div class="line">${inline(row)}</div>`
  return html`<strong class="md-heading">${inline(heading[1] ?? '')}</strong>`
}

const pieces = /`([^`]+)`|\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/g

function inline(source: string): Drawn[] {
  const found: Drawn[] = []
  let from = 0
  for (const match of source.matchAll(pieces)) {
    found.push(html`<span>${source.slice(from, match.index)}</span>`)
    from = match.index + match[0].length
    const [, code, bold, italic, label, url = ''] = match
    if (code !== undefined) found.push(html`<code>${code}</code>`)
    else if (bold !== undefined) found.push(html`<strong>${inline(bold)}</strong>`)
    else if (italic !== undefined) found.push(html`<em>${inline(italic)}</em>`)
    else if (isSafeLink(url)) found.push(html`<a href=${url} target="_blank" rel="noreferrer noopener">${label}</a>`)
    else found.push(html`<span>${match[0]}</span>`)
  }
  found.push(html`<span>${source.slice(from)}</span>`)
  return found
}
