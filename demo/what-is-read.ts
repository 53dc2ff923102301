import { markRead } from '../playground/page-server/page-state.ts'
import { markReadInTeams } from '../playground/page-server/teams-unread.ts'
import { messagesFor } from '../playground/slack/messages.ts'
import type { Parts as SlackParts } from '../playground/slack/parts.ts'
import type { Parts as TeamsParts } from '../playground/teams/parts.ts'

const freshMs = 12 * 60 * 60_000

/**
 * Everybody has seen what is older than half a day, and all up to what they themselves tapped or asked for last. What came
 * after that waits for whoever visits.
 */
export function markWhatIsRead(slack: SlackParts, teams: TeamsParts, now: Date): void {
  const isOld = (atMs: number) => atMs < now.getTime() - freshMs
  for (const { id } of slack.state.people) {
    for (const { id: channel } of slack.state.channels.filter((it) => it.members.includes(id))) {
      const seen = messagesFor(slack, channel, id).findLast(
        (it) => isOld(Number(it.ts) * 1000) || it.editedTs !== null || it.onlyFor === id,
      )
      if (seen !== undefined) markRead(slack, id, channel, seen.ts)
    }
  }
  for (const person of teams.state.people) {
    for (const { id } of teams.state.conversations.filter((it) => it.members.includes(person.id))) {
      const seen = teams.state.messages[id]?.findLast(
        (it) => isOld(it.atMs) || it.editedAtMs !== null || it.from === person.id,
      )
      if (seen !== undefined) markReadInTeams(teams, person.handle, id, seen.id)
    }
  }
}
