import { html } from 'htm/preact'
import type { Block, TableCell } from '../../slack/blocks/block.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { Client } from './client.ts'
import { RichTextView } from './rich-text-view.ts'

type Props = { readonly block: Extract<Block, { type: 'table' }>; readonly client: Client }

/** Draws a table block; the first row is its head, as in Slack. */
export function TableView({ block, client }: Props): Drawn {
  const [head = [], ...rows] = block.rows
  const look = (column: number) => {
    const settings = block.column_settings?.[column]
    return `align-${settings?.align ?? 'left'} ${settings?.is_wrapped === true ? 'wrapped' : ''}`
  }
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="Table">
    <table>
      <thead>
        <tr>${head.map((cell, at) => html`<th scope="col" class=${look(at)}>${drawCell(cell, client)}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((cell, at) => html`<td class=${look(at)}>${drawCell(cell, client)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`
}

function drawCell(cell: TableCell, client: Client) {
  return cell.type === 'rich_text'
    ? html`<${RichTextView} block=${cell} client=${client} />`
    : html`<span dir="auto">${cell.text}</span>`
}
