import { html } from 'htm/preact'
import type { Block } from '../../slack/blocks/block.ts'
import type { ActionsElement } from '../../slack/blocks/element.ts'
import type { InputElement } from '../../slack/blocks/input-element.ts'
import type { Drawn } from '../parts/drawn.ts'
import { ElementView } from './element-view.ts'
import { ImageView } from './image-view.ts'
import { InputBlock } from './input-block.ts'
import { Markdown } from './markdown.ts'
import type { Place } from './place.ts'
import { RichTextView } from './rich-text-view.ts'
import { TableView } from './table-view.ts'
import { plainWords, TextView } from './text-view.ts'

export function BlockList({ blocks, place }: { readonly blocks: readonly Block[]; readonly place: Place }): Drawn {
  return html`<div class="blocks">
    ${blocks.map((block) => html`<div key=${block.block_id} class="block block-${block.type}">${draw(block, place)}</div>`)}
  </div>`
}

function draw(block: Block, place: Place): Drawn {
  const { client } = place
  const element = (it: ActionsElement | InputElement) =>
    html`<${ElementView} key=${it.action_id} block=${block} element=${it} place=${place} />`
  switch (block.type) {
    case 'section': {
      const { accessory } = block
      const beside =
        accessory?.type === 'image' ? html`<${ImageView} image=${accessory} />` : accessory && element(accessory)
      return html`
        <div class="section-text">
          ${block.text && html`<${TextView} text=${block.text} client=${client} />`}
          ${
            block.fields &&
            html`<div class="fields">
              ${block.fields.map((field) => html`<div><${TextView} text=${field} client=${client} /></div>`)}
            </div>`
          }
        </div>
        ${beside && html`<div class="accessory">${beside}</div>`}
      `
    }
    case 'header':
      return html`<h2 dir="auto">${plainWords(block.text)}</h2>`
    case 'divider':
      return html`<hr />`
    case 'context':
      return html`<div class="context">
        ${block.elements.map((it) =>
          it.type === 'image'
            ? html`<${ImageView} image=${it} />`
            : html`<div class="context-text"><${TextView} text=${it} client=${client} /></div>`,
        )}
      </div>`
    case 'actions':
      return html`<div class="actions">${block.elements.map(element)}</div>`
    case 'image':
      return html`<figure>
        ${block.title && html`<figcaption>${plainWords(block.title)}</figcaption>`}
        <${ImageView} image=${block} />
      </figure>`
    case 'rich_text':
      return html`<${RichTextView} block=${block} client=${client} />`
    case 'table':
      return html`<${TableView} block=${block} client=${client} />`
    case 'markdown':
      return html`<${Markdown} text=${block.text} />`
    case 'input':
      return html`<${InputBlock} block=${block} place=${place} />`
  }
}
