import { html } from 'htm/preact'
import { BlockList } from './block-list.ts'
import type { Desk } from './desk.ts'
import type { Drawn } from './drawn.ts'

/** The app's Home tab as last published for this person. */
export function HomeTab({ desk }: { readonly desk: Desk }): Drawn {
  const { home } = desk.state
  return html`<div class="home" role="region" aria-label="Home">
    ${
      home === null
        ? html`<p class="nothing">The app has not published a Home tab for ${desk.state.me.name} yet.</p>`
        : html`<${BlockList}
            blocks=${home.blocks}
            place=${{ desk, surface: { kind: 'view', viewId: home.id }, values: home.values, errors: home.errors }}
          />`
    }
  </div>`
}
