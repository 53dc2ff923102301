import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebClient } from '@slack/web-api'
import { afterEach, expect, test } from 'vitest'
import { mostFileBytes } from '../../../../src/bots/edge/read-up-to.ts'
import { fetchFile, isSlacks } from '../../../../src/bots/slack/wire/fetch-file.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(answer: (request: IncomingMessage, response: ServerResponse, url: string) => void) {
  const tokens: (string | undefined)[] = []
  let url = ''
  const server = createServer((request, response) => {
    if (request.url !== '/api/files.info') tokens.push(request.headers.authorization)
    answer(request, response, url)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close().closeAllConnections())
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, tokens }
}

function describing(file: object, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  return serve((request, response, url) => {
    if (request.url !== '/api/files.info') return answer(request, response)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, file: { size: 5, url_private_download: `${url}/file`, ...file } }))
  })
}

function fetchFrom(url: string) {
  const client = new WebClient('xoxb-secret', { slackApiUrl: `${url}/api/`, retryConfig: { retries: 0 } })
  return fetchFile(client, `${url}/api/`, { id: 'F1', name: 'items.csv' })
}

test('a file is fetched with the token', async () => {
  const slack = await describing({}, (_, response) => response.end('text\n'))
  const fetched = await fetchFrom(slack.url)
  expect(fetched).toEqual({ kind: 'fetched', file: { name: 'items.csv', bytes: Buffer.from('text\n') } })
  expect(slack.tokens).toEqual(['Bearer xoxb-secret'])
})

test('the token is shown to no other host, whatever the file says of itself', async () => {
  const other = await serve((_, response) => response.end('mine now'))
  const slack = await describing({ url_private_download: `${other.url}/file` }, (_, response) => response.end())
  expect(await fetchFrom(slack.url)).toMatchObject({ kind: 'unreadable' })
  expect(other.tokens).toEqual([])
})

test('no redirect is followed, to a sign-in page or anywhere else', async () => {
  const other = await serve((_, response) => response.end('sign in'))
  const slack = await describing({}, (_, response) => response.writeHead(302, { location: other.url }).end())
  expect(await fetchFrom(slack.url)).toEqual({ kind: 'unreadable', reason: 'status 302' })
  expect(other.tokens).toEqual([])
})

test('a file above 10 MB is refused by its description, and by its length where that lies', async () => {
  const honest = await describing({ size: mostFileBytes + 1 }, (_, response) => response.end())
  expect(await fetchFrom(honest.url)).toEqual({ kind: 'too-large' })
  expect(honest.tokens).toEqual([])
  const liar = await describing({ size: 5 }, (_, response) => response.end(Buffer.alloc(mostFileBytes + 1)))
  expect(await fetchFrom(liar.url)).toEqual({ kind: 'too-large' })
})

test.each([
  ['https://files.slack.com/files-pri/T1-F1/download/items.csv', true],
  ['https://slack.com/file', true],
  ['http://files.slack.com/file', false],
  ['https://files.slack.com.evil.example/file', false],
  ['https://evilslack.com/file', false],
  ['https://files.slack.com:8443/file', false],
])('of Slack itself, %s is trusted: %s', (address, trusted) => {
  expect(isSlacks(new URL(address), null)).toBe(trusted)
})
