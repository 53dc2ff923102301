import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { fillInForm } from '../../../playground/slack/driver/fill-in-form.ts'
import { giveDigests } from '../../../src/flows/digest/give-digests.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

const name = 'Contract clauses'
const viewText = () => shownText(product.slack.as('nadia').view()?.blocks ?? [])

async function storedChannel(): Promise<string | null> {
  const { digestChannel } = await product.database.prisma.campaign.findFirstOrThrow({ where: { state: 'running' } })
  return digestChannel
}

async function edit(change: (nadia: ReturnType<Product['slack']['as']>) => Promise<unknown>): Promise<string> {
  const nadia = product.slack.as('nadia')
  await nadia.command(`/label edit ${name}`)
  await product.slack.until(() => nadia.view()?.title === 'Edit campaign')
  await change(nadia)
  await nadia.submit()
  await product.slack.until(() => nadia.view()?.title !== 'Edit campaign')
  const said = viewText()
  await nadia.closeView()
  return said
}

/** All that was said in the channel by the app. */
function inChannel(): readonly string[] {
  return (product.slack.parts.state.messages.C0GENERAL ?? []).map(({ text }) => text)
}

async function monday(at: string): Promise<void> {
  product.clock.now = new Date(at)
  await giveDigests(product.app.world)
  await product.deliver()
}

test('the form of a new campaign takes a channel for the digest, and the preview says so', async () => {
  const { slack } = product
  const nadia = slack.as('nadia')
  await nadia.command('/label new')
  await slack.until(() => nadia.view()?.title === 'New campaign, 1 of 3')
  await fillInForm(nadia, slack.until.bind(slack), [
    ['Items', 'id,text\nc-1,Either party may end this Agreement.'],
    ['Name', name],
    ['Labels', 'Termination: Ends the deal\nAssignment: Passes it on'],
    ['Annotators', ['maria']],
    ['Overlap', '1'],
    ['Weekly digest also to a channel', '#contract-review'],
  ])
  await slack.until(() => nadia.view()?.title === 'Ready to launch?')
  expect(JSON.stringify(nadia.view()?.blocks)).toContain('"channel_id":"C0GENERAL"')
  await nadia.submit()
  await slack.until(() => nadia.view()?.title === 'Launched')
  await nadia.closeView()
  expect(await storedChannel()).toBe('C0GENERAL')
})

test('the channel gets the digest on Monday', async () => {
  await monday('2026-11-30T09:00:00Z')
  expect(inChannel()).toEqual([expect.stringContaining(name)])
})

test('a channel that refuses it is told to the lead with what to do', async () => {
  const { slack } = product
  const { channels } = slack.parts.state
  const at = channels.findIndex(({ id }) => id === 'C0GENERAL')
  const channel = channels[at]
  if (channel === undefined) throw new Error('no channel')
  channels[at] = { ...channel, members: channel.members.filter((id) => id !== 'U0LABELBREAKBOT') }
  await monday('2026-12-07T09:00:00Z')
  await product.deliver()
  expect(inChannel()).toHaveLength(1)
  const told = slack.as('nadia').lastDm()
  expect(told?.text).toBe('The digest of Contract clauses did not reach its channel.')
  expect(shownText(told?.blocks ?? [])).toContain('Invite Labelbreak to that channel')
  const lost = await product.database.prisma.identity.findFirst({ where: { NOT: { unreachableSince: null } } })
  expect(lost).toBeNull()
})

test('edit shows the channel, leaves it where nothing is chosen, and takes another or none', async () => {
  expect(await edit(async () => undefined)).toContain('You changed nothing')
  expect(await edit((nadia) => nadia.fill('Weekly digest also to a channel', null))).toContain('to no channel any more')
  expect(await storedChannel()).toBeNull()
  await edit((nadia) => nadia.fill('Weekly digest also to a channel', '#contract-review'))
  expect(await storedChannel()).toBe('C0GENERAL')
})

test('it ends and begins where its lead says so in the channel; elsewhere they are told where to say it', async () => {
  const { slack } = product
  const say = async (words: string, channel: string | undefined, answer: string) => {
    await slack.as('nadia').command(words, channel)
    const where = channel ?? `D${slack.as('nadia').id.slice(1)}`
    await slack.until(() =>
      JSON.stringify(slack.parts.state.messages[where] ?? slack.as('nadia').dm()).includes(answer),
    )
  }
  await say(`/label digest ${name} not here`, 'C0GENERAL', 'goes to that channel no more')
  expect(await storedChannel()).toBeNull()
  await say(`/label digest ${name} here`, 'C0GENERAL', 'goes to that channel too')
  expect(await storedChannel()).toBe('C0GENERAL')
  await say(`/label digest ${name} here`, undefined, 'Here is no channel.')
})
