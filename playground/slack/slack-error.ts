/** A refusal in Slack's own words: HTTP 200 with `ok: false` unless another status is given. */
export class SlackError extends Error {
  readonly code: string
  readonly extra: Readonly<Record<string, unknown>>
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(code: string, more: { extra?: object; status?: number; headers?: Record<string, string> } = {}) {
    super(code)
    this.code = code
    this.extra = { ...more.extra }
    this.status = more.status ?? 200
    this.headers = more.headers ?? {}
  }
}

/** An error that names what is wrong with blocks or a view, one sentence each. */
export function refusedFor(code: string, problems: readonly string[]): SlackError {
  return new SlackError(code, {
    extra: { errors: problems, response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) } },
  })
}

/** HTTP 429, as Slack answers when a method was called too often. */
export function rateLimited(retryAfterS: number): SlackError {
  return new SlackError('ratelimited', { status: 429, headers: { 'retry-after': String(retryAfterS) } })
}
