import { html } from 'htm/preact'
import type { ActionsElement } from '../slack/blocks/element.ts'
import type { Drawn } from './drawn.ts'
import type { ControlProps } from './place.ts'
import { TextView } from './text-view.ts'

type Props = ControlProps & {
  readonly element: Extract<ActionsElement, { type: 'radio_buttons' | 'checkboxes' }>
  readonly name: string
}

/** Radio buttons or checkboxes. */
export function ChoiceGroup({ element, name, value, tied, choose, place }: Props): Drawn {
  const isRadio = element.type === 'radio_buttons'
  const chosen = isRadio ? [value?.selected_option?.value] : (value?.selected_options ?? []).map((it) => it.value)
  const change = (option: string, ticked: boolean) => {
    if (isRadio) return choose(option)
    const all = element.options.map((it) => it.value)
    return choose(all.filter((it) => (it === option ? ticked : chosen.includes(it))))
  }
  const id = tied.id
  const label = typeof id === 'string' ? `${id}-label` : null
  return html`<div class="choices" role=${isRadio ? 'radiogroup' : 'group'} ...${tied} aria-labelledby=${label}>
    ${element.options.map(
      (option) =>
        html`<label class="choice" key=${option.value}>
          <input
            type=${isRadio ? 'radio' : 'checkbox'}
            name=${isRadio ? name : null}
            checked=${chosen.includes(option.value)}
            onChange=${(event: Event) => change(option.value, (event.target as HTMLInputElement).checked)}
          />
          <span>
            <${TextView} text=${option.text} desk=${place.desk} />
            ${option.description && html`<small><${TextView} text=${option.description} desk=${place.desk} /></small>`}
          </span>
        </label>`,
    )}
  </div>`
}
