import { groupChatId } from '../playground/teams/teams-state.ts'
import { annotators, firstName, lead, type Player } from './cast.ts'
import type { Client } from './clients/client.ts'
import { TeamsClient } from './clients/teams-client.ts'
import { later } from './local-time.ts'
import { press } from './press.ts'
import type { DemoWorld } from './world.ts'

/** Everybody in Teams adds the app, without which nobody is written to there, and says where on earth they are. */
export async function installEverywhere({ clients }: DemoWorld): Promise<void> {
  for (const client of clients) {
    if (!(client instanceof TeamsClient)) continue
    await client.install()
    await client.type('settings')
    await client.open(client.mail(await offering(client, 'Open')), 'Open')
    await client.fill('Your time zone', client.owner.tz)
    const problem = await client.send('Save')
    if (problem !== null) throw new Error(`${client.owner.name} could not choose a time zone: ${problem}`)
    await client.closeWindow()
  }
}

/**
 * The lead has an account on each platform. The code of the one, typed with the other, asks for the two organizations to
 * become one, which she confirms in each.
 */
export async function makeOneOrganization(world: DemoWorld): Promise<void> {
  const clients = clientsOf(world, lead)
  await linkAccounts(world, lead)
  for (const client of clients.toReversed()) {
    const asked = await saying(client, 'Make them one')
    await press(world, client, asked, 'Make them one')
  }
  // What follows on it is done by the clock.
  await world.moveTo(later(world.now(), 1))
  if (clients.length > 0) await Promise.any(clients.map((client) => saying(client, 'Both your accounts are you now')))
  world.transcript.tell(world.now(), lead, `${firstName(lead)} makes Slack and Teams one organization, by a code`)
}

/** Gets a one-time code in Slack and types it in Teams. */
export async function linkAccounts(world: DemoWorld, player: Player): Promise<void> {
  const [here, there] = clientsOf(world, player)
  if (here === undefined || there === undefined) throw new RangeError(`${player.name} is on one platform`)
  await here.type('link')
  const given = await here.until(() =>
    here
      .ids()
      .map((id) => here.mail(id).words)
      .findLast((words) => codeIn(words) !== null),
  )
  await there.type(`link ${codeIn(given)}`)
}

/** Whoever is in Teams alone is invited there, where all of them are: in a chat with one, nobody else can be mentioned. */
export async function inviteInTeams(world: DemoWorld): Promise<void> {
  const client = clientsOf(world, lead).find((one) => one instanceof TeamsClient)
  if (client === undefined) throw new RangeError('the lead is not in Teams')
  const theirs = annotators.filter(({ at }) => !at.includes('slack'))
  const before = client.ids().length
  await client.install(groupChatId)
  await client.mention(groupChatId, `invite ${theirs.map(({ name }) => `@${name}`).join(' ')} to ${world.campaignName}`)
  await client.until(() => client.ids().length > before)
  const names = theirs.map(firstName).join(', ')
  world.transcript.tell(world.now(), lead, `${firstName(lead)} invites ${names} in Teams`)
}

function clientsOf({ clients }: DemoWorld, player: Player): Client[] {
  return clients.filter(({ owner }) => owner === player)
}

function codeIn(words: string): string | null {
  return /\b[A-Z0-9]{4}-[A-Z0-9]{6}\b/.exec(words)?.[0] ?? null
}

async function offering(client: Client, button: string): Promise<string> {
  return await client.until(() => client.ids().findLast((id) => client.mail(id).buttons.includes(button)))
}

async function saying(client: Client, words: string): Promise<string> {
  return await client.until(() => client.ids().findLast((id) => client.mail(id).words.includes(words)))
}
