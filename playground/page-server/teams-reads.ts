import type { TeamsPlatform } from '../teams/teams-platform.ts'
import { personalChatId } from '../teams/teams-state.ts'

/** How far people have read in Teams while the page is served: what was there before counts as read. */
export class TeamsReads {
  readonly #teams: TeamsPlatform
  readonly #read = new Map<string, number>()

  constructor(teams: TeamsPlatform) {
    this.#teams = teams
    for (const person of teams.parts.state.people) this.mark(person.handle)
  }

  /** Everything in the person's chat with the bot is read. Returns whether that changed anything. */
  mark(handle: string): boolean {
    const changes = this.unread(handle) > 0
    this.#read.set(handle, this.#fromBot(handle).at(-1)?.atMs ?? 0)
    return changes
  }

  unread(handle: string): number {
    const read = this.#read.get(handle) ?? 0
    return this.#fromBot(handle).filter((it) => it.atMs > read).length
  }

  #fromBot(handle: string) {
    const { state, bot } = this.#teams.parts
    const person = state.people.find((it) => it.handle === handle)
    const messages = person === undefined ? [] : (state.messages[personalChatId(person)] ?? [])
    return messages.filter((it) => it.from === bot.id)
  }
}
