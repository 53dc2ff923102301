import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { ActionsElement } from '../../slack/blocks/element.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { ControlProps } from './place.ts'
import { TextView } from './text-view.ts'

type Props = ControlProps & {
  readonly element: Extract<ActionsElement, { type: 'radio_buttons' | 'checkboxes' }>
  readonly name: string
}

/** Radio buttons or checkboxes. What was ticked stays so while it is sent, whatever is drawn meanwhile. */
export function ChoiceGroup({ element, name, value, tied, choose, place }: Props): Drawn {
  const isRadio = element.type === 'radio_buttons'
  const all = element.options.map((it) => it.value)
  const isHeld = (option: string) =>
    isRadio
      ? value?.selected_option?.value === option
      : value?.selected_options?.some((it) => it.value === option) === true
  const held = all.filter(isHeld).join('\n')
  const [shown, setShown] = useState(held)
  useEffect(() => setShown(held), [held])
  const chosen = shown.split('\n')
  const change = async (option: string, ticked: boolean) => {
    const next = isRadio ? [option] : all.filter((it) => (it === option ? ticked : chosen.includes(it)))
    setShown(next.join('\n'))
    if (!(await choose(isRadio ? option : next))) setShown(held)
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
            <${TextView} text=${option.text} client=${place.client} />
            ${option.description && html`<small><${TextView} text=${option.description} client=${place.client} /></small>`}
          </span>
        </label>`,
    )}
  </div>`
}
