import { z } from 'zod'

/** The app as the tenant's login knows it. */
export type Login = {
  readonly appId: string
  readonly password: string
  /** Where tokens are asked for, without a slash at its end. */
  readonly url: string
}

/** The login did not give a token: its code says why. */
export class LoginRefused extends Error {
  readonly code: string

  constructor(code: string) {
    super(`the login gave no token: ${code}`)
    this.code = code
  }
}

const scope = 'https://api.botframework.com/.default'
const timeoutMs = 10_000
/** A token is asked for anew so long before it ends. */
const earlyMs = 5 * 60_000

const issued = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })
const refused = z.object({ error: z.string(), error_description: z.string().optional() })

/**
 * The token with which the app calls the connector, asked for once and kept while it is good. (Microsoft's own client for
 * this takes no other address than its own, and has no time within which it gives up.)
 */
export function appToken({ appId, password, url }: Login): () => Promise<string> {
  let kept: { readonly token: Promise<string>; readonly until: number } | null = null

  async function ask(): Promise<string> {
    const answer = await fetch(`${url}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: password, scope }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => {
      throw new LoginRefused('status none')
    })
    const said: unknown = await answer.json().catch(() => null)
    const { data } = issued.safeParse(said)
    if (answer.status === 200 && data !== undefined) {
      const until = performance.now() + data.expires_in * 1000 - earlyMs
      if (kept !== null) kept = { token: kept.token, until }
      return data.access_token
    }
    const { error, error_description = '' } = refused.safeParse(said).data ?? { error: `status ${answer.status}` }
    throw new LoginRefused(/AADSTS\d+/.exec(error_description)?.[0] ?? error)
  }

  return () => {
    if (kept !== null && performance.now() < kept.until) return kept.token
    const token = ask()
    kept = { token, until: Number.POSITIVE_INFINITY }
    token.catch(() => {
      if (kept?.token === token) kept = null
    })
    return token
  }
}
