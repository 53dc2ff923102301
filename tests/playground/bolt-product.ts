import { once } from 'node:events'
import { createServer } from 'node:http'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace, type WorkspaceOptions } from '../../playground/slack/workspace.ts'

const signingSecret = 'a-signing-secret-for-tests'
export const botToken = 'xoxb-for-tests'

export type Product = { readonly app: App; readonly slack: SlackWorkspace; readonly close: () => Promise<void> }

/** A stand-in with a real Bolt app behind it: signatures, parsing and acknowledgements are Bolt's own. */
export async function startProduct(
  listen: (app: App) => void,
  options: Partial<WorkspaceOptions> = {},
): Promise<Product> {
  let eventsUrl = ''
  const slack = await startSlackWorkspace({ signingSecret, botToken, eventsUrl: () => eventsUrl, ...options })
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR, unhandledRequestTimeoutMillis: 3001 })
  const app = new App({
    receiver,
    logLevel: LogLevel.ERROR,
    convoStore: false,
    authorize: async () => ({ botToken, botId: 'B0LABELBREAK', botUserId: 'U0LABELBREAKBOT' }),
    clientOptions: { slackApiUrl: `${slack.url}/api/`, retryConfig: { retries: 0 } },
  })
  app.error(async () => undefined)
  listen(app)
  const server = createServer((request, response) => receiver.requestListener(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  eventsUrl = `http://127.0.0.1:${address.port}/slack/events`
  return {
    app,
    slack,
    close: async () => {
      await slack.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
