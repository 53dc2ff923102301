import type { Annotator } from './cast.ts'
import { oneOf } from './chance.ts'
import type { Clause } from './clauses.ts'
import type { Client, Loss, Mail } from './clients/client.ts'
import { twistOf } from './decide.ts'
import { later } from './local-time.ts'
import { type Pressed, pressSeen, pressUnseen } from './press.ts'
import type { DemoWorld } from './world.ts'

export type Given = { readonly isTaken: boolean; readonly note: string | null }

const lateByMinutes = 2
const losses: readonly Loss[] = ['dropped', 'refused', 'unknown']

/**
 * Presses a label, which may go wrong on the way. Where the reply is lost, the old card stays before the person, who will
 * press the same again.
 */
export async function giveAnswer(
  world: DemoWorld,
  who: Annotator,
  client: Client,
  card: Mail,
  clause: Clause,
  label: string,
): Promise<Given> {
  const { chance, ledger } = world
  switch (twistOf(chance, who, clause)) {
    case 'none': {
      const { isTaken } = await pressSeen(world, client, card, label)
      return { isTaken, note: null }
    }
    case 'double': {
      const { isTaken } = await pressSeen(world, client, card, label, 2)
      ledger.mishaps.push('double click')
      return { isTaken, note: 'double click' }
    }
    case 'again-at-once': {
      const pressed = await pressSeen(world, client, card, label)
      await redeliver(world, client, pressed)
      ledger.mishaps.push('redelivered at once')
      return { isTaken: pressed.isTaken, note: 'click sent twice' }
    }
    case 'again-late': {
      const pressed = await pressSeen(world, client, card, label)
      world.agenda.add(later(world.now(), lateByMinutes), () => redeliver(world, client, pressed))
      ledger.mishaps.push('redelivered late')
      return { isTaken: pressed.isTaken, note: 'click sent again later' }
    }
    case 'reply-lost': {
      const loss = oneOf(losses, chance(who.handle, clause.text, 'loss'))
      const { isTaken } = await pressUnseen(world, client, card, label, loss)
      ledger.mishaps.push('reply lost')
      return { isTaken, note: 'reply lost' }
    }
  }
}

async function redeliver({ ledger }: DemoWorld, client: Client, { deliveryId }: Pressed): Promise<void> {
  if (deliveryId === null) return
  const { error } = await client.redeliver(deliveryId)
  if (error !== null) ledger.troubles.push(`a delivery sent again ended in ${error}`)
}
