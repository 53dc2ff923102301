import type { SlackWorkspace } from './slack/slack-workspace.ts'
import { actionsIn } from './teams/client/card-parts.ts'
import { objectAt } from './teams/json.ts'
import type { TeamsPlatform } from './teams/teams-platform.ts'
import { groupChatId } from './teams/teams-state.ts'

export type BothPlatforms = {
  readonly slack: SlackWorkspace
  readonly teams: TeamsPlatform
  /** Lets the product do what is due within a minute. */
  passMinute(): Promise<unknown>
}

const patienceMs = 60_000
const confirm = 'Make them one'

/**
 * Makes Slack and Teams one organization, as somebody does who has an account on each: a code from the one is typed in the
 * other, and then it is confirmed on both.
 */
export async function joinPlatforms({ slack, teams, passMinute }: BothPlatforms, handle: string): Promise<void> {
  const [here, there] = [slack.as(handle), teams.as(handle)]
  await there.install()
  await here.command('/label link')
  const code = await slack.until(() => codeIn(JSON.stringify(here.dm())), patienceMs)
  await there.say(`label link ${code}`)
  const asked = await teams.until(
    () => there.messages().findLast(({ card }) => JSON.stringify(card).includes(confirm)),
    patienceMs,
  )
  const question = actionsIn(asked.card ?? {}).find(({ title }) => title === confirm) ?? {}
  const [yes] = actionsIn(objectAt(question, 'card') ?? {})
  if (yes === undefined) throw new Error('nothing was asked in Teams')
  await there.pressAction(yes, asked, {})
  const card = await slack.until(
    () => here.dm().findLast(({ blocks }) => JSON.stringify(blocks).includes(confirm)),
    patienceMs,
  )
  await here.click(card, { text: confirm })
  await slack.until(() => JSON.stringify(here.dm()).includes('are one organization now'), patienceMs)
  // The two accounts become one person by the clock.
  await passMinute()
}

/** Invites people who are in Teams alone, in a chat where all of them can be mentioned. */
export async function inviteInTeams(
  { teams }: BothPlatforms,
  lead: string,
  handles: readonly string[],
  campaign: string,
): Promise<void> {
  const person = teams.as(lead)
  for (const handle of handles) await teams.as(handle).install()
  await person.install(groupChatId)
  const names = handles.map((handle) => `@${teams.as(handle).person.name}`)
  const before = handles.map((handle) => teams.as(handle).messages().length)
  await person.say(`@${teams.parts.bot.name} invite ${names.join(' ')} to ${campaign}`, { in: groupChatId })
  // Some may hear of it later, at a good time for them.
  const hears = () => handles.some((handle, at) => teams.as(handle).messages().length > (before[at] ?? 0))
  await teams.until(hears, 5000).catch(() => undefined)
}

function codeIn(words: string): string | null {
  return /\b[A-Z0-9]{4}-[A-Z0-9]{6}\b/.exec(words)?.[0] ?? null
}
