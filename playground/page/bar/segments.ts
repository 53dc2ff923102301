import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'

type Props = {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly words: string }[]
  readonly chosen: string
  readonly onChoose: (value: string) => void
}

/** One of a few, all in sight: radio buttons that look like one control. */
export function Segments({ name, label, options, chosen, onChoose }: Props): Drawn {
  return html`<fieldset class="segments segments-${name}">
    <legend>${label}</legend>
    ${options.map(
      ({ value, words }) => html`<label key=${value}>
        <input type="radio" name=${name} checked=${value === chosen} onChange=${() => onChoose(value)} />
        <span>${words}</span>
      </label>`,
    )}
  </fieldset>`
}
