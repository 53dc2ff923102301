import type { Came, Client, Loss, Mail } from './clients/client.ts'
import type { DemoWorld } from './world.ts'

export type Pressed = {
  readonly deliveryId: string | null
  /** Whether the app took the click and said nothing of a failure. */
  readonly isTaken: boolean
  /** What was said beside the card, seen by this person alone; '' where nothing was. */
  readonly told: string
}

const failure = 'Something went wrong'

/** Presses a button on a message as it stands now, and waits until something comes of it. */
export async function press(world: DemoWorld, client: Client, id: string, text: string): Promise<Pressed> {
  return await pressSeen(world, client, client.mail(id), text)
}

/** Presses a button on a message as it was seen, which may be twice at once. */
export async function pressSeen(
  world: DemoWorld,
  client: Client,
  seen: Mail,
  text: string,
  times: 1 | 2 = 1,
): Promise<Pressed> {
  return pressed(world, client, await client.press(seen, text, times))
}

/** Presses a button whose visible answer is lost on its way. */
export async function pressUnseen(
  world: DemoWorld,
  client: Client,
  seen: Mail,
  text: string,
  loss: Loss,
): Promise<Pressed> {
  return pressed(world, client, await client.pressUnseen(seen, text, loss))
}

function pressed({ ledger }: DemoWorld, { owner }: Client, { deliveryId, error, told }: Came): Pressed {
  const hasFailed = told.includes(failure)
  if (hasFailed) ledger.troubles.push(`${owner.name} was told: ${told}`)
  if (error !== null) ledger.troubles.push(`a click of ${owner.name} ended in ${error}`)
  return { deliveryId, isTaken: error === null && !hasFailed, told }
}
