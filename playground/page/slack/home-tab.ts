import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'
import { BlockList } from './block-list.ts'
import type { Client } from './client.ts'

/** The app's Home tab as last published for this person. */
export function HomeTab({ client }: { readonly client: Client }): Drawn {
  const { home } = client.state
  return html`<div class="home" role="region" aria-label="Home">
    ${
      home === null
        ? html`<p class="nothing">The app has not published a Home tab for ${client.state.me.name} yet.</p>`
        : html`<${BlockList}
            blocks=${home.blocks}
            place=${{ client, surface: { kind: 'view', viewId: home.id }, values: home.values, errors: home.errors }}
          />`
    }
  </div>`
}
