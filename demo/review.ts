import { adjudicator, firstName } from './cast.ts'
import type { Client, Mail } from './clients/client.ts'
import { later } from './local-time.ts'
import { press } from './press.ts'
import { clientOf, type DemoWorld } from './world.ts'

const secondsACase = 20
/** More cases than any sitting has: a review that goes on for longer never ends. */
const mostSteps = 200

/** The adjudicator looks for cases, and settles what there is, one by one, as the truth has it. */
export async function reviewCases(world: DemoWorld): Promise<void> {
  const client = clientOf(world, adjudicator)
  const before = client.ids().length
  await client.type(`review ${world.campaignName}`)
  const answered = () =>
    client
      .ids()
      .slice(before)
      .map((id) => client.mail(id))
  const said = await client.until(() => answered()[0])
  if (said.words.includes('No case waits')) return
  const card = await client.until(() => answered().find(({ quotes }) => quotes.length > 0))
  const settledBefore = world.ledger.settled.length
  await settleOn(world, client, card.id, 0)
  const settled = world.ledger.settled.slice(settledBefore)
  const flagged = settled.filter(({ text }) => world.ledger.flags.some((flag) => flag.text === text)).length
  const cases = settled.length === 1 ? '1 case' : `${settled.length} cases`
  world.transcript.tell(
    world.now(),
    adjudicator,
    `${firstName(adjudicator)} reviews, and settles ${cases}${flagged === 0 ? '' : `, ${flagged} of them flagged`}`,
  )
}

/** Takes up one case after the other until none is shown. */
async function settleOn(world: DemoWorld, client: Client, id: string, step: number): Promise<void> {
  const card = client.mail(id)
  const clause = world.clauses.get(card.quotes[0] ?? '')
  if (clause === undefined || step > mostSteps) return
  await world.moveTo(later(world.now(), secondsACase / 60))
  if (!card.buttons.some((text) => text.startsWith('Settle as'))) await press(world, client, id, clause.truth)
  await settle(world, client, client.mail(id), clause.text, clause.truth)
  await settleOn(world, client, id, step + 1)
}

async function settle(world: DemoWorld, client: Client, card: Mail, text: string, label: string): Promise<void> {
  const { ledger } = world
  const button = card.buttons.find((words) => words.startsWith('Settle as'))
  if (button === undefined) return
  await client.open(card, button)
  const why = `What it does in the end is ${label.toLowerCase()}.`
  await client.fill('Why? One sentence will do.', why)
  const problem = await client.send('Settle')
  if (problem === null) ledger.settled.push({ text, label, why })
  else ledger.troubles.push(`a verdict was not taken: ${problem}`)
  await client.until(() => client.mail(card.id).offer !== card.offer)
  await client.closeWindow()
}
