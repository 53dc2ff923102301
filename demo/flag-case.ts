import type { Message } from '../playground/slack/workspace-state.ts'
import { type Annotator, firstName } from './cast.ts'
import type { Clause } from './clauses.ts'
import type { DemoWorld } from './world.ts'

/** Whoever meets an edge case first flags it, and says what makes it hard. @returns whether it was flagged */
export async function flagCase(world: DemoWorld, who: Annotator, card: Message, clause: Clause): Promise<boolean> {
  const { slack, ledger, transcript } = world
  const { edge, text } = clause
  if (edge === null || ledger.flags.some((flag) => flag.text === text)) return false
  const person = slack.as(who.handle)
  await person.overflow(card, 'Flag an edge case')
  await slack.until(() => person.view())
  await person.fill('What makes it hard?', edge)
  const { error, fieldErrors } = await person.submit()
  if (person.view() !== null) await person.closeView({ all: true })
  if (error !== null || Object.keys(fieldErrors).length > 0) {
    ledger.troubles.push(`${who.name} could not flag: ${error} ${JSON.stringify(fieldErrors)}`)
    return false
  }
  ledger.flags.push({ handle: who.handle, text })
  transcript.tell(world.now(), who, `${firstName(who)} flags an edge case: “${edge}”`)
  return true
}
