import type { PageAct } from '../../page-server/page-acts.ts'
import type { PageState } from '../../page-server/page-state.ts'
import type { ElementName, Surface } from '../../slack/act.ts'
import type { ConfirmDialog } from '../../slack/blocks/option.ts'
import type { Outcome } from '../../slack/deliver.ts'
import type { Choice } from '../../slack/input-value.ts'

/** What every part of the page is handed: what there is to see, and ways to act as the chosen person. */
export type Client = {
  readonly state: PageState
  /** Presses, chooses, types. Shows the failure as Slack's client would. */
  act(surface: Surface, name: ElementName, choice: Choice): Promise<void>
  /** Any other act. Resolves with null when it could not be sent. */
  send(act: PageAct): Promise<Outcome | null>
  upload(name: ElementName, file: File): Promise<void>
  /** Asks before a dangerous act. */
  confirm(dialog: ConfirmDialog): Promise<boolean>
  toast(text: string): void
}

/** The user's name for a mention, or the id of somebody unknown. */
export function nameOf(state: PageState, id: string): string {
  if (id === state.app.botUserId) return state.app.name
  if (id === 'USLACKBOT') return 'Slackbot'
  return state.people.find((person) => person.id === id)?.name ?? id
}
