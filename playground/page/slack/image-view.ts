import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'

type Shown = {
  readonly alt_text: string
  readonly image_url?: string | undefined
  readonly slack_file?: { readonly id?: string | undefined; readonly url?: string | undefined } | undefined
}

/** Draws an image; the playground fetches what lies elsewhere, since the page itself loads nothing from outside. */
export function ImageView({ image }: { readonly image: Shown }): Drawn {
  return html`<img src=${sourceOf(image)} alt=${image.alt_text} loading="lazy" />`
}

function sourceOf({ image_url: url = '', slack_file: file }: Shown): string {
  const id = file?.id ?? /-(F[A-Z0-9]+)\//.exec(file?.url ?? '')?.[1]
  if (id !== undefined) return `/play/file?id=${encodeURIComponent(id)}`
  return `/play/image?url=${encodeURIComponent(url)}`
}
