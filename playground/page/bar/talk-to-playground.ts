import type { BarState } from '../../page-server/bar-state.ts'
import type { ListedCall } from '../../page-server/call-list.ts'
import type { FaultName } from '../../page-server/faults-on-demand.ts'
import type { Door, Platform } from './place.ts'

/** The world that one plays in. */
export type World = {
  /** False while the product starts. */
  readonly isReady: boolean
  /** Two weeks old, or with a campaign that was just launched. */
  readonly kind: 'lived' | 'empty'
  /** Somebody has acted in it since. */
  readonly hasOwn: boolean
  readonly doors: readonly DoorKeeper[]
}

/** Whom a door makes one. */
export type DoorKeeper = {
  readonly door: Door
  readonly platform: Platform
  readonly personId: string
  readonly name: string
  readonly title: string
}

/** Where a door leads: the conversation, and the message in it. */
export type Beyond = {
  readonly platform: Platform
  readonly personId: string
  readonly conversation: string
  readonly messageTs: string
}

/** Null while nothing answers. */
export async function fetchWorld(): Promise<World | null> {
  return get('/play/world')
}

export async function fetchBar(): Promise<BarState | null> {
  return get('/play/bar')
}

export async function fetchCalls(): Promise<readonly ListedCall[] | null> {
  return get('/play/calls')
}

export type Opened =
  | { readonly kind: 'open'; readonly beyond: Beyond }
  | { readonly kind: 'shut'; readonly why: string }

export async function openDoor(door: Door): Promise<Opened> {
  const response = await post('/play/door', { door })
  const body = await response?.json().catch(() => null)
  if (response?.ok === true && body !== null) return { kind: 'open', beyond: body }
  return { kind: 'shut', why: body?.error ?? 'The playground does not answer. Is it still running?' }
}

export async function startAnew(how: 'over' | 'empty'): Promise<boolean> {
  return (await post('/play/start', { how }))?.ok === true
}

export async function sendFault(fault: FaultName | null): Promise<void> {
  await post('/play/fault', { fault })
}

async function get<Answer>(path: string): Promise<Answer | null> {
  const response = await fetch(path).catch(() => null)
  return response?.ok === true ? response.json() : null
}

function post(path: string, body: object): Promise<Response | null> {
  const headers = { 'content-type': 'application/json' }
  return fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null)
}
