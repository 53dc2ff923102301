import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sent } from '../../../src/domain/message.ts'
import { openHome } from '../../../src/flows/home/publish-home.ts'
import { pickUpStuck } from '../../../src/flows/telling/pick-up-stuck.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { sendHeld } from '../../../src/flows/telling/send-held.ts'
import type { World } from '../../../src/flows/world.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { enqueueMessage, enqueueUpdate } from '../../../src/store/messages/deliveries.ts'
import type { StoredScreen } from '../../../src/store/messages/stored-screen.ts'
import { openWorld, type TestWorld } from '../a-world.ts'
import { personOf, seedLed } from '../campaigns/a-led-campaign.ts'
import { keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld
let world: World
let campaignId: string
let name: string
let maria: string
/** How the platform answers; what was asked of it; which jobs were enqueued anew. */
let answer: Sent | 'works'
let asked: number
let again: string[]

const limits = [{ key: 'one workspace', burst: 100, everyMs: 1 }]
const cutOff: Sent = { kind: 'cut-off', reason: 'token_revoked' }

beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

beforeEach(async () => {
  answer = 'works'
  asked = 0
  again = []
  const { messenger } = test.world
  world = {
    ...test.world,
    jobs: { ...test.world.jobs, enqueueOnce: async (queue, id) => void again.push(`${queue} ${id}`) },
    messenger: {
      ...messenger,
      limits: { ...messenger.limits, send: () => limits },
      async send(to, screen) {
        asked++
        return answer === 'works' ? await messenger.send(to, screen) : answer
      },
    },
  }
  await world.database.prisma.delivery.deleteMany()
  await world.database.prisma.bucket.deleteMany()
  const led = await seedLed(test, { items: 3, people: ['maria'] })
  campaignId = led.id
  name = led.name
  maria = await personOf(test, 'maria')
})

const said: StoredScreen = { kind: 'continued-below', campaignName: 'Contracts' }

async function enqueue(isUpdate = false, screen = said): Promise<string> {
  const { organizationId, workspaceId } = test
  const id = world.newId()
  const one = { id, organizationId, campaignId, personId: maria, screen, createdAt: world.now() }
  const address = { workspaceId, channel: 'D1', message: '1.1' }
  await inTransaction(world.database, (tx) =>
    isUpdate
      ? enqueueUpdate(tx, world.jobs, { ...one, address })
      : enqueueMessage(tx, world.jobs, { ...one, workspaceId }),
  )
  return id
}

async function stateOf(id: string): Promise<string> {
  const { state, error } = await world.database.prisma.delivery.findUniqueOrThrow({ where: { id } })
  return error === null ? state : `${state}: ${error}`
}

const reach = async () =>
  (await world.database.prisma.identity.findFirstOrThrow({ where: { personId: maria } })).unreachableSince

describe('a message whose job is over though it was not sent', () => {
  it('gets another one after an hour, once each hour, which sends it', async () => {
    const id = await enqueue()
    await pickUpStuck(world)
    test.pass(50)
    await pickUpStuck(world)
    expect(again).toEqual([])
    test.pass(11)
    await pickUpStuck(world)
    expect(again).toEqual([`deliver ${id} ${test.clock.now.toISOString().slice(0, 13)}`])
    await sendDelivery(world, again[0]?.slice('deliver '.length) ?? '')
    expect(await stateOf(id)).toBe('sent')
    test.pass(60)
    await pickUpStuck(world)
    expect(again).toHaveLength(1)
  })

  it('waits for the morning where it is news that can wait, and nothing but failures made it late', async () => {
    test.clock.now = new Date('2026-12-01T10:00:00Z')
    const id = await enqueue(false, { kind: 'outcomes', campaignName: name, outcomes: [] })
    test.clock.now = new Date('2026-12-01T22:00:00Z')
    expect(await sendDelivery(world, id)).toBeNull()
    expect([asked, await stateOf(id)]).toEqual([0, 'held'])
    test.clock.now = new Date('2026-12-02T07:59:00Z')
    await sendHeld(world)
    expect(await stateOf(id)).toBe('held')
    test.clock.now = new Date('2026-12-02T08:00:00Z')
    await sendHeld(world)
    await sendDelivery(world, id)
    expect([asked, await stateOf(id)]).toEqual([1, 'sent'])
  })

  it('is given up after a day, and the lead sees that it was not delivered', async () => {
    const [fresh, begun, update] = [await enqueue(), await enqueue(), await enqueue(true)]
    await world.database.prisma.delivery.update({ where: { id: begun }, data: { state: 'sending' } })
    await pickUpStuck(world)
    test.pass(24 * 60 + 1)
    await pickUpStuck(world)
    expect(await stateOf(fresh)).toBe('failed: never-sent')
    expect(await stateOf(begun)).toBe('unsure: never-sent')
    expect(await stateOf(update)).toBe('failed: never-sent')
    const status = await test.ask('lea', { kind: 'status', name })
    const doubtful = status.kind === 'status' ? (status.doubtful ?? []) : []
    expect(doubtful.map(({ deliveryId }) => deliveryId).sort()).toEqual([fresh, begun].sort())
  })
})

describe('an installation that the platform refuses', () => {
  it('makes nobody unreachable: messages wait, and go out once it is accepted again', async () => {
    answer = cutOff
    const [one, other] = [await enqueue(), await enqueue()]
    expect(await sendDelivery(world, one)).toMatchObject({ kind: 'again', inMs: 60_000 })
    expect(await sendDelivery(world, other)).toMatchObject({ kind: 'again' })
    expect(asked).toBe(1)
    expect(await stateOf(one)).toBe('waiting: cut off: token_revoked')
    expect(await reach()).toBeNull()

    answer = 'works'
    const { prisma } = world.database
    // Stands for the minute of the wall clock after which the platform is tried again.
    await prisma.bucket.deleteMany()
    await prisma.delivery.updateMany({ data: { placeAt: null } })
    for (const id of [one, other]) {
      await sendDelivery(world, id)
      expect(await stateOf(id)).toBe('sent')
    }
  })

  it('has a week to be mended before its messages are given up', async () => {
    answer = cutOff
    const id = await enqueue()
    await sendDelivery(world, id)
    await pickUpStuck(world)
    test.pass(6 * 24 * 60)
    await pickUpStuck(world)
    expect(await stateOf(id)).toBe('waiting: cut off: token_revoked')
    test.pass(24 * 60 + 1)
    await pickUpStuck(world)
    expect(await stateOf(id)).toBe('failed: cut off: token_revoked')
  })
})

describe('somebody out of reach', () => {
  it.each([
    [
      'answers something',
      async () => void (await keepAnswers(test, campaignId, 'maria', [{ item: 1, labelIds: [1] }])),
    ],
    ['opens the app’s own page', () => openHome(world, test.account('maria'))],
  ])('is within reach again once they themselves act: who %s', async (_, act) => {
    answer = { kind: 'refused', reason: 'user_disabled', permanent: true }
    await sendDelivery(world, await enqueue())
    expect(await reach()).not.toBeNull()
    await pickUpStuck(world)
    expect(await reach()).not.toBeNull()
    test.pass(1)
    await act()
    await pickUpStuck(world)
    expect(await reach()).toBeNull()
  })
})
