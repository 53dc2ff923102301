import { everybody, inSlack, inTeams } from '../cast.ts'
import type { Stage } from '../stage.ts'
import type { Client } from './client.ts'
import { SlackClient } from './slack-client.ts'
import { TeamsClient } from './teams-client.ts'

/** Everybody at each platform where they have an account, in Slack first. */
export function openClients({ slack, teams }: Pick<Stage, 'slack' | 'teams'>): Client[] {
  return everybody.flatMap((player) => [
    ...(inSlack.includes(player) ? [new SlackClient(slack, player)] : []),
    ...(inTeams.includes(player) ? [new TeamsClient(teams, player)] : []),
  ])
}
