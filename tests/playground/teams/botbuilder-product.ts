import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder'
import { z } from 'zod'
import { startTeams, type TeamsOptions } from '../../../playground/teams/start-teams.ts'
import type { TeamsPlatform } from '../../../playground/teams/teams-platform.ts'

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>
export type Product = {
  readonly teams: TeamsPlatform
  readonly adapter: CloudAdapter
  readonly close: () => Promise<void>
}

/** A stand-in and a real botbuilder bot behind it: the check of tokens, the turn and the connector client are its own. */
export async function startProduct(
  turn: (context: TurnContext) => Promise<void>,
  options: Partial<TeamsOptions> = {},
): Promise<Product> {
  const server = createServer((request, response) => void receive(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const teams = await startTeams({ botUrl: `${addressOf(server.address())}/teams/messages`, ...options })
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(teams.settings, new LoopbackCredentials(teams)),
  )
  adapter.onTurnError = async (_, error) => {
    throw error
  }
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = JSON.parse(Buffer.concat(chunks).toString())
    const { method = '', headers } = request
    await adapter.process({ method, headers, body }, webResponse(response), turn)
  }
  const close = async () => {
    await teams.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { teams, adapter, close }
}

/** What `CloudAdapter.process` wants of a web framework's response. */
function webResponse(response: ServerResponse) {
  return {
    socket: null,
    status: (code: number) => response.writeHead(code, { 'content-type': 'application/json' }),
    header: () => undefined,
    send: (body: unknown) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
    end: () => response.end(),
  }
}

const issued = z.object({ access_token: z.string() })

/** Microsoft's own client for tokens speaks https only; this one asks the stand-in over loopback, the same form and once. */
class LoopbackCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #teams: TeamsPlatform
  #token: Promise<string> | null = null

  constructor(teams: TeamsPlatform) {
    super(teams.settings)
    this.#teams = teams
  }

  override async createCredentials(): Promise<Credentials> {
    return {
      signRequest: async (request) => {
        this.#token ??= askToken(this.#teams)
        request.headers.set('authorization', `Bearer ${await this.#token}`)
        return request
      },
    }
  }
}

/** A token for the connector, from the stand-in's login. */
export async function askToken(teams: TeamsPlatform): Promise<string> {
  const { ToChannelFromBotLoginUrl, MicrosoftAppId, MicrosoftAppPassword } = teams.settings
  const answer = await fetch(`${ToChannelFromBotLoginUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: MicrosoftAppId,
      client_secret: MicrosoftAppPassword,
      scope: 'https://api.botframework.com/.default',
    }),
  })
  return issued.parse(await answer.json()).access_token
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}
