import { Agent, request } from 'node:http'
import { z } from 'zod'
import type { Measured } from './click-load.ts'
import { appId, type TeamsStub, tenantId } from './teams-stub.ts'

export type TeamsClicker = {
  /** What the button to click first carries. */
  readonly first: object
  readonly userId: string
}

export type TeamsLoad = {
  readonly botUrl: string
  readonly stub: TeamsStub
  readonly clickers: readonly TeamsClicker[]
  /** Told of every answer; null stands for a few words beside the card, which stays. */
  readonly onAnswer: (message: string, card: object | null) => void
}

const answer = z.object({
  statusCode: z.literal(200),
  value: z.union([z.string(), z.looseObject({ body: z.array(z.looseObject({})) })]),
})
const actionSet = z.looseObject({
  type: z.literal('ActionSet'),
  actions: z.array(z.looseObject({ title: z.string(), data: z.record(z.string(), z.unknown()).optional() })),
})

/**
 * People clicking in closed loops, with a token as Teams sends it: each clicks, waits for the card in the answer, and clicks
 * that. Whose click was answered with words alone, as one that took too long is, clicks again; it then took all that time.
 * Counts what happens after the warm-up.
 */
export async function clickInTeamsFor(load: TeamsLoad, warmUpMs: number, forMs: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clickers.length })
  const countFrom = performance.now() + warmUpMs
  const until = countFrom + forMs
  const latenciesMs: number[] = []
  await Promise.all(
    load.clickers.map(async ({ first, userId }, person) => {
      let carried = first
      let began = performance.now()
      for (let nth = 0; performance.now() < until; nth++) {
        const card = await click(agent, load, { userId, person, nth }, carried)
        const ended = performance.now()
        load.onAnswer(String(person), card)
        if (card === null) continue
        if (began >= countFrom && ended <= until) latenciesMs.push(ended - began)
        carried = labelIn(card)
        began = performance.now()
      }
    }),
  )
  agent.destroy()
  latenciesMs.sort((a, b) => a - b)
  return { clicks: latenciesMs.length, perSecond: (latenciesMs.length * 1000) / forMs, latenciesMs }
}

type Who = { readonly userId: string; readonly person: number; readonly nth: number }

async function click(
  agent: Agent,
  { botUrl, stub }: TeamsLoad,
  { userId, person, nth }: Who,
  data: object,
): Promise<{ readonly body: readonly unknown[] } | null> {
  const body = JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `${Date.now()}-${person}-${nth}`,
    channelId: 'msteams',
    serviceUrl: stub.serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: `29:${userId}`, name: userId, aadObjectId: userId },
    recipient: { id: `28:${appId}`, name: 'Labelbreak' },
    conversation: { id: `a:${userId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
    replyToId: String(person),
    value: { action: { type: 'Action.Execute', title: 'Termination', verb: 'press', data }, trigger: 'manual' },
  })
  const { status, text } = await post(agent, botUrl, stub.authorization, body)
  if (status !== 200) throw new Error(`a click was answered with ${status}: ${text}`)
  const { value } = answer.parse(JSON.parse(text))
  return typeof value === 'string' ? null : value
}

function labelIn(card: { readonly body: readonly unknown[] }): object {
  const actions = card.body.flatMap((element) => actionSet.safeParse(element).data?.actions ?? [])
  const data = actions.find(({ title }) => title === 'Termination')?.data
  if (data === undefined)
    throw new Error(
      `no label among the buttons ${actions.map(({ title }) => title).join(', ')}: ${JSON.stringify(card)}`,
    )
  return data
}

function post(agent: Agent, url: string, authorization: string, body: string) {
  const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(url, { agent, method: 'POST', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece: string) => {
        text += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}
