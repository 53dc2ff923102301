import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import { readBytes, readJson } from '../stand-in/read-body.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'
import { answerAct } from './answer-act.ts'
import { answerJson } from './answer-json.ts'
import type { FaultsOnDemand } from './faults-on-demand.ts'
import { doTeamsPageAct, teamsPageAct } from './teams-page-acts.ts'
import { teamsPageState } from './teams-page-state.ts'

type Served = {
  readonly slack: SlackWorkspace
  /** Absent where only Slack is shown. */
  readonly teams?: TeamsPlatform
  readonly faults: FaultsOnDemand
}

/** What the Teams view asks for. */
export async function serveTeams(
  served: Served,
  person: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { teams } = served
  const state = teams === undefined ? null : teamsPageState(teams, person, zoneOf(served.slack, person))
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /play/teams/state':
      return answerJson(response, state === null ? 404 : 200, state ?? { error: 'nobody is called so' })
    case 'POST /play/teams/act':
      if (teams !== undefined) return actInTeams({ ...served, teams }, person, request, response)
      break
    case 'POST /play/teams/upload':
      if (teams === undefined || state === null) break
      await teams.as(person).sendFile(url.searchParams.get('name') ?? 'file', await readBytes(request))
      return answerJson(response, 200, {})
  }
  answerJson(response, 404, { error: 'nothing here' })
}

/** Teams tells a bot no time zone: people who are in Slack too keep theirs. */
function zoneOf(slack: SlackWorkspace, handle: string): string {
  return slack.parts.state.people.find((it) => it.handle === handle)?.tz ?? 'Europe/Berlin'
}

async function actInTeams(
  { teams, faults }: Served & { readonly teams: TeamsPlatform },
  person: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = teamsPageAct.safeParse(readJson(await readBytes(request)))
  if (!body.success) return answerJson(response, 400, { error: 'the page asked for something unknown' })
  const again = (id: string) => teams.redeliver(id, { id: 'same' }).then(() => teams.parts.changes.tell())
  await answerAct(response, faults, () => doTeamsPageAct(teams, person, body.data), again)
}
