import { once } from 'node:events'
import { request, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Routes, serve } from '../src/http.ts'

/** What a test may change while the server runs. */
const now = {
  troubles: [] as string[],
  ready: true,
  failing: false,
  at: new Date('2026-11-23T12:00:00Z'),
  moves: [] as string[],
}
const errors: unknown[] = []

const devClock: Routes['devClock'] = {
  now: () => now.at,
  async moveTo(at) {
    now.moves.push(at.toISOString())
    now.at = at
  },
  stops: async () => [{ kind: 'digest', at: new Date('2026-11-30T08:00:00Z') }],
}
const routes: Routes = {
  slack: (request, response) => void response.end(`slack ${request.method}`),
  teams: (request, response) => void response.end(`teams ${request.method}`),
  exports: (request, response) => void response.end(`exports ${request.url}`),
  troubles: () => now.troubles,
  whyNotReady: async () => {
    if (now.failing) throw new Error('no answer')
    return now.ready ? null : 'the database does not answer'
  },
  devClock,
}

let server: Server
let url = ''

async function listen(served: Routes): Promise<{ server: Server; url: string }> {
  const started = serve(served, (error) => errors.push(error)).listen(0, '127.0.0.1')
  await once(started, 'listening')
  const address = started.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server: started, url: `http://127.0.0.1:${address.port}` }
}

beforeAll(async () => {
  const started = await listen(routes)
  server = started.server
  url = started.url
})
afterAll(() => server.close())
beforeEach(() => {
  Object.assign(now, { troubles: [], ready: true, failing: false, at: new Date('2026-11-23T12:00:00Z'), moves: [] })
  errors.length = 0
})

function moveClock(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/dev/clock`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** `fetch` lets nobody choose the host. */
function askClock(headers: Record<string, string>): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const sent = request(`${url}/dev/clock`, { method: 'POST', headers }, (response) => {
    response.resume()
    resolve(response.statusCode)
  })
  sent.on('error', reject).end(JSON.stringify({ at: '2026-11-24T09:00:00Z' }))
  return promise
}

describe('the addresses that watch over the process', () => {
  it('say that it lives, whatever the database does', async () => {
    now.ready = false
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('name what wants to be mended, though requests are served', async () => {
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true })
    now.troubles = ['slack: token_revoked']
    const answer = await fetch(`${url}/readyz`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ ready: true, troubles: ['slack: token_revoked'] })
  })

  it('say whether it can serve', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    now.ready = false
    const answer = await fetch(`${url}/readyz`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ready: false, because: 'the database does not answer' })
  })

  it('answer 500 and tell the log where the check itself breaks', async () => {
    now.failing = true
    const response = await fetch(`${url}/readyz`)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('no answer')
    expect(errors).toEqual([new Error('no answer')])
  })
})

describe('other addresses', () => {
  it('hand what is for Slack to Slack, with or without a query', async () => {
    const response = await fetch(`${url}/slack/events?retry=1`, { method: 'POST', body: '{}' })
    expect(await response.text()).toBe('slack POST')
  })

  it('are not there', async () => {
    for (const path of ['/', '/slack', '/slack/events/', '/dev', '/healthz/x']) {
      expect((await fetch(url + path)).status).toBe(404)
    }
    expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(404)
  })

  it('are not there for a platform that is off, nor the clock outside development', async () => {
    const bare = await listen({ ...routes, slack: null, devClock: null })
    expect((await fetch(`${bare.url}/slack/events`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${bare.url}/dev/clock`)).status).toBe(404)
    expect((await fetch(`${bare.url}/dev/clock`, { method: 'POST', body: '{}' })).status).toBe(404)
    bare.server.close()
  })
})

describe('the development clock', () => {
  it('tells the time', async () => {
    expect(await (await fetch(`${url}/dev/clock`)).json()).toEqual({
      at: '2026-11-23T12:00:00.000Z',
      stops: [{ kind: 'digest', at: '2026-11-30T08:00:00.000Z' }],
    })
  })

  it('moves to a time, given in any zone, and answers once it is there', async () => {
    const response = await moveClock(JSON.stringify({ at: '2026-11-24T09:00:00+01:00' }))
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ at: '2026-11-24T08:00:00.000Z' })
    expect(now.moves).toEqual(['2026-11-24T08:00:00.000Z'])
  })

  it('does not go back', async () => {
    expect((await moveClock(JSON.stringify({ at: '2026-11-23T11:59:59Z' }))).status).toBe(409)
    expect(now.moves).toEqual([])
  })

  it.each(['', 'tomorrow', '{}', '{"at": "tomorrow"}', '{"at": 5}', `{"at": "${'9'.repeat(2_000)}"}`])(
    'refuses %j',
    async (body) => {
      expect((await moveClock(body)).status).toBe(400)
      expect(now.moves).toEqual([])
    },
  )

  const json = { 'content-type': 'application/json' }

  it.each([
    ['that asks for another name, which leads here', { ...json, host: 'rebound.example:3000' }, 403],
    ['of a page from another address', { ...json, origin: 'https://news.example' }, 403],
    ['of a page on another port of this machine', { ...json, origin: 'http://127.0.0.1:1' }, 403],
    ['of a page that says nothing of itself', { ...json, origin: 'null' }, 403],
    ['that a browser sends for another page', { ...json, 'sec-fetch-site': 'cross-site' }, 403],
    ['of a form', { 'content-type': 'text/plain' }, 415],
    ['with no type', {}, 415],
  ])('refuses a request %s', async (_, headers, status) => {
    expect(await askClock(headers)).toBe(status)
    expect(now.moves).toEqual([])
  })

  it.each([
    ['by the name localhost', { ...json, host: 'localhost:3000' }],
    ['by IPv6', { ...json, host: '[::1]:3000' }],
    ['with a charset', { 'content-type': 'application/json; charset=utf-8' }],
    ['from a page of its own', { ...json, host: 'localhost:3000', origin: 'http://localhost:3000' }],
  ])('takes one %s', async (_, headers) => {
    expect(await askClock(headers)).toBe(200)
  })

  it('moves by a year at most', async () => {
    const tooFar = await moveClock(JSON.stringify({ at: '2027-11-25T12:00:00Z' }))
    expect(tooFar.status).toBe(400)
    expect(await tooFar.json()).toEqual({ error: 'move it by a year at most' })
    expect((await moveClock(JSON.stringify({ at: '2027-11-23T12:00:00Z' }))).status).toBe(200)
  })

  it('knows no other verb', async () => {
    expect((await fetch(`${url}/dev/clock`, { method: 'DELETE' })).status).toBe(405)
  })
})
