import type { Lived } from './page-server/lived-world.ts'
import { pageServer } from './page-server/serve-page.ts'
import type { PersonSeed } from './slack/person.ts'
import type { LimitMode } from './slack/rate-limits.ts'
import type { SlackWorkspace } from './slack/slack-workspace.ts'
import { startSlackWorkspace } from './slack/workspace.ts'
import type { TeamsPlatform } from './teams/teams-platform.ts'

export type PlaygroundOptions = {
  /** 0 for any free port. */
  readonly port: number
  /** The product's address, without a slash at the end; deliveries go to `/slack/events` there. */
  readonly productUrl: string
  readonly signingSecret: string
  readonly botToken: string
  readonly statePath?: string
  readonly people?: readonly PersonSeed[]
  readonly limits?: LimitMode
  /** Fetches pictures that messages show from elsewhere. Absent: a drawing stands in their place. */
  readonly fetchPicture?: typeof fetch
  /** Shown in a view of its own; stopped by whoever started it. */
  readonly teams?: TeamsPlatform
  /** What somebody finds who comes. */
  readonly lived?: Lived
  /** Kills the product's process; resolves once it runs again. */
  readonly killProduct?: () => Promise<void>
}

/** Starts the workspace with its page at `/` of the same address. `close()` saves and stops both. */
export async function startPlayground(options: PlaygroundOptions): Promise<SlackWorkspace> {
  const { productUrl: given, teams, fetchPicture, lived, killProduct, ...others } = options
  const productUrl = given.replace(/\/$/, '')
  let serve: ReturnType<typeof pageServer> | null = null
  const slack = await startSlackWorkspace({
    ...others,
    ...(lived === undefined ? {} : { messageClock: lived.clock }),
    eventsUrl: `${productUrl}/slack/events`,
    otherwise: (request, response) => {
      if (serve === null) {
        response.writeHead(503).end()
        return
      }
      serve(request, response).catch((error: unknown) => {
        process.stderr.write(`playground: ${error instanceof Error ? error.stack : String(error)}\n`)
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    },
  })
  serve = pageServer({
    slack,
    productUrl,
    ...(teams === undefined ? {} : { teams }),
    ...(fetchPicture === undefined ? {} : { fetchPicture }),
    ...(lived === undefined ? {} : { lived }),
    ...(killProduct === undefined ? {} : { killProduct }),
  })
  return slack
}
