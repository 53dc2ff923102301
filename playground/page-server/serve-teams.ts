import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBytes, readJson } from '../stand-in/read-body.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'
import { answerJson } from './answer-json.ts'
import { streamChanges } from './stream-changes.ts'
import { doTeamsPageAct, teamsPageAct } from './teams-page-acts.ts'
import { teamsPageState } from './teams-page-state.ts'

/** What the Teams view asks for; `teams` is absent where only Slack is shown. */
export async function serveTeams(
  teams: TeamsPlatform | undefined,
  person: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const state = teams === undefined ? null : teamsPageState(teams, person)
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /play/teams/state':
      return answerJson(response, state === null ? 404 : 200, state ?? { error: 'nobody is called so' })
    case 'GET /play/teams/changes':
      if (teams !== undefined) return streamChanges(teams.parts.changes, response)
      break
    case 'POST /play/teams/act':
      if (teams !== undefined) return actInTeams(teams, person, request, response)
      break
    case 'POST /play/teams/upload':
      if (teams === undefined || state === null) break
      await teams.as(person).sendFile(url.searchParams.get('name') ?? 'file', await readBytes(request))
      return answerJson(response, 200, {})
  }
  answerJson(response, 404, { error: 'nothing here' })
}

async function actInTeams(
  teams: TeamsPlatform,
  person: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = teamsPageAct.safeParse(readJson(await readBytes(request)))
  if (!body.success) return answerJson(response, 400, { error: 'the page asked for something unknown' })
  try {
    answerJson(response, 200, { outcome: await doTeamsPageAct(teams, person, body.data) })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    answerJson(response, 409, { error: error.message })
  }
}
