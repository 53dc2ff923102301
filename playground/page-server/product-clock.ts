import { z } from 'zod'

/** A moment ahead at which the product will do something that people notice. */
export type ClockStop = { readonly kind: 'overnight' | 'asking' | 'digest'; readonly at: string }

/** The product's time, or why it cannot be had or moved, in words for people. */
export type ClockAnswer =
  | { readonly kind: 'time'; readonly at: string; readonly stops: readonly ClockStop[] }
  | { readonly kind: 'refused'; readonly why: string }

const answerShape = z.object({
  at: z.string().optional(),
  stops: z.array(z.object({ kind: z.enum(['overnight', 'asking', 'digest']), at: z.string() })).default([]),
  error: z.string().optional(),
})
const slowMs = 120_000

export async function readClock(productUrl: string): Promise<ClockAnswer> {
  return ask(productUrl, { signal: AbortSignal.timeout(3000) })
}

/** Moves the product's clock. It runs every tick passed over, so a week may take a while. */
export async function moveClock(productUrl: string, at: string): Promise<ClockAnswer> {
  const headers = { 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(slowMs)
  return ask(productUrl, { method: 'POST', headers, body: JSON.stringify({ at }), signal })
}

async function ask(productUrl: string, request: RequestInit): Promise<ClockAnswer> {
  try {
    const response = await fetch(`${productUrl}/dev/clock`, request)
    const { at, stops, error } = answerShape.parse(await response.json().catch(() => ({})))
    if (response.ok && at !== undefined) return { kind: 'time', at, stops }
    if (response.status === 404) return refused('The product keeps the real time: it was started without DEV_CLOCK.')
    return refused(error === undefined ? `The product answered ${response.status}.` : sentence(error))
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return refused(late ? 'The product takes long to move its clock.' : 'The product is not reachable yet.')
  }
}

function refused(why: string): ClockAnswer {
  return { kind: 'refused', why }
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1) + (/[.!?]$/.test(trimmed) ? '' : '.')
}
