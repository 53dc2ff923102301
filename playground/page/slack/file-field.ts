import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { ElementName } from '../../slack/act.ts'
import type { InputElement } from '../../slack/blocks/input-element.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { ControlProps } from './place.ts'

type Props = ControlProps & {
  readonly element: Extract<InputElement, { type: 'file_input' }>
  readonly field: ElementName
}

/** Files are uploaded as soon as they are chosen, one after another. */
export function FileField({ element, field, value, tied, choose, place }: Props): Drawn {
  const [busy, setBusy] = useState(false)
  const files = value?.files ?? []
  const add = async (event: Event) => {
    const input = event.target as HTMLInputElement
    setBusy(true)
    for (const file of input.files ?? []) await place.client.upload(field, file)
    input.value = ''
    setBusy(false)
  }
  const accept = element.filetypes?.map((type) => `.${type}`).join(',') ?? null
  return html`<div class="files">
    <input ...${tied} type="file" multiple=${(element.max_files ?? 10) > 1} accept=${accept} aria-busy=${busy} onChange=${add} />
    ${files.map(
      (file) =>
        html`<div class="file" key=${file.id}>
          <span class="file-name">${file.name}</span>
          <span class="dim">${sizeText(file.size)}</span>
          <button
            type="button"
            class="plain-button"
            aria-label="Remove ${file.name}"
            onClick=${() => choose(files.filter((it) => it.id !== file.id).map((it) => it.id))}
          >
            ✕
          </button>
        </div>`,
    )}
  </div>`
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
