import { z } from 'zod'

/** What the tests need of what the page shows to one person. */
const pageState = z.object({
  dm: z.object({
    id: z.string(),
    messages: z.array(z.object({ ts: z.string(), text: z.string(), blocks: z.array(z.unknown()) })),
  }),
  notices: z.array(z.object({ text: z.string() })),
})

const actions = z.object({ block_id: z.string(), elements: z.array(z.unknown()) })
const labeled = z.object({ action_id: z.string(), text: z.object({ text: z.string() }) })

type Shown = z.infer<typeof pageState>

/** What the page shows to a person, `maria`. */
export async function shownTo(page: string, handle: string): Promise<Shown> {
  const response = await fetch(`${page}/play/state?person=${idOf(handle)}`)
  return pageState.parse(await response.json())
}

/** Presses a button of the newest direct message by its text, as the page does. Returns whether the product answered. */
export async function press(page: string, handle: string, text: string): Promise<boolean> {
  const { dm } = await shownTo(page, handle)
  const message = dm.messages.at(-1)
  const buttons = (message?.blocks ?? []).flatMap((block) => {
    const row = actions.safeParse(block).data
    return (row?.elements ?? []).flatMap((element) => {
      const found = labeled.safeParse(element).data
      return row === undefined || found === undefined
        ? []
        : [{ label: found.text.text, name: { blockId: row.block_id, actionId: found.action_id } }]
    })
  })
  const button = buttons.find(({ label }) => label === text)
  if (message === undefined || button === undefined) {
    throw new Error(`no button "${text}" among ${buttons.map(({ label }) => label).join(', ')}`)
  }
  return act(page, handle, {
    kind: 'act',
    surface: { kind: 'message', channel: dm.id, ts: message.ts },
    name: button.name,
    choice: null,
  })
}

export async function type(page: string, handle: string, text: string): Promise<void> {
  await act(page, handle, { kind: 'command', text, channel: (await shownTo(page, handle)).dm.id })
}

const acted = z.object({ outcome: z.object({ error: z.string().nullable() }).nullable() })

async function act(page: string, handle: string, body: object): Promise<boolean> {
  const response = await fetch(`${page}/play/act?person=${idOf(handle)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`the page refused: ${await response.text()}`)
  return acted.parse(await response.json()).outcome?.error === null
}

const bar = z.object({ killed: z.object({ awayMs: z.number().nullable() }).nullable() })

/** Whether the product's process was killed, and runs again. */
export async function isBack(page: string): Promise<boolean> {
  return typeof bar.parse(await (await fetch(`${page}/play/bar`)).json()).killed?.awayMs === 'number'
}

const teamsState = z.object({ conversations: z.array(z.object({ id: z.string(), type: z.string() })) })

/** Everything that the Teams view shows to a person, as text. */
export async function wordsInTeams(page: string, handle: string): Promise<string> {
  return (await fetch(`${page}/play/teams/state?person=${handle}`)).text()
}

/** Adds the bot in the person's own chat, as the Teams view does. */
export async function addInTeams(page: string, handle: string): Promise<void> {
  const { conversations } = teamsState.parse(JSON.parse(await wordsInTeams(page, handle)))
  const response = await fetch(`${page}/play/teams/act?person=${handle}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'install', conversationId: conversations.find((it) => it.type === 'personal')?.id }),
  })
  if (!response.ok) throw new Error(`the page refused: ${await response.text()}`)
}

function idOf(handle: string): string {
  return `U0${handle.toUpperCase()}`
}
