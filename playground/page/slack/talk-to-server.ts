import type { PageAct } from '../../page-server/page-acts.ts'
import type { PageState } from '../../page-server/page-state.ts'
import type { ElementName } from '../../slack/act.ts'
import type { Outcome } from '../../slack/deliver.ts'

/** Returns null when the server does not answer or does not know the person. */
export async function fetchState(person: string): Promise<PageState | null> {
  const response = await fetch(`/play/state?person=${encodeURIComponent(person)}`).catch(() => null)
  return response?.ok === true ? response.json() : null
}

export type ActResult =
  | { readonly kind: 'done'; readonly outcome: Outcome | null }
  | { readonly kind: 'failed'; readonly why: string }

export function sendAct(person: string, act: PageAct): Promise<ActResult> {
  const headers = { 'content-type': 'application/json' }
  return post(`/play/act?person=${encodeURIComponent(person)}`, { headers, body: JSON.stringify(act) })
}

export function sendFile(person: string, { blockId, actionId }: ElementName, file: File): Promise<ActResult> {
  const query = new URLSearchParams({ person, block: blockId, action: actionId, name: file.name })
  return post(`/play/upload?${query}`, { body: file })
}

async function post(url: string, request: RequestInit): Promise<ActResult> {
  const response = await fetch(url, { method: 'POST', ...request }).catch(() => null)
  if (response === null) return { kind: 'failed', why: 'The playground does not answer. Is it still running?' }
  const body = await response.json()
  return response.ok ? { kind: 'done', outcome: body.outcome ?? null } : { kind: 'failed', why: String(body.error) }
}
