import type {
  ActionArray,
  CardElementArray,
  IExecuteAction,
  IShowCardAction,
  ISubmitAction,
} from '@microsoft/teams.cards'
import type { Confirm, Control, Option } from '../../cards/card.ts'
import { type ButtonIntent, packIntent } from '../../codec/intent-codec.ts'
import { fitted } from '../../edge/fitted.ts'
import { opensWindow } from '../../edge/opens-window.ts'
import { said } from '../../words/said.ts'
import { teamsPlatform } from '../limits.ts'
import { carriedBy, choiceId, type Pressed, tickId } from './pressed.ts'
import { richLines } from './text.ts'

/** Where a control stands: in a message, in one that stays as it is, in a window. */
export type Place = 'message' | 'lasting' | 'window'

type Press = IExecuteAction | ISubmitAction

const { limits } = teamsPlatform
/** Of clients: buttons that one row shows; they leave out what is more. */
const mostInRow = 5
/** More ticks than this are chosen from a list with a field to search in. */
const mostTicks = 10

/** Inputs above, buttons below them, what stands in a menu behind those. */
export function renderControls(controls: readonly Control[], id: string, place: Place): CardElementArray {
  const drawn: CardElementArray = []
  const actions: ActionArray = []
  const menu: ActionArray = []
  const flush = () => {
    // A menu in two rows would be two menus.
    const isOneRow = actions.length % mostInRow > 0 && (actions.length % mostInRow) + menu.length <= mostInRow
    const rows = isOneRow ? inRows([...actions, ...menu]) : [...inRows(actions), ...inRows(menu)]
    drawn.push(...rows.map((row) => ({ type: 'ActionSet' as const, actions: row })))
    actions.length = 0
    menu.length = 0
  }
  controls.forEach((control, at) => {
    const name = `${id}-${at}`
    switch (control.kind) {
      case 'button':
        actions.push(button(control, place))
        break
      case 'done':
        actions.push({ ...press(control.text, carriedBy(control), control.intent, place), style: 'positive' })
        break
      case 'menu':
        menu.push(...control.options.map((option) => ({ ...chosen(option, place), mode: 'secondary' as const })))
        break
      case 'select':
        flush()
        drawn.push({
          type: 'Input.ChoiceSet',
          id: `${choiceId}${name}`,
          style: 'compact',
          wrap: true,
          placeholder: fitted(control.placeholder, limits.button),
          choices: control.options.map(({ text, intent }) => ({
            title: fitted(text, limits.button),
            value: packIntent(intent),
          })),
          ...initially(
            control.options.flatMap(({ intent }, at) => (at === control.initial ? [packIntent(intent)] : [])),
          ),
        })
        actions.push(press(said.windows.choose, { choice: `${choiceId}${name}` }, control.options[0]?.intent, place))
        break
      case 'ticks':
        flush()
        drawn.push({
          type: 'Input.ChoiceSet',
          id: `${tickId}${name}`,
          isMultiSelect: true,
          style: control.ticks.length > mostTicks ? 'filtered' : 'expanded',
          wrap: true,
          placeholder: fitted(control.placeholder, limits.button),
          choices: control.ticks.map(({ text, labelId }) => ({
            title: fitted(text, limits.button),
            value: String(labelId),
          })),
          ...initially(control.ticks.flatMap(({ labelId, isTicked }) => (isTicked === true ? [String(labelId)] : []))),
        })
    }
  })
  flush()
  return drawn
}

function initially(values: readonly string[]): { readonly value?: string } {
  return values.length === 0 ? {} : { value: values.join(',') }
}

function inRows(actions: ActionArray): ActionArray[] {
  return Array.from({ length: Math.ceil(actions.length / mostInRow) }, (_, row) =>
    actions.slice(row * mostInRow, (row + 1) * mostInRow),
  )
}

function button(control: Extract<Control, { kind: 'button' }>, place: Place): Press | IShowCardAction {
  const { text, spoken, intent, confirm, isMain } = control
  if (confirm !== undefined) return asked(text, confirm, press(confirm.yes, carriedBy(control), intent, place))
  const pressed = press(text, carriedBy(control), intent, place, spoken)
  return isMain === undefined ? pressed : { ...pressed, style: 'positive' }
}

function chosen({ text, intent }: Option, place: Place): Press {
  return press(text, { act: packIntent(intent) }, intent, place)
}

/** Teams asks nothing before a button acts: the question opens below it, and the button that acts stands there. */
function asked(text: string, { title, text: question }: Confirm, yes: Press): IShowCardAction {
  return {
    type: 'Action.ShowCard',
    title: fitted(text, limits.button),
    card: {
      type: 'AdaptiveCard',
      body: [...richLines([{ strong: title }]), ...richLines([question]), { type: 'ActionSet', actions: [yes] }],
    },
  }
}

/** In a message a press asks for the next card, or for a window; in a window all that can be sent is a form. */
function press(
  text: string,
  carried: Pressed,
  intent: ButtonIntent | undefined,
  place: Place,
  spoken: string | null = null,
): Press {
  const title = fitted(text, limits.button)
  const more = { title, ...(spoken === null ? {} : { tooltip: fitted(spoken, limits.button) }) }
  if (place === 'window') return { type: 'Action.Submit', ...more, data: { ...carried } }
  const fetches = place === 'lasting' || (intent !== undefined && opensWindow(intent))
  if (fetches) {
    const stays = place === 'lasting' ? { stays: true } : {}
    return { type: 'Action.Submit', ...more, data: { ...carried, ...stays, msteams: { type: 'task/fetch' } } }
  }
  const data = { ...carried }
  // A client that knows no `Execute` sends the fallback as a message.
  return { type: 'Action.Execute', ...more, verb: 'press', data, fallback: { type: 'Action.Submit', title, data } }
}
