import { z } from 'zod'
import { leastConnections } from './store/db/share-connections.ts'

/** Everything that the environment decides. An absent platform is off. */
export type Config = {
  /** null: an embedded Postgres, kept in `.labelbreak/`. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  readonly slack: SlackConfig | null
  readonly teams: TeamsConfig | null
  /** 64 hex digits. */
  readonly encryptionKey: string
  /** Whether the domain's clock can be moved, by `POST /dev/clock`; one that stands still moves only then. */
  readonly devClock: 'off' | 'goes' | 'still'
  /** What the domain's clock reads at first; null for the machine's time. */
  readonly devClockFrom: Date | null
  readonly logLevel: (typeof logLevels)[number]
  /** A tap that comes sooner after its prompt was drawn is taken for a slip; 0: none is. In milliseconds of wall time. */
  readonly leastReadingMs: number
  /** Where people's browsers reach it, without a slash at the end; null: no links are given. */
  readonly publicUrl: string | null
  /** Connections to Postgres held at most, jobs included. */
  readonly databaseConnections: number
}

export type SlackConfig = {
  readonly signingSecret: string
  /** The token of a single workspace; null where workspaces install the app themselves. */
  readonly botToken: string | null
  /** Another address than Slack's own, for tests and the playground. */
  readonly apiUrl: string | null
}

export type TeamsConfig = {
  /** Of the registration; in development, where nobody is asked who they are, any. */
  readonly appId: string
  readonly tenantId: string
  /** Null in development alone: whoever calls is believed. */
  readonly credentials: {
    readonly appId: string
    readonly password: string
    readonly tenantId: string
    /** Another address than Microsoft's own, for tests and the playground. */
    readonly apiUrl: string | null
  } | null
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

const port = z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535)
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  DATABASE_CONNECTIONS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(leastConnections, `must be at least ${leastConnections}: fewer are not enough for clicks, jobs and the rest`)
    .max(500, 'must be at most 500')
    .default(20),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short to be a signing secret').optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be a bot token, which begins with xoxb-').optional(),
  SLACK_API_URL: address.optional(),
  TEAMS_APP_ID: z.guid('must be the app id of the registration, a UUID').optional(),
  TEAMS_APP_PASSWORD: z.string().min(8, 'is too short to be a client secret').optional(),
  TEAMS_TENANT_ID: z.guid('must be the id of the tenant, a UUID').optional(),
  TEAMS_API_URL: address.optional(),
  TEAMS_ANONYMOUS: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  ENCRYPTION_KEY: z
    .string({ error: 'is missing; make one with: openssl rand -hex 32' })
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits; make one with: openssl rand -hex 32'),
  LEAST_READING_MS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(5_000, 'must be at most 5000')
    .default(400),
  DEV_CLOCK: z.enum(['0', '1', 'still'], 'must be 0, 1 or still').default('0'),
  PUBLIC_URL: address.optional(),
  DEV_CLOCK_FROM: z.iso.datetime({ offset: true, error: 'must be a time such as 2026-01-31T09:00:00Z' }).optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
})

