import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'
import { Icon } from '../parts/icon.ts'
import { type Door, nameOf } from './place.ts'
import type { DoorKeeper } from './talk-to-playground.ts'

const words: Readonly<
  Record<Door, { readonly title: string; readonly about: string; readonly icon: 'tap' | 'eye' | 'scales' }>
> = {
  label: {
    title: 'Label for five minutes',
    about:
      'You are an expert between two meetings. One clause after another, one tap each; it stops when the time is up.',
    icon: 'tap',
  },
  lead: {
    title: 'Look after it',
    about: 'You lead the campaign. Cases were flagged for you, and one person is held back: see why, and decide.',
    icon: 'eye',
  },
  manager: {
    title: 'Decide on Monday',
    about:
      'You answer for the result. Read the weekly digest: are we on time, are the labels good, what is to be decided?',
    icon: 'scales',
  },
}

type Props = { readonly keeper: DoorKeeper; readonly isOpening: boolean; readonly onOpen: () => void }

export function DoorCard({ keeper, isOpening, onOpen }: Props): Drawn {
  const { title, about, icon } = words[keeper.door]
  return html`<li>
    <button type="button" class="door" aria-busy=${isOpening} onClick=${onOpen}>
      <${Icon} name=${icon} />
      <strong>${title}</strong>
      <span>${about}</span>
      <span class="door-who">${isOpening ? 'Opening…' : `As ${keeper.name}, ${keeper.title}, in ${nameOf(keeper.platform)}`}</span>
    </button>
  </li>`
}
