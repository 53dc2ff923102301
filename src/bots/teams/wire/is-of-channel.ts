import { z } from 'zod'

const channelIssuer = 'https://api.botframework.com'
const head = z.object({ alg: z.literal('RS256'), kid: z.string() })
const claims = z.looseObject({ iss: z.literal(channelIssuer), serviceurl: z.string() })

/**
 * Whether a token says that it is one of Teams' own, before anybody checks whether it is true. Microsoft's library takes
 * tokens of emulators and of other bots as well, asks for no service address where the request names none, and answers some
 * forgeries with an error.
 */
export function isOfChannel(authorization: string): boolean {
  const [first = '', second = ''] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1]?.split('.') ?? []
  return head.safeParse(read(first)).success && claims.safeParse(read(second)).success
}

function read(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return null
  }
}

/** Where nobody is asked who they are, nothing is sent to another machine either. */
export function isOfThisMachine(serviceUrl: string): boolean {
  const hostname = URL.parse(serviceUrl)?.hostname ?? ''
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
