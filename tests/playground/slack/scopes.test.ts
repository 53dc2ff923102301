import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { methodScopes } from '../../../playground/slack/api/method-scopes.ts'
import { manifestScopes } from '../../../playground/slack/manifest.ts'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace } from '../../../playground/slack/workspace.ts'
import { botToken } from './bolt-product.ts'

let slack: SlackWorkspace | null = null
afterEach(() => slack?.close())

async function withScopes(scopes: readonly string[]): Promise<SlackWorkspace> {
  slack = await startSlackWorkspace({
    eventsUrl: 'http://127.0.0.1:9/nobody',
    signingSecret: 's',
    botToken,
    scopes,
    people: [{ handle: 'maria', name: 'Maria Lindqvist' }],
  })
  return slack
}

async function call({ url }: SlackWorkspace, method: string, args: Record<string, string> = {}): Promise<unknown> {
  const headers = { authorization: `Bearer ${botToken}` }
  return await (await fetch(`${url}/api/${method}?${new URLSearchParams(args)}`, { headers })).json()
}

/** Each method of the Web API that the product's own source calls. */
function calledMethods(): string[] {
  const folder = 'src/bots/slack'
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const families = 'auth|chat|conversations|files|reactions|team|users|views|pins|bookmarks|dnd|apps'
  const calls = new RegExp(`\\b(?:client|\\))\\s*\\.(${families})\\s*\\.(\\w+)\\(`, 'g')
  const found = source.flatMap((text) => [...text.matchAll(calls)].map(([, family, name]) => `${family}.${name}`))
  const uploads = ['files.getUploadURLExternal', 'files.completeUploadExternal']
  return [...new Set(found)].flatMap((name) => (name === 'files.uploadV2' ? uploads : [name])).sort()
}

describe('the stand-in', () => {
  it.each(Object.entries(methodScopes).filter(([, needed]) => needed !== null))(
    'refuses %s where the token lacks %s, and says what was needed and what there is',
    async (method, needed) => {
      const workspace = await withScopes(['commands', 'other:scope'])
      const refusal = { ok: false, error: 'missing_scope', needed, provided: 'commands,other:scope' }
      expect(await call(workspace, method)).toEqual(refusal)
    },
  )

  it('asks nothing of a call that needs no right', async () => {
    expect(await call(await withScopes([]), 'auth.test')).toMatchObject({ ok: true })
  })

  it('gives a file to nobody without the right to read files', async () => {
    const workspace = await withScopes(['commands'])
    const headers = { authorization: `Bearer ${botToken}` }
    const answer = await fetch(`${workspace.url}/files-pri/T0-F1`, { headers, redirect: 'manual' })
    expect(answer.headers.get('location')).toContain('/signin')
  })

  it('lets the app post in a public channel that it is no member of with chat:write.public alone', async () => {
    for (const [scopes, expected] of [
      [['chat:write'], { ok: false, error: 'not_in_channel' }],
      [['chat:write', 'chat:write.public'], { ok: true }],
    ] as const) {
      const workspace = await withScopes(scopes)
      const { channels } = workspace.parts.state
      const at = channels.findIndex(({ id }) => id === 'C0GENERAL')
      const [channel] = channels.slice(at, at + 1)
      if (channel === undefined) throw new Error('no channel')
      channels[at] = { ...channel, members: [] }
      expect(await call(workspace, 'chat.postMessage', { channel: 'C0GENERAL', text: 'x' })).toMatchObject(expected)
      await workspace.close()
      slack = null
    }
  })
})

describe('the manifest', () => {
  it('asks for exactly the scopes of what the product calls, and for commands', () => {
    const methods = calledMethods()
    expect(methods).toContain('chat.postMessage')
    expect(methods).toContain('files.completeUploadExternal')
    const needed = methods.map((method) => {
      const scope = methodScopes[method]
      if (scope === undefined) throw new Error(`the stand-in does not know ${method}`)
      return scope
    })
    const all = new Set([...needed.filter((scope) => scope !== null), 'commands'])
    expect([...manifestScopes()].sort()).toEqual([...all].sort())
  })

  it('is explained scope by scope where the app is set up', () => {
    const rows = readFileSync('docs/slack.md', 'utf8').matchAll(/^\| `([a-z]+(?::[a-z.]+)?)` \|/gm)
    expect([...rows].map(([, scope]) => scope).sort()).toEqual([...manifestScopes()].sort())
  })
})
