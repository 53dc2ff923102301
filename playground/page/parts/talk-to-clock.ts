import type { ClockAnswer } from '../../page-server/product-clock.ts'

export async function fetchClock(): Promise<ClockAnswer> {
  return clock(await fetch('/play/clock').catch(() => null))
}

export async function sendClock(at: Date): Promise<ClockAnswer> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ at: at.toISOString() })
  return clock(await fetch('/play/clock', { method: 'POST', headers, body }).catch(() => null))
}

async function clock(response: Response | null): Promise<ClockAnswer> {
  if (response === null) return { kind: 'refused', why: 'The playground does not answer.' }
  return response.json()
}