/** Holds every problem of the environment at once, each naming its variable. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}:\n- ${problems.join('\n- ')}`)
    this.problems = problems
  }
}

/**
 * Reads the environment. An empty variable counts as absent.
 * @throws ConfigError naming every missing or wrong variable at once; values are never repeated, for they may be secret
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  problems.push(...jointProblems(given))
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  const { data } = parsed
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    databaseConnections: data.DATABASE_CONNECTIONS,
    host: data.HOST,
    port: data.PORT,
    slack:
      data.SLACK_SIGNING_SECRET === undefined
        ? null
        : {
            signingSecret: data.SLACK_SIGNING_SECRET,
            botToken: data.SLACK_BOT_TOKEN ?? null,
            apiUrl: data.SLACK_API_URL ?? null,
          },
    teams: teamsOf(data),
    encryptionKey: data.ENCRYPTION_KEY.toLowerCase(),
    leastReadingMs: data.LEAST_READING_MS,
    devClock: ({ '0': 'off', '1': 'goes', still: 'still' } as const)[data.DEV_CLOCK],
    devClockFrom: data.DEV_CLOCK_FROM === undefined ? null : new Date(data.DEV_CLOCK_FROM),
    logLevel: data.LOG_LEVEL,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
  }
}

function teamsOf(data: z.infer<typeof environment>): TeamsConfig | null {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = data
  if (tenantId === undefined) return null
  if (data.TEAMS_ANONYMOUS === '1') return { appId: appId ?? tenantId, tenantId, credentials: null }
  if (appId === undefined || password === undefined) return null
  const apiUrl = data.TEAMS_API_URL?.replace(/\/+$/, '') ?? null
  return { appId, tenantId, credentials: { appId, password, tenantId, apiUrl } }
}

/** What is wrong between variables rather than in one of them. */
function jointProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const problems = teamsProblems(given)
  if (given.PUBLIC_URL?.startsWith('http:') === true && !isLoopbackUrl(given.PUBLIC_URL))
    problems.push('PUBLIC_URL must be an https address: answers travel over it')
  if (given.SLACK_SIGNING_SECRET === undefined) {
    if (given.SLACK_BOT_TOKEN !== undefined)
      problems.push('SLACK_SIGNING_SECRET is missing, though SLACK_BOT_TOKEN is set')
    else if (!isTeamsMeant(given))
      problems.push('SLACK_SIGNING_SECRET or TEAMS_APP_ID is missing: no platform is configured')
  } else if (given.SLACK_BOT_TOKEN === undefined)
    problems.push('SLACK_BOT_TOKEN is missing, though SLACK_SIGNING_SECRET is set')
  const hasDevClock = given.DEV_CLOCK === '1' || given.DEV_CLOCK === 'still'
  if (given.DEV_CLOCK_FROM !== undefined && !hasDevClock)
    problems.push('DEV_CLOCK_FROM is set, though DEV_CLOCK is not')
  if (hasDevClock) {
    if (!isLoopback(given.HOST ?? '127.0.0.1')) problems.push('DEV_CLOCK is refused unless HOST is a loopback address')
    if (given.SLACK_SIGNING_SECRET !== undefined && !isLoopbackUrl(given.SLACK_API_URL)) {
      problems.push('DEV_CLOCK is refused unless SLACK_API_URL is a loopback address')
    }
    if (isTeamsMeant(given) && given.TEAMS_ANONYMOUS !== '1' && !isLoopbackUrl(given.TEAMS_API_URL)) {
      problems.push('DEV_CLOCK is refused unless TEAMS_API_URL is a loopback address')
    }
  }
  return problems
}

type Given = Readonly<Record<string, string | undefined>>

const teamsNames = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] as const

function isTeamsMeant(given: Given): boolean {
  return given.TEAMS_ANONYMOUS === '1' || teamsNames.some((name) => given[name] !== undefined)
}

/** All three or none; and whoever calls is believed on this machine alone, and only where that is asked for. */
function teamsProblems(given: Given): string[] {
  if (!isTeamsMeant(given)) return []
  if (given.TEAMS_ANONYMOUS !== '1') {
    const set = teamsNames.find((name) => given[name] !== undefined)
    const missing = teamsNames.filter((name) => given[name] === undefined)
    return missing.map((name) => `${name} is missing, though ${set} is set`)
  }
  const problems: string[] = []
  if (given.TEAMS_TENANT_ID === undefined) problems.push('TEAMS_TENANT_ID is missing, though TEAMS_ANONYMOUS is set')
  if (given.TEAMS_APP_PASSWORD !== undefined)
    problems.push(
      'TEAMS_ANONYMOUS is refused beside TEAMS_APP_PASSWORD: with a password, callers are asked who they are',
    )
  if (!isLoopback(given.HOST ?? '127.0.0.1'))
    problems.push('TEAMS_ANONYMOUS is refused unless HOST is a loopback address: it lets anybody act as anybody')
  return problems
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function isLoopbackUrl(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && isLoopback(new URL(url).hostname)
}
