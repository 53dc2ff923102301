import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { ListedCall } from '../../page-server/call-list.ts'
import type { Drawn } from '../parts/drawn.ts'
import { onChanges } from '../parts/on-changes.ts'
import { fetchCalls } from './talk-to-playground.ts'

/** Calls that change nothing in sight tell nobody. */
const lookAgainMs = 2000

/** What the product was told and what it called, the newest first. */
export function CallList({ onClose }: { readonly onClose: () => void }): Drawn {
  const [calls, setCalls] = useState<readonly ListedCall[]>([])
  useEffect(() => {
    const look = () => void fetchCalls().then((it) => it !== null && setCalls(it))
    look()
    const looking = setInterval(look, lookAgainMs)
    const stop = onChanges(look)
    return () => {
      clearInterval(looking)
      stop()
    }
  }, [])
  return html`<aside class="calls" aria-label="Calls">
    <header>
      <h2>What the product heard and called</h2>
      <button type="button" class="plain-button" aria-label="Close the list of calls" onClick=${onClose}>✕</button>
    </header>
    <p class="dim">→ the product heard, ← it called. Open one to see what was sent.</p>
    ${calls.length === 0 && html`<p class="dim">Nothing yet. Tap something.</p>`}
    <ol>
      ${calls.map(
        (it) => html`<li key=${`${it.atMs} ${it.name} ${it.way}`}>
          <details>
            <summary>
              <span class="call-way" aria-label=${it.way === 'to' ? 'The product heard' : 'The product called'}>${it.way === 'to' ? '→' : '←'}</span>
              <span class="call-name">${it.name}</span>
              <span class="dim">${new Date(it.atMs).toLocaleTimeString('en-GB')} · ${it.elapsedMs} ms · ${it.status ?? 'no answer'}</span>
              ${it.trouble !== null && html`<span class="call-trouble">${it.trouble}</span>`}
            </summary>
            <pre tabindex="0" aria-label="What was sent">${it.sent}</pre>
          </details>
        </li>`,
      )}
    </ol>
  </aside>`
}
