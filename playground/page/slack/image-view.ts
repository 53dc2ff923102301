import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'
import { Icon } from '../parts/icon.ts'

type Shown = {
  readonly alt_text: string
  readonly image_url?: string | undefined
  readonly slack_file?: { readonly id?: string | undefined; readonly url?: string | undefined } | undefined
}

/** Draws an image; the playground fetches what lies elsewhere, since the page itself loads nothing from outside. */
export function ImageView({ image }: { readonly image: Shown }): Drawn {
  const source = sourceOf(image)
  if (source !== null) return html`<img src=${source} alt=${image.alt_text} loading="lazy" />`
  const link = image.image_url ?? ''
  return html`<div class="image-elsewhere" role="img" aria-label=${image.alt_text}>
    <span><${Icon} name="image" /> ${image.alt_text}</span>
    ${/^https?:/.test(link) && html`<a href=${link} target="_blank" rel="noreferrer noopener">${new URL(link).host}</a>`}
  </div>`
}

function sourceOf({ image_url: url, slack_file: file }: Shown): string | null {
  const id = file?.id ?? /-(F[A-Z0-9]+)\//.exec(file?.url ?? '')?.[1]
  if (id !== undefined) return `/play/file?id=${encodeURIComponent(id)}`
  if (url === undefined || !URL.canParse(url)) return null
  return ['127.0.0.1', 'localhost'].includes(new URL(url).hostname) ? url : null
}
