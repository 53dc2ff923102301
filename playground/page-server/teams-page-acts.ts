import { z } from 'zod'
import { actionsIn } from '../teams/client/card-parts.ts'
import type { Outcome } from '../teams/deliver.ts'
import type { PersonDriver } from '../teams/driver/person-driver.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'
import { markReadInTeams } from './teams-unread.ts'

/** What the page's Teams view may ask for, one at a time. A card is that of a message, or the dialog's where `messageId` is null. */
export const teamsPageAct = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('press'),
    conversationId: z.string().nullable(),
    messageId: z.string().nullable(),
    nth: z.number().int().min(0),
    inputs: z.record(z.string(), z.string()),
  }),
  z.object({ kind: z.literal('say'), conversationId: z.string(), text: z.string() }),
  z.object({ kind: z.literal('install'), conversationId: z.string() }),
  z.object({ kind: z.literal('consent'), messageId: z.string(), answer: z.enum(['accept', 'decline']) }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('read'), conversationId: z.string() }),
])

export type TeamsPageAct = z.infer<typeof teamsPageAct>

/** Does it as that person. Returns null where no request went to the bot. @throws RangeError for what is not there (any more) */
export async function doTeamsPageAct(teams: TeamsPlatform, name: string, act: TeamsPageAct): Promise<Outcome | null> {
  const person = teams.as(name)
  switch (act.kind) {
    case 'press':
      return press(person, act)
    case 'say':
      return person.say(act.text, { in: act.conversationId })
    case 'install':
      return person.install(act.conversationId)
    case 'consent':
      return person.answerFileConsent(act.answer, person.messages().find((it) => it.id === act.messageId) ?? null)
    case 'close':
      person.closeDialog()
      return null
    case 'read':
      if (markReadInTeams(teams.parts, name, act.conversationId)) teams.parts.changes.tell()
      return null
  }
}

async function press(person: PersonDriver, act: Extract<TeamsPageAct, { kind: 'press' }>): Promise<Outcome> {
  const target =
    act.messageId === null
      ? 'dialog'
      : person.messages(act.conversationId ?? undefined).find((it) => it.id === act.messageId)
  const card = target === 'dialog' ? person.dialog()?.card : target?.card
  const action = actionsIn(card ?? {})[act.nth]
  if (target === undefined || action === undefined) throw new RangeError('That card is not there any more.')
  return person.pressAction(action, target, act.inputs)
}
