import type { TeamsPageAct } from '../../page-server/teams-page-acts.ts'
import type { TeamsPageState } from '../../page-server/teams-page-state.ts'

/** Returns null when the server does not answer, shows no Teams, or does not know the person. */
export async function fetchTeams(person: string): Promise<TeamsPageState | null> {
  const response = await fetch(`/play/teams/state?person=${encodeURIComponent(person)}`).catch(() => null)
  return response?.ok === true ? response.json() : null
}

/** Returns what went wrong on the page's own way, or null; what the bot answered shows in the state. */
export function sendTeamsAct(person: string, act: TeamsPageAct): Promise<string | null> {
  const headers = { 'content-type': 'application/json' }
  return post(`/play/teams/act?person=${encodeURIComponent(person)}`, { headers, body: JSON.stringify(act) })
}

export function sendTeamsFile(person: string, file: File): Promise<string | null> {
  return post(`/play/teams/upload?${new URLSearchParams({ person, name: file.name })}`, { body: file })
}

async function post(url: string, request: RequestInit): Promise<string | null> {
  const response = await fetch(url, { method: 'POST', ...request }).catch(() => null)
  if (response === null) return 'The playground does not answer. Is it still running?'
  const body = await response.json()
  if (!response.ok) return String(body.error)
  return body.outcome?.error === 'fields_incomplete' ? Object.values(body.outcome.fieldErrors).join(' ') : null
}
