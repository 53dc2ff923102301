import { z } from 'zod'
import type { Outcome } from '../slack/deliver.ts'
import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import { markRead } from './page-state.ts'

const surface = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('view'), viewId: z.string() }),
])
const name = z.object({ blockId: z.string(), actionId: z.string() })

/** What the page may ask for, one at a time. */
export const pageAct = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('act'),
    surface,
    name,
    choice: z.union([z.string(), z.array(z.string()), z.null()]),
  }),
  z.object({ kind: z.literal('command'), text: z.string(), channel: z.string() }),
  z.object({ kind: z.literal('say'), text: z.string(), channel: z.string() }),
  z.object({ kind: z.literal('submit') }),
  z.object({ kind: z.literal('close'), all: z.boolean() }),
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('read'), channel: z.string() }),
])

export type PageAct = z.infer<typeof pageAct>

/** Does it as that person. Returns null where no request went to the app. */
export async function doPageAct(slack: SlackWorkspace, personId: string, act: PageAct): Promise<Outcome | null> {
  const person = slack.as(personId)
  switch (act.kind) {
    case 'act':
      return person.actOn(act.surface, act.name, act.choice)
    case 'command':
      return person.command(act.text, act.channel)
    case 'say':
      person.say(act.text, act.channel)
      return null
    case 'submit':
      return person.submit()
    case 'close':
      return person.closeView({ all: act.all })
    case 'home':
      return person.openHome()
    case 'read':
      if (markRead(slack.parts, personId, act.channel)) slack.parts.changes.tell()
      return null
  }
}
