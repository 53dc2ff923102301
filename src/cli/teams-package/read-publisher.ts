import { z } from 'zod'
import type { Publisher } from './manifest.ts'

const mostNameChars = 32
const mostUrlChars = 2048

/** Teams shows these to whoever installs the app, and takes no others. */
const address = z
  .url({ protocol: /^https$/, error: orMissing('must be an https address') })
  .max(mostUrlChars, `is longer than ${mostUrlChars} characters`)

const environment = z.object({
  TEAMS_APP_ID: z.guid({ error: orMissing('must be the app id of the registration, a UUID') }),
  PUBLIC_URL: address,
  TEAMS_PUBLISHER: z.string().max(mostNameChars, `is longer than ${mostNameChars} characters`).default('Labelbreak'),
  TEAMS_WEBSITE_URL: address.optional(),
  TEAMS_PRIVACY_URL: address.optional(),
  TEAMS_TERMS_URL: address.optional(),
})

/** @returns who publishes the app, or every problem of the environment, each naming its variable */
export function readPublisher(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Publisher | readonly string[] {
  // An empty variable counts as absent.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const { data, error } = environment.safeParse(given)
  if (error !== undefined) return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  return {
    appId: data.TEAMS_APP_ID,
    version,
    name: data.TEAMS_PUBLISHER,
    websiteUrl: data.TEAMS_WEBSITE_URL ?? data.PUBLIC_URL,
    privacyUrl: data.TEAMS_PRIVACY_URL ?? data.PUBLIC_URL,
    termsOfUseUrl: data.TEAMS_TERMS_URL ?? data.PUBLIC_URL,
  }
}

function orMissing(wrong: string) {
  return ({ input }: { readonly input?: unknown }) => (input === undefined ? `is missing; it ${wrong}` : wrong)
}
