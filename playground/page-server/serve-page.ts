import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import { doorNames } from '../snapshot/kept-world.ts'
import { readBytes, readJson } from '../stand-in/read-body.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'
import { answerAct, orRefuse } from './answer-act.ts'
import { answerJson } from './answer-json.ts'
import { barState } from './bar-state.ts'
import { listCalls } from './call-list.ts'
import { FaultsOnDemand, faultName } from './faults-on-demand.ts'
import { type Lived, openDoor, worldState } from './lived-world.ts'
import { doPageAct, pageAct } from './page-acts.ts'
import { pageAsset } from './page-assets.ts'
import { pageState } from './page-state.ts'
import { moveClock, readClock } from './product-clock.ts'
import { serveImage } from './serve-image.ts'
import { serveTeams } from './serve-teams.ts'
import { streamChanges } from './stream-changes.ts'

type Shown = {
  readonly slack: SlackWorkspace
  /** Absent where only Slack is shown. */
  readonly teams?: TeamsPlatform
  readonly productUrl: string
  /** Fetches pictures that lie elsewhere. Absent: in their place stands a drawing. */
  readonly fetchPicture?: typeof fetch
  /** Absent where this is no playground that somebody started. */
  readonly lived?: Lived
  /** Kills the product's process; resolves once somebody has started it again. Absent where nobody would. */
  readonly killProduct?: () => Promise<void>
}

/** What is kept from one request to the next. */
type Served = Shown & { readonly faults: FaultsOnDemand }

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const safeImage = /^image\/(png|jpeg|gif)$/
const faultBody = z.object({ fault: faultName.nullable() })
const doorBody = z.object({ door: z.enum(doorNames) })
const startBody = z.object({ how: z.enum(['over', 'empty']) })
const moveBody = z.object({ at: z.iso.datetime({ offset: true }) })

/** Serves the page and what it asks for. Requests from other sites' pages are refused. */
export function pageServer(shown: Shown): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const platforms = shown.teams === undefined ? [shown.slack] : [shown.slack, shown.teams]
  const served = {
    ...shown,
    faults: new FaultsOnDemand(platforms, shown.killProduct ?? null),
  }
  return (request, response) => serve(served, request, response)
}

async function serve(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://playground')
  const { origin, host } = request.headers
  if (origin !== undefined && new URL(origin).host !== host) return answerJson(response, 403, { error: 'another site' })
  const person = url.searchParams.get('person') ?? ''
  if (url.pathname.startsWith('/play/teams/')) return serveTeams(served, person, url, request, response)
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /play/state': {
      const state = pageState(served.slack.parts, person)
      return answerJson(response, state === null ? 404 : 200, state ?? { error: 'nobody has this id' })
    }
    case 'GET /play/changes':
      return streamChanges(
        [served.slack, ...(served.teams === undefined ? [] : [served.teams])].map((it) => it.parts.changes),
        response,
      )
    case 'GET /play/world':
      return answerJson(response, 200, worldState(served.lived, served.slack))
    case 'POST /play/door':
      return door(served, request, response)
    case 'POST /play/start': {
      const body = startBody.safeParse(readJson(await readBytes(request)))
      if (!body.success || served.lived === undefined)
        return answerJson(response, 400, { error: 'that cannot be started' })
      served.lived.startAgain(body.data.how)
      return answerJson(response, 202, {})
    }
    case 'GET /play/bar':
      return answerJson(response, 200, barState(served))
    case 'GET /play/calls':
      return answerJson(response, 200, listCalls(served.slack, served.teams))
    case 'POST /play/fault': {
      const body = faultBody.safeParse(readJson(await readBytes(request)))
      if (!body.success) return answerJson(response, 400, { error: 'the page asked for something unknown' })
      served.faults.next(body.data.fault)
      served.slack.parts.changes.tell()
      return answerJson(response, 200, {})
    }
    case 'POST /play/act':
      return act(served, person, request, response)
    case 'POST /play/upload':
      return upload(served.slack, person, url, request, response)
    case 'GET /play/file':
      return file(served.slack, url.searchParams.get('id') ?? '', response)
    case 'GET /play/image':
      return serveImage(served, url.searchParams.get('url') ?? '', response)
    case 'GET /play/clock':
      return answerJson(response, 200, await readClock(served.productUrl))
    case 'POST /play/clock': {
      const body = moveBody.safeParse(readJson(await readBytes(request)))
      if (!body.success) return answerJson(response, 400, { kind: 'refused', why: 'That is not a time.' })
      const move = () => moveClock(served.productUrl, body.data.at)
      return answerJson(response, 200, await (served.lived?.clock.whileMoving(move) ?? move()))
    }
    default:
      if (served.lived?.isReady() === false) return wait(response)
      return asset(url.pathname, response)
  }
}

async function door({ lived, slack }: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = doorBody.safeParse(readJson(await readBytes(request)))
  if (!body.success) return answerJson(response, 400, { error: 'the page asked for something unknown' })
  try {
    answerJson(response, 200, await openDoor(lived, slack, body.data.door))
  } catch (error) {
    const words = error instanceof RangeError ? error.message : 'That took too long. Please try once more.'
    answerJson(response, 409, { error: words })
  }
}

/** The page comes once there is something to look at. */
function wait(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '1', refresh: '1' })
  response.end('<!doctype html><title>Labelbreak</title><p>Labelbreak is starting. This page comes by itself.</p>')
}

async function act(
  { slack, faults }: Served,
  person: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = pageAct.safeParse(readJson(await readBytes(request)))
  if (!body.success) return answerJson(response, 400, { error: 'the page asked for something unknown' })
  const again = (id: string) => slack.redeliver(id).then(() => slack.parts.changes.tell())
  await answerAct(response, faults, () => doPageAct(slack, person, body.data), again)
}

async function upload(
  slack: SlackWorkspace,
  person: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readBytes(request)
  await orRefuse(response, async () => {
    const field = { blockId: url.searchParams.get('block') ?? '', actionId: url.searchParams.get('action') ?? '' }
    await slack.as(person).uploadFile(field, url.searchParams.get('name') ?? 'file', bytes)
    answerJson(response, 200, {})
  })
}

/** A file as a person downloads it. Only pictures are shown in place, and nothing in a file may run. */
async function file(slack: SlackWorkspace, id: string, response: ServerResponse): Promise<void> {
  const found = await slack.file(id)
  if (found === null) return answerJson(response, 404, { error: 'no such file' })
  const { mimetype, name } = found.file
  const how = safeImage.test(mimetype) ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
  response.writeHead(200, {
    'content-type': mimetype,
    'content-disposition': how,
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  })
  response.end(found.content)
}

async function asset(path: string, response: ServerResponse): Promise<void> {
  const found = await pageAsset(path)
  if (found === null) return answerJson(response, 404, { error: 'nothing here' })
  response.writeHead(200, {
    'content-type': found.type,
    'cache-control': 'no-cache',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  })
  response.end(found.body)
}
