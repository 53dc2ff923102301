import type { PageAct } from '../../page-server/page-acts.ts'
import type { PageState } from '../../page-server/page-state.ts'
import type { ClockAnswer } from '../../page-server/product-clock.ts'
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

export async function fetchClock(): Promise<ClockAnswer> {
  return clock(await fetch('/play/clock').catch(() => null))
}

export async function sendClock(at: Date): Promise<ClockAnswer> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ at: at.toISOString() })
  return clock(await fetch('/play/clock', { method: 'POST', headers, body }).catch(() => null))
}

/** Calls back at each change and when the connection comes back. Returns how to stop. */
export function onChanges(changed: () => void): () => void {
  return onMessages('/play/changes', changed)
}

export function onMessages(address: string, changed: () => void): () => void {
  const source = new EventSource(address)
  source.onmessage = changed
  source.onopen = changed
  return () => source.close()
}

async function clock(response: Response | null): Promise<ClockAnswer> {
  if (response === null) return { kind: 'refused', why: 'The playground does not answer.' }
  return response.json()
}

async function post(url: string, request: RequestInit): Promise<ActResult> {
  const response = await fetch(url, { method: 'POST', ...request }).catch(() => null)
  if (response === null) return { kind: 'failed', why: 'The playground does not answer. Is it still running?' }
  const body = await response.json()
  return response.ok ? { kind: 'done', outcome: body.outcome ?? null } : { kind: 'failed', why: String(body.error) }
}
