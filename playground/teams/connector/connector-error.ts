import type { Json } from '../json.ts'

/** A refusal, in the connector's shape. */
export class ConnectorError extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }

  get body(): Json {
    return { error: { code: this.code, message: this.message } }
  }
}

/** 429, with or without the header that says how long to wait. */
export function throttled(retryAfterS: number | null): ConnectorError {
  const headers = retryAfterS === null ? {} : { 'retry-after': String(retryAfterS) }
  return new ConnectorError(429, 'Throttled', 'Too many requests.', headers)
}

export function badSyntax(message: string): ConnectorError {
  return new ConnectorError(400, 'BadSyntax', message)
}
