import { firstName } from './cast.ts'
import type { Clause } from './clauses.ts'
import type { Client, Mail } from './clients/client.ts'
import type { DemoWorld } from './world.ts'

/** Whoever meets an edge case first flags it, and says what makes it hard. @returns whether it was flagged */
export async function flagCase(world: DemoWorld, client: Client, card: Mail, clause: Clause): Promise<boolean> {
  const { ledger, transcript } = world
  const { edge, text } = clause
  const who = client.owner
  if (edge === null || ledger.flags.some((flag) => flag.text === text)) return false
  await client.open(card, 'Flag an edge case')
  await client.fill('What makes it hard?', edge)
  const problem = await client.send('Flag')
  await client.closeWindow()
  if (problem !== null) {
    ledger.troubles.push(`${who.name} could not flag: ${problem}`)
    return false
  }
  ledger.flags.push({ handle: who.handle, text })
  transcript.tell(world.now(), who, `${firstName(who)} flags an edge case: “${edge}”`)
  return true
}
