import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Button, SlackStub } from './slack-stub.ts'

export const signingSecret = 'bench-signing-secret'

/** What came of a time under load: clicks whose next prompt arrived, and how long each took, ascending. */
export type Measured = { readonly clicks: number; readonly perSecond: number; readonly latenciesMs: readonly number[] }

export type Clicker = {
  /** The button to click first. */
  readonly first: Button
  readonly userId: string
}

/**
 * People clicking in closed loops, signed as Slack signs: each clicks, waits for the acknowledgement and for the prompt
 * that replaces the message, and clicks that. Counts what happens after the warm-up.
 */
export async function clickFor(
  eventsUrl: string,
  stub: SlackStub,
  clickers: readonly Clicker[],
  warmUpMs: number,
  forMs: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clickers.length })
  const countFrom = performance.now() + warmUpMs
  const until = countFrom + forMs
  const latenciesMs: number[] = []
  await Promise.all(
    clickers.map(async ({ first, userId }, person) => {
      let button = first
      while (performance.now() < until) {
        const began = performance.now()
        const arriving = stub.nextPost(person)
        const status = await click(agent, eventsUrl, stub, person, userId, button)
        if (status !== 200) throw new Error(`a click was answered with ${status}`)
        const buttons = await arriving
        const ended = performance.now()
        if (began >= countFrom && ended <= until) latenciesMs.push(ended - began)
        button = labelButton(buttons)
      }
    }),
  )
  agent.destroy()
  latenciesMs.sort((a, b) => a - b)
  return { clicks: latenciesMs.length, perSecond: (latenciesMs.length * 1000) / forMs, latenciesMs }
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function labelOf(buttons: readonly Button[]): Button | undefined {
  return buttons.find((button) => button.text === 'Termination')
}

function labelButton(buttons: readonly Button[]): Button {
  const label = labelOf(buttons)
  if (label === undefined)
    throw new Error(`no label among the buttons ${buttons.map((button) => button.text).join(', ')}`)
  return label
}

export function click(
  agent: Agent,
  eventsUrl: string,
  stub: SlackStub,
  person: number,
  userId: string,
  button: Button,
) {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    type: 'block_actions',
    user: { id: userId, username: userId, name: userId, team_id: 'TBENCH' },
    api_app_id: 'ABENCH',
    token: 'none',
    container: { type: 'message', message_ts: `${person}.1`, channel_id: `D${person}`, is_ephemeral: false },
    trigger_id: `${now}.1`,
    team: { id: 'TBENCH', domain: 'bench' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: `D${person}`, name: 'directmessage' },
    message: { type: 'message', ts: `${person}.1`, text: '', blocks: [] },
    state: { values: {} },
    response_url: stub.responseUrl(person),
    actions: [
      {
        type: 'button',
        action_id: button.action_id,
        block_id: button.block_id,
        value: button.value,
        text: { type: 'plain_text', text: button.text },
        action_ts: `${now}.1`,
      },
    ],
  }
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`
  const signature = createHmac('sha256', signingSecret).update(`v0:${now}:${body}`).digest('hex')
  return new Promise<number>((resolve, reject) => {
    const sending = request(
      eventsUrl,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': String(now),
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sending.on('error', reject)
    sending.end(body)
  })
}
