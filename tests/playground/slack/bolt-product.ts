import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { App, HTTPReceiver, type Logger, LogLevel } from '@slack/bolt'
import { pageServer } from '../../../playground/page-server/serve-page.ts'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace, type WorkspaceOptions } from '../../../playground/slack/workspace.ts'

const signingSecret = 'a-signing-secret-for-tests'
export const botToken = 'xoxb-for-tests'

export type Product = { readonly app: App; readonly slack: SlackWorkspace; readonly close: () => Promise<void> }
type ProductOptions = Partial<WorkspaceOptions> & {
  /** What the product answers at `/dev/clock`. */
  readonly devClock?: RequestListener
}

/** Tests provoke errors on purpose; what Bolt says of them is no news. */
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

/** A stand-in, with its page, and a real Bolt app behind it: signatures, parsing and acknowledgements are Bolt's own. */
export async function startProduct(listen: (app: App) => void, options: ProductOptions = {}): Promise<Product> {
  const { devClock = (_, response) => response.writeHead(404).end(), ...workspaceOptions } = options
  const receiver = new HTTPReceiver({ signingSecret, logger: silent, unhandledRequestTimeoutMillis: 3001 })
  const server = createServer((request, response) => {
    if (request.url === '/dev/clock') devClock(request, response)
    else receiver.requestListener(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const productUrl = `http://127.0.0.1:${address.port}`
  let serve: ReturnType<typeof pageServer> | null = null
  const slack = await startSlackWorkspace({
    signingSecret,
    botToken,
    eventsUrl: `${productUrl}/slack/events`,
    otherwise: (request, response) => {
      void serve?.(request, response)
    },
    ...workspaceOptions,
  })
  serve = pageServer({ slack, productUrl })
  const app = new App({
    receiver,
    logger: silent,
    convoStore: false,
    authorize: async () => ({ botToken, botId: 'B0LABELBREAK', botUserId: 'U0LABELBREAKBOT' }),
    clientOptions: { slackApiUrl: `${slack.url}/api/`, retryConfig: { retries: 0 } },
  })
  app.error(async () => undefined)
  listen(app)
  const close = async () => {
    await slack.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { app, slack, close }
}
