import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveDigests } from '../../../src/flows/digest/give-digests.ts'
import { launchOne } from './a-campaign.ts'
import { type Product, startProduct } from './a-product.ts'

const name = 'Contract clauses'
const channel = 'Contract review'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await launchOne(product, name)
})
afterAll(() => product.close())

const nadia = () => product.teams.as('nadia')
const told = () => JSON.stringify(nadia().lastMessage()?.card ?? '')
const inChannel = () =>
  nadia()
    .messages(channel)
    .filter(({ card }) => card !== null)

async function stored() {
  const { digestChannel, digestWorkspaceId } = await product.database.prisma.campaign.findFirstOrThrow()
  return [digestChannel, digestWorkspaceId]
}

async function monday(at: string): Promise<void> {
  product.clock.now = new Date(at)
  await giveDigests(product.app.world)
  await product.deliver()
}

test('in one’s own chat nobody can tell which channel is meant', async () => {
  await nadia().say(`digest ${name} here`)
  expect(told()).toContain('Here is no channel.')
  expect(await stored()).toEqual([null, null])
})

test('the digest goes to the channel in which its lead says so, once, and only at their word', async () => {
  await nadia().install(channel)
  const maria = product.teams.as('maria')
  await maria.say(`@Bot digest ${name} here`, { in: channel })
  expect(JSON.stringify(maria.lastMessage()?.card)).toContain('Only the leads')
  await nadia().say(`@Bot digest ${name} here`, { in: channel })
  expect(told()).toContain('goes to that channel too')
  expect(await stored()).toEqual(['19:contract-review@thread.tacv2', product.workspaceId])
  await nadia().say(`@Bot digest ${name} here`, { in: channel })
  expect(told()).toContain('goes to that channel already')

  await monday('2026-11-30T09:00:00Z')
  expect(inChannel().map(({ summary }) => summary)).toEqual([expect.stringContaining(name)])
  expect(JSON.stringify(inChannel())).not.toContain('Maria')
})

test('a form that is sent leaves the channel as it is', async () => {
  await nadia().say(`edit ${name}`)
  await nadia().press('Open')
  nadia().fill('Overlap', '2')
  await nadia().press('Save')
  nadia().closeDialog()
  expect((await stored())[0]).toBe('19:contract-review@thread.tacv2')
})

test('a team that has removed the app is told to the lead with what to do', async () => {
  await nadia().uninstall(channel)
  await monday('2026-12-07T09:00:00Z')
  await product.deliver()
  expect(inChannel()).toHaveLength(1)
  const refused = nadia()
    .messages()
    .find(({ summary }) => summary === `The digest of ${name} did not reach its channel.`)
  expect(JSON.stringify(refused?.card)).toContain('Invite Labelbreak to that channel')
  expect(await product.database.prisma.identity.findFirst({ where: { NOT: { unreachableSince: null } } })).toBeNull()
})

test('it ends where its lead says so in that channel', async () => {
  await nadia().install(channel)
  await nadia().say(`@Bot digest ${name} not here`, { in: channel })
  expect(told()).toContain('goes to that channel no more')
  expect(await stored()).toEqual([null, null])
})
