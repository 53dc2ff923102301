import { type Annotator, annotators, firstName, lead, newcomer } from './cast.ts'
import type { Mail } from './clients/client.ts'
import { labelFor } from './decide.ts'
import { later } from './local-time.ts'
import { press } from './press.ts'
import { askedOn } from './sitting.ts'
import { clientOf, type DemoWorld } from './world.ts'

/** What a workspace needs to be worth a visit: more to do than two weeks hold, two flagged cases, one person held back. */
const secondsAnItem = 6
const mostItems = 60
const notes = [
  'It caps what is owed and ends the deal in one breath. I read it as a limit, but would not bet on it.',
  'A promise whose only remedy is to hand the whole thing to somebody else. Warranty or Assignment?',
]

/** On the last morning, after the adjudicator has gone: a newcomer guesses, and two people flag what they meet. */
export function planLastMorning(world: DemoWorld, monday: Date): void {
  const [maria, tomas] = ['maria', 'tomas'].map((handle) => annotators.find((who) => who.handle === handle))
  world.agenda.add(later(monday, 3.5 * 60), () => inviteNewcomer(world))
  world.agenda.add(later(monday, 4 * 60), () => guess(world))
  for (const [at, who] of [maria, tomas].entries()) {
    if (who !== undefined) world.agenda.add(later(monday, (5.5 + at) * 60), () => flagOne(world, who, notes[at] ?? ''))
  }
}

async function inviteNewcomer(world: DemoWorld): Promise<void> {
  await clientOf(world, lead).type(`invite @${newcomer.handle} to ${world.campaignName} as annotator`)
  const client = clientOf(world, newcomer)
  await client.until(() => client.ids().find((id) => isInvitation(client.mail(id))))
  world.transcript.tell(world.now(), lead, `${firstName(lead)} invites ${newcomer.name}`)
}

/** Until nothing more is dealt. */
async function guess(world: DemoWorld): Promise<void> {
  const client = clientOf(world, newcomer)
  let items = 0
  for (let sitting = 0; sitting < 3; sitting++) {
    const id = client.ids().findLast((one) => isInvitation(client.mail(one)))
    if (id === undefined) break
    await press(world, client, id, '10 min')
    for (let asked = askedOn(world, client.mail(id)); asked !== null && items < mostItems; items++) {
      await world.moveTo(later(world.now(), secondsAnItem / 60))
      await press(world, client, id, labelFor(world.chance, newcomer, asked.clause))
      asked = askedOn(world, client.mail(id))
    }
  }
  world.transcript.tell(world.now(), newcomer, `${firstName(newcomer)} guesses at ${items} items`)
}

/** Unless enough wait already, of what was flagged after the adjudicator had gone for the weekend. */
async function flagOne(world: DemoWorld, who: Annotator, note: string): Promise<void> {
  const { flags, settled } = world.ledger
  const waiting = flags.filter((flag) => !settled.some(({ text }) => text === flag.text))
  if (waiting.length >= notes.length) return
  const client = clientOf(world, who)
  const before = client.ids().length
  await client.type('')
  const id = await client.until(() =>
    client
      .ids()
      .slice(before)
      .find((one) => isInvitation(client.mail(one)) || askedOn(world, client.mail(one)) !== null),
  )
  if (isInvitation(client.mail(id))) await press(world, client, id, '5 min')
  await world.moveTo(later(world.now(), 0.5))
  await client.open(client.mail(id), 'Flag an edge case')
  await client.fill('What makes it hard?', note)
  const problem = await client.send('Flag')
  await client.closeWindow()
  if (problem !== null) throw new Error(`the case was not flagged: ${problem}`)
  const asked = askedOn(world, client.mail(id))
  if (asked !== null) {
    world.ledger.flags.push({ handle: who.handle, text: asked.clause.text })
    await press(world, client, id, labelFor(world.chance, who, asked.clause))
  }
  await client.choose(client.mail(id), 'Stop for now')
  world.transcript.tell(world.now(), who, `${firstName(who)} flags an edge case`)
}

function isInvitation({ buttons }: Mail): boolean {
  return buttons.includes('5 min')
}
