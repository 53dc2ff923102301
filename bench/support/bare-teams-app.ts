import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import pg from 'pg'

/**
 * The least that a labeling bot could do in Teams: botbuilder verifies the token, one row is inserted, and the next prompt
 * is the answer. What Labelbreak is measured against.
 */
const { DATABASE_URL, BOT_SETTINGS, PORT } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL ?? '', max: 12 })
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(JSON.parse(BOT_SETTINGS ?? '{}')))

async function turn(context: TurnContext): Promise<void> {
  await pool.query({
    name: 'keep',
    text: 'INSERT INTO bare_answers (person, label) VALUES ($1, 1)',
    values: [context.activity.from.id],
  })
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: prompt }
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
}

const prompt = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: '3 done, until 10:35', size: 'Small', wrap: true },
    { type: 'TextBlock', text: 'Either party may give notice in writing. '.repeat(6), wrap: true },
    {
      type: 'ActionSet',
      actions: ['Termination', 'Assignment'].map((title) => ({
        type: 'Action.Execute',
        title,
        verb: 'press',
        data: { label: title },
      })),
    },
  ],
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const chunk of request) text += chunk
  const { method = '', headers } = request
  const answer = {
    socket: null,
    status: (code: number) => response.writeHead(code, { 'content-type': 'application/json' }),
    header: () => undefined,
    send: (body: unknown) => response.write(JSON.stringify(body)),
    end: () => response.end(),
  }
  await adapter.process({ method, headers, body: text === '' ? {} : JSON.parse(text) }, answer, turn)
}

createServer((request, response) => {
  if (request.method === 'POST') void receive(request, response)
  else response.end()
}).listen(Number(PORT), '127.0.0.1')
