import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import { dmChannelId } from '../slack/workspace-state.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'
import type { FaultName, FaultsOnDemand, Killed } from './faults-on-demand.ts'
import { unread } from './page-state.ts'
import { unreadInTeams } from './teams-unread.ts'

/** Somebody one can be, on one platform. */
export type BarPerson = {
  /** Names the person on every platform that they are on. */
  readonly handle: string
  /** What the platform's own view calls them. */
  readonly id: string
  readonly name: string
  readonly title: string
  readonly colour: string
  /** Null where the platform does not tell. */
  readonly tz: string | null
  readonly unread: number
}

/** All that the playground's own bar shows. */
export type BarState = {
  readonly slack: readonly BarPerson[]
  /** Empty where only Slack is shown. */
  readonly teams: readonly BarPerson[]
  readonly faults: { readonly offered: readonly FaultName[]; readonly waiting: FaultName | null }
  readonly killed: Killed
}

type Shown = {
  readonly slack: SlackWorkspace
  readonly teams?: TeamsPlatform
  readonly faults: FaultsOnDemand
}

export function barState({ slack, teams, faults }: Shown): BarState {
  const { parts } = slack
  const inSlack = parts.state.people.filter((person) => !person.isBot && !person.deleted)
  return {
    slack: inSlack.map(({ handle, id, name, title, colour, tz }) => ({
      handle,
      id,
      name,
      title,
      colour,
      tz,
      unread: unread(parts, id, dmChannelId(id)),
    })),
    teams: (teams?.parts.state.people ?? []).map(({ handle, name, colour, isGuest, tenantId }) => ({
      handle,
      id: handle,
      name,
      title: inSlack.find((it) => it.handle === handle)?.title ?? (isGuest ? 'Guest' : aboutTenant(tenantId, teams)),
      colour,
      tz: inSlack.find((it) => it.handle === handle)?.tz ?? null,
      unread: teams === undefined ? 0 : unreadInTeams(teams.parts, handle),
    })),
    faults: { offered: faults.offered, waiting: faults.waiting },
    killed: faults.killed,
  }
}

function aboutTenant(tenantId: string, teams: TeamsPlatform | undefined): string {
  return tenantId === teams?.parts.state.tenantId ? '' : 'Another organisation'
}
