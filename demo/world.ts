import type { Message } from '../playground/slack/workspace-state.ts'
import { dmChannelId } from '../playground/slack/workspace-state.ts'
import type { Agenda } from './agenda.ts'
import type { Player } from './cast.ts'
import type { Chance } from './chance.ts'
import type { Clause } from './clauses.ts'
import type { Ledger } from './ledger.ts'
import type { Stage } from './stage.ts'
import type { Transcript } from './transcript.ts'

/** All that the people of the demo act with. */
export type DemoWorld = Pick<Stage, 'slack' | 'product'> & {
  readonly campaignName: string
  readonly chance: Chance
  readonly agenda: Agenda
  readonly ledger: Ledger
  readonly transcript: Transcript
  /** The clauses by their text, which is how a person knows an item. */
  readonly clauses: ReadonlyMap<string, Clause>
  /** Virtual time as the product has it. */
  now(): Date
  moveTo(at: Date): Promise<void>
}

/** What a person has in their direct messages, oldest first. Not a copy: read it at once. */
export function mailOf({ slack }: DemoWorld, player: Player): readonly Message[] {
  const { id } = slack.as(player.handle)
  return (slack.parts.state.messages[dmChannelId(id)] ?? []).filter(({ onlyFor }) => onlyFor === null || onlyFor === id)
}

/** A message as it stands now. @throws RangeError when it is gone */
export function messageAt(world: DemoWorld, player: Player, ts: string): Message {
  const found = mailOf(world, player).find((message) => message.ts === ts)
  if (found === undefined) throw new RangeError(`${player.handle} has no message ${ts}`)
  return structuredClone(found)
}
