import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A button as it arrived in a message. */
export type Button = {
  readonly action_id: string
  readonly block_id: string
  readonly value: string
  readonly text: string
}

export type SlackStub = {
  readonly url: string
  /** What has been posted to the response URL of one person next. */
  nextPost(person: number): Promise<Button[]>
  responseUrl(person: number): string
  /** The arguments with which a method of the Web API is called next. */
  nextCall(method: string): Promise<Record<string, string>>
  /** From now on there is a file of this id. */
  serveFile(id: string, bytes: Uint8Array): void
  close(): Promise<void>
}

/** The least of Slack that clicks and forms need: who we are, response URLs that take what is posted to them, and files. */
export async function openSlackStub(): Promise<SlackStub> {
  const waiting = new Map<number, (buttons: Button[]) => void>()
  const calls = new Map<string, (args: Record<string, string>) => void>()
  const files = new Map<string, Uint8Array>()
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const path = request.url ?? ''
    response.setHeader('content-type', 'application/json')
    if (path.startsWith('/respond/')) {
      response.end('{"ok":true}')
      const person = Number(path.slice('/respond/'.length))
      const deliver = waiting.get(person)
      waiting.delete(person)
      deliver?.(buttonsOf(JSON.parse(text)))
    } else if (path.startsWith('/files/')) response.end(files.get(path.slice('/files/'.length)))
    else {
      const args = Object.fromEntries(new URLSearchParams(text))
      const method = path.slice(path.lastIndexOf('/') + 1)
      response.end(JSON.stringify(method === 'files.info' ? fileAnswer(args.file ?? '') : apiAnswer(path)))
      calls.get(method)?.(args)
      calls.delete(method)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fileAnswer = (id: string) => ({
    ok: true,
    file: { id, size: files.get(id)?.length ?? 0, url_private_download: `${url}/files/${id}` },
  })
  return {
    url,
    nextPost: (person) => new Promise((resolve) => waiting.set(person, resolve)),
    responseUrl: (person) => `${url}/respond/${person}`,
    nextCall: (method) => new Promise((resolve) => calls.set(method, resolve)),
    serveFile: (id, bytes) => void files.set(id, bytes),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function apiAnswer(path: string): object {
  if (path.endsWith('/auth.test')) {
    return { ok: true, team_id: 'TBENCH', team: 'Bench', user_id: 'UBOT', bot_id: 'BBOT', url: 'http://bench.invalid/' }
  }
  return { ok: true }
}

type Block = {
  block_id?: string
  elements?: { type: string; action_id?: string; value?: string; text?: { text: string } }[]
}

function buttonsOf(message: { blocks?: Block[] }): Button[] {
  return (message.blocks ?? []).flatMap((block) =>
    (block.elements ?? [])
      .filter((element) => element.type === 'button')
      .map((element) => ({
        action_id: element.action_id ?? '',
        block_id: block.block_id ?? '',
        value: element.value ?? '',
        text: element.text?.text ?? '',
      })),
  )
}
