import type { Agenda } from './agenda.ts'
import type { Player } from './cast.ts'
import type { Chance } from './chance.ts'
import type { Clause } from './clauses.ts'
import type { Client } from './clients/client.ts'
import type { Ledger } from './ledger.ts'
import type { Stage } from './stage.ts'
import type { Transcript } from './transcript.ts'

/** All that the people of the demo act with. */
export type DemoWorld = Pick<Stage, 'slack' | 'teams' | 'product'> & {
  readonly campaignName: string
  readonly chance: Chance
  readonly agenda: Agenda
  readonly ledger: Ledger
  readonly transcript: Transcript
  /** Everybody at each platform where they have an account. */
  readonly clients: readonly Client[]
  /** The clauses by their text, which is how a person knows an item. */
  readonly clauses: ReadonlyMap<string, Clause>
  /** Virtual time as the product has it. */
  now(): Date
  moveTo(at: Date): Promise<void>
}

/** Somebody where they are at home. */
export function clientOf({ clients }: DemoWorld, player: Player): Client {
  const found = clients.find(({ owner }) => owner === player)
  if (found === undefined) throw new RangeError(`${player.name} is nowhere`)
  return found
}
