import type { Fault } from '../playground/slack/faults.ts'
import type { Message } from '../playground/slack/workspace-state.ts'
import type { Annotator } from './cast.ts'
import { oneOf } from './chance.ts'
import type { Clause } from './clauses.ts'
import { twistOf } from './decide.ts'
import { later } from './local-time.ts'
import { type Pressed, pressSeen, pressUnderFault } from './press.ts'
import type { DemoWorld } from './world.ts'

export type Given = { readonly isTaken: boolean; readonly note: string | null }

const lateByMinutes = 2

/** How the visible answer to a click gets lost: before it was shown, or the app's knowledge that it was. */
const losses: readonly (() => Fault)[] = [
  () => ({ kind: 'reset' }),
  () => ({ kind: '5xx' }),
  () => ({ kind: 'reset-after-store' }),
]

/**
 * Presses a label, which may go wrong on the way. Where the reply is lost, the old card stays before the person, who will
 * press the same again.
 */
export async function giveAnswer(
  world: DemoWorld,
  who: Annotator,
  card: Message,
  clause: Clause,
  label: string,
): Promise<Given> {
  const { chance, ledger } = world
  switch (twistOf(chance, who, clause)) {
    case 'none': {
      const { isTaken } = await pressSeen(world, who, card, label)
      return { isTaken, note: null }
    }
    case 'double': {
      const { isTaken } = await pressSeen(world, who, card, label, 2)
      ledger.mishaps.push('double click')
      return { isTaken, note: 'double click' }
    }
    case 'again-at-once': {
      const pressed = await pressSeen(world, who, card, label)
      await redeliver(world, pressed)
      ledger.mishaps.push('redelivered at once')
      return { isTaken: pressed.isTaken, note: 'click sent twice' }
    }
    case 'again-late': {
      const pressed = await pressSeen(world, who, card, label)
      world.agenda.add(later(world.now(), lateByMinutes), () => redeliver(world, pressed))
      ledger.mishaps.push('redelivered late')
      return { isTaken: pressed.isTaken, note: 'click sent again later' }
    }
    case 'reply-lost': {
      const fault = oneOf(losses, chance(who.handle, clause.text, 'loss'))()
      const { isTaken } = await pressUnderFault(world, who, card, label, fault)
      ledger.mishaps.push('reply lost')
      return { isTaken, note: 'reply lost' }
    }
  }
}

async function redeliver({ slack, ledger }: DemoWorld, { deliveryId }: Pressed): Promise<void> {
  if (deliveryId === null) return
  const { error } = await slack.redeliver(deliveryId)
  if (error !== null) ledger.troubles.push(`a delivery sent again ended in ${error}`)
}
