import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebClient } from '@slack/web-api'
import { expect, test } from 'vitest'
import { backgroundOptions } from '../../../../src/bots/slack/wire/clients.ts'
import { sentDespite } from '../../../../src/bots/slack/wire/sent.ts'

const log = { info() {}, warn() {}, error() {} }

async function silentServer(): Promise<{ server: Server; apiUrl: string }> {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/` }
}

async function errorOf(apiUrl: string, timeout: number): Promise<unknown> {
  const client = new WebClient('xoxb-1', { ...backgroundOptions(apiUrl, log), timeout })
  return await client.chat.postMessage({ channel: 'U1', text: 'x' }).catch((error: unknown) => error)
}

test('nothing was sent where nobody listens, so it may be sent later', async () => {
  const { server, apiUrl } = await silentServer()
  server.close()
  await once(server, 'close')
  expect(sentDespite(await errorOf(apiUrl, 20_000), false)).toMatchObject({ kind: 'limited' })
})

test('what took too long may have arrived', async () => {
  const { server, apiUrl } = await silentServer()
  const error = await errorOf(apiUrl, 50)
  server.closeAllConnections()
  server.close()
  expect(sentDespite(error, false)).toMatchObject({ kind: 'unsure' })
  expect(sentDespite(error, true)).toMatchObject({ kind: 'limited' })
})
