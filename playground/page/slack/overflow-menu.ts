import { html } from 'htm/preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Option } from '../../slack/blocks/option.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { ControlProps } from './place.ts'
import { plainWords } from './text-view.ts'

type Props = ControlProps & { readonly options: readonly Option[] }

/** Room that the menu needs beside and above its button, in CSS pixels. */
const menuWidthPx = 290
const menuHeightPx = 240

/** The three dots, and the menu behind them. Arrow keys move, Escape closes. */
export function OverflowMenu({ options, choose }: Props): Drawn {
  const [side, setSide] = useState<string | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  useLayoutEffect(() => {
    if (side === null) return
    items()[0]?.focus()
    const close = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setSide(null)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [side])
  const close = () => {
    setSide(null)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (side === null) return
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const all = items()
    const at = all.findIndex((item) => item.isSameNode(document.activeElement))
    all.at((at + (event.key === 'ArrowDown' ? 1 : all.length - 1)) % all.length)?.focus()
  }
  const pick = async (value: string) => {
    close()
    await choose(value)
  }
  return html`<div class="overflow" ref=${root} onKeyDown=${onKeyDown}>
    <button
      ref=${button}
      type="button"
      class="button overflow-button"
      aria-label="More actions"
      aria-haspopup="menu"
      aria-expanded=${side !== null}
      onClick=${() => setSide(side === null ? sideOf(button.current) : null)}
    >
      <span aria-hidden="true">•••</span>
    </button>
    ${
      side !== null &&
      html`<div class="menu ${side}" role="menu">
        ${options.map(
          (option) =>
            html`<button type="button" role="menuitem" onClick=${() => pick(option.value)}>
              ${option.text.type === 'plain_text' ? plainWords(option.text) : option.text.text}
              ${option.description && html`<small>${option.description.text}</small>`}
            </button>`,
        )}
      </div>`
    }
  </div>`
}

/** Where the menu opens so that it stays on the screen. */
function sideOf(button: HTMLElement | null): string {
  const place = button?.getBoundingClientRect()
  if (place === undefined) return ''
  const across = place.left + menuWidthPx > window.innerWidth ? 'to-left' : 'to-right'
  return `${across} ${place.top < menuHeightPx ? 'below' : 'above'}`
}
