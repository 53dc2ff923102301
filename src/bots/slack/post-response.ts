/** How posting to a response URL went. `reason` is Slack's error code where it gave one. */
export type Posted = { readonly kind: 'posted' } | { readonly kind: 'failed'; readonly reason: string }

const timeoutMs = 10_000
const longestReason = 60

/**
 * Posts to a click's or command's own URL. Never throws: what was asked for is already kept, and the next click shows
 * the truth. It is not repeated either: a repeat could put an old prompt over a newer one.
 */
export async function postResponse(url: string, body: object): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    // Read to the end, so that the connection can be used again.
    const said = await response.text()
    const reason = errorIn(said)
    if (response.ok && reason === null) return { kind: 'posted' }
    return { kind: 'failed', reason: reason ?? `status ${response.status}` }
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.name : 'unknown' }
  }
}

/** Slack answers `ok`, `{"ok":false,"error":"used_url"}`, or a bare error code. */
function errorIn(said: string): string | null {
  const code = /"error"\s*:\s*"([a-z_]+)"/.exec(said)?.[1]
  if (code !== undefined) return code.slice(0, longestReason)
  return /^[a-z]+_[a-z_]+$/.test(said) ? said.slice(0, longestReason) : null
}
