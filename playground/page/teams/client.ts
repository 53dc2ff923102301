import type { TeamsPageAct } from '../../page-server/teams-page-acts.ts'
import type { TeamsPageState } from '../../page-server/teams-page-state.ts'

/** What every part of the Teams view is handed: what there is to see, and ways to act as the chosen person. */
export type TeamsClient = {
  readonly state: TeamsPageState
  send(act: TeamsPageAct): Promise<void>
  upload(file: File): Promise<void>
}

export function accountName(state: TeamsPageState, id: string): string {
  return id === state.bot.id ? state.bot.name : (state.people.find((person) => person.id === id)?.name ?? id)
}
