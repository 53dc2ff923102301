import type { CardElementArray, ISubmitAction } from '@microsoft/teams.cards'
import type { WindowCard } from '../../cards/card.ts'
import { said } from '../../words/said.ts'
import { framed, type TeamsMessage } from '../render.ts'
import type { Pressed } from './pressed.ts'
import { richLines } from './text.ts'

/** Only a button opens a window: a message that names it, with that button. */
export function openerCard({ heading }: WindowCard, carried: Pressed): TeamsMessage {
  const data = { ...carried, msteams: { type: 'task/fetch' } }
  const open: ISubmitAction = { type: 'Action.Submit', title: said.windows.open, data }
  const body: CardElementArray = [...richLines([{ strong: heading }]), { type: 'ActionSet', actions: [open] }]
  return { summary: heading, card: framed(body, heading) }
}
