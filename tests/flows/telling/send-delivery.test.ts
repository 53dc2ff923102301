import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MessageAddress, Sent } from '../../../src/domain/message.ts'
import type { Limit } from '../../../src/domain/messages/limit.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { noteDeparture } from '../../../src/flows/home/note-departure.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import type { World } from '../../../src/flows/world.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { enqueueChannelMessage, enqueueMessage, enqueueUpdate } from '../../../src/store/messages/deliveries.ts'
import { settleDoubt } from '../../../src/store/messages/doubtful-deliveries.ts'
import type { StoredScreen } from '../../../src/store/messages/stored-screen.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'

let test_: TestWorld
let campaignId: string
let maria: string
let lea: string
/** What the platform answers next, and what it was asked to send. */
let answers: (Sent | Error)[]
let asked: Screen[]
/** Accounts that the platform takes nothing for, and which were written to. */
let gone: string[]
let written: string[]
let limits: Limit[]
let world: World

const said: StoredScreen = { kind: 'continued-below', campaignName: 'Contracts' }
const refused = (permanent: boolean): Sent => ({ kind: 'refused', reason: 'user_disabled', permanent })

beforeAll(async () => {
  test_ = await openWorld()
  campaignId = await seedCampaign(test_, { items: 3, people: ['maria', 'lea'] })
  const { prisma } = test_.world.database
  const idOf = async (externalId: string) =>
    (await prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
  maria = await idOf('maria')
  lea = await idOf('lea')
  const { organizationId } = test_
  await prisma.member.create({
    data: { organizationId, campaignId, personId: lea, role: 'lead', addedAt: test_.world.now() },
  })
})
afterAll(() => test_.close())

beforeEach(() => {
  answers = []
  asked = []
  gone = []
  written = []
  limits = []
  test_.jobs.splice(0)
  const next = async (screen: Screen): Promise<Sent> => {
    asked.push(screen)
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    return answer ?? { kind: 'sent', address: { workspaceId: test_.workspaceId, channel: 'D1', message: '1.1' } }
  }
  world = {
    ...test_.world,
    messenger: {
      ...test_.world.messenger,
      limits: { send: () => limits, update: () => limits, lookUp: () => [], publishHome: () => [] },
      async send({ externalId }, screen) {
        written.push(externalId)
        return gone.includes(externalId) ? refused(true) : await next(screen)
      },
      update: (_, screen) => next(screen),
    },
  }
})

async function enqueue(given: { personId?: string; goodUntil?: Date; update?: boolean } = {}): Promise<string> {
  const { organizationId, workspaceId } = test_
  const id = world.newId()
  const one = {
    id,
    organizationId,
    campaignId,
    personId: given.personId ?? maria,
    screen: said,
    createdAt: world.now(),
  }
  const { goodUntil } = given
  await inTransaction(world.database, (tx) =>
    given.update === true
      ? enqueueUpdate(tx, world.jobs, { ...one, address: { workspaceId, channel: 'D1', message: '1.1' } })
      : enqueueMessage(tx, world.jobs, { ...one, workspaceId, ...(goodUntil === undefined ? {} : { goodUntil }) }),
  )
  return id
}

async function stateOf(id: string) {
  const row = await world.database.prisma.delivery.findUniqueOrThrow({ where: { id } })
  return row.error === null ? row.state : `${row.state}: ${row.error}`
}
/** Has the database refuse to write down that a message was sent, so many times. */
async function refuseUpdates(id: string, code: string, times: number): Promise<void> {
  await world.database.pool.query(`
    CREATE SEQUENCE IF NOT EXISTS refused;
    SELECT setval('refused', 1, false);
    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS $$ BEGIN
      IF nextval('refused') <= ${times} THEN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END IF;
      RETURN NEW;
    END $$ LANGUAGE plpgsql;
    CREATE OR REPLACE TRIGGER refuse BEFORE UPDATE ON deliveries FOR EACH ROW
      WHEN (NEW.id = '${id}' AND NEW.state = 'sent') EXECUTE FUNCTION refuse()`)
}

const account = (personId: string) => world.database.prisma.identity.findFirstOrThrow({ where: { personId } })

describe('a message', () => {
  test('is sent once, however often its job runs', async () => {
    const id = await enqueue()
    expect(await sendDelivery(world, id)).toBeNull()
    expect(await sendDelivery(world, id)).toBeNull()
    expect(await stateOf(id)).toBe('sent')
    expect(asked).toHaveLength(1)
  })

  test('is sent once where two replicas have its job at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => enqueue()))
    await Promise.all(ids.flatMap((id) => [sendDelivery(world, id), sendDelivery(world, id)]))
    expect(asked).toHaveLength(20)
  })

  test('that may have arrived is not sent again, and the lead sees so until a click proves that it did', async () => {
    answers = [{ kind: 'unsure', reason: 'status 503' }]
    const id = await enqueue()
    expect(await sendDelivery(world, id)).toBeNull()
    expect(await sendDelivery(world, id)).toBeNull()
    expect(asked).toHaveLength(1)
    expect(await stateOf(id)).toBe('unsure: status 503')
    const { name } = await world.database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
    expect(await test_.ask('lea', { kind: 'status', name })).toMatchObject({ unsure: ['maria'], unreachable: [] })

    await test_.ask('maria', { kind: 'list' }, test_.messageOf('maria'))
    expect(await stateOf(id)).toBe('unsure: status 503')
    await test_.ask('maria', { kind: 'not-today', campaignId }, test_.messageOf('maria'))
    expect(await stateOf(id)).toBe('sent: status 503')
    expect(await test_.ask('lea', { kind: 'status', name })).toMatchObject({ unsure: [] })
  })

  test('that was sent is no matter of doubt where writing that down meets a deadlock, and another trouble that passes', async () => {
    for (const [code, tries] of [
      ['40P01', 2],
      ['40001', 2],
      ['57P01', 6],
    ] as const) {
      const id = await enqueue()
      await refuseUpdates(id, code, tries)
      expect(await sendDelivery(world, id)).toBeNull()
      expect(await stateOf(id)).toBe('sent')
    }
    expect(asked).toHaveLength(3)
  })

  test('begun by a process that died may have arrived', async () => {
    const id = await enqueue()
    await world.database.prisma.delivery.update({ where: { id }, data: { state: 'sending' } })
    expect(await sendDelivery(world, id)).toBeNull()
    expect(await stateOf(id)).toBe('unsure: interrupted')
    expect(asked).toHaveLength(0)
  })

  test('whose time is over is not sent any more', async () => {
    const id = await enqueue({ goodUntil: new Date(world.now().getTime() - 1) })
    expect(await sendDelivery(world, id)).toBeNull()
    expect(await stateOf(id)).toBe('failed: too late')
    expect(asked).toHaveLength(0)
  })

  test('is sent again after an error of ours before anything went out', async () => {
    const id = await enqueue()
    limits = [{ key: '\u0000', burst: 1, everyMs: 1 }]
    await expect(sendDelivery(world, id)).rejects.toThrow()
    limits = []
    await sendDelivery(world, id)
    expect(await stateOf(id)).toBe('sent')
  })
})

describe('the replacement of a message', () => {
  test('is begun again after a process died, since twice does no harm', async () => {
    const id = await enqueue({ update: true })
    await world.database.prisma.delivery.update({ where: { id }, data: { state: 'sending' } })
    expect(await sendDelivery(world, id)).toBeNull()
    expect(await stateOf(id)).toBe('sent')
  })
})

describe('the platform’s limits', () => {
  test('send a job back with the time of its turn, which is kept for it', async () => {
    limits = [{ key: 'slow', burst: 1, everyMs: 400 }]
    const [first, second, third] = [await enqueue(), await enqueue(), await enqueue()]
    expect(await sendDelivery(world, first)).toBeNull()
    const again = await sendDelivery(world, second)
    expect(again).toMatchObject({ kind: 'again' })
    expect((await sendDelivery(world, third))?.inMs).toBeGreaterThan(again?.inMs ?? 0)
    expect((await sendDelivery(world, second))?.inMs).toBeLessThanOrEqual(again?.inMs ?? 0)
    expect(asked).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, again?.inMs ?? 0))
    expect(await sendDelivery(world, second)).toBeNull()
    expect(asked).toHaveLength(2)
  })

  test('close for as long as a 429 says, for all', async () => {
    limits = [{ key: 'closing', burst: 10, everyMs: 10 }]
    const [first, second] = [await enqueue(), await enqueue()]
    answers = [{ kind: 'limited', retryAfterMs: 600 }]
    expect(await sendDelivery(world, first)).toEqual({ kind: 'again', inMs: 600 })
    expect(await stateOf(first)).toBe('waiting')
    const again = await sendDelivery(world, second)
    expect(again?.inMs).toBeGreaterThan(300)
    await new Promise((resolve) => setTimeout(resolve, (again?.inMs ?? 0) + 50))
    for (const id of [first, second]) {
      for (let done = await sendDelivery(world, id); done !== null; done = await sendDelivery(world, id)) {
        await new Promise((resolve) => setTimeout(resolve, done?.inMs))
      }
    }
    expect(await stateOf(first)).toBe('sent')
    expect(await stateOf(second)).toBe('sent')
    expect(asked).toHaveLength(3)
  })
})

describe('somebody whom nothing reaches', () => {
  test('is marked so, their leads are told once, and a click brings them back', async () => {
    answers = [refused(true), refused(true)]
    const [one, other] = [await enqueue(), await enqueue()]
    await sendDelivery(world, one)
    await sendDelivery(world, other)
    expect(await stateOf(one)).toBe('failed: user_disabled')
    expect((await account(maria)).unreachableSince).not.toBeNull()
    const told = await world.database.prisma.delivery.findMany({ where: { personId: lea } })
    expect(told.map(({ screen }) => screen)).toMatchObject([{ kind: 'unreachable', personName: 'maria' }])
    const { name } = await world.database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
    expect(await test_.ask('lea', { kind: 'status', name })).toMatchObject({ unreachable: ['maria'] })

    await test_.ask('maria', { kind: 'list' })
    expect((await account(maria)).unreachableSince).toBeNull()
  })

  test('is not somebody who has another account: the message goes there, once, and no lead is told', async () => {
    const { prisma } = world.database
    const { id: _, ...first } = await account(maria)
    const second = { ...first, id: world.newId(), externalId: 'maria-too', checkedAt: new Date(0) }
    await prisma.identity.create({ data: second })
    await prisma.delivery.deleteMany({ where: { personId: lea } })
    const lost = async () =>
      (await prisma.identity.findMany({ where: { personId: maria, NOT: { unreachableSince: null } } })).length
    const told = () => prisma.delivery.count({ where: { personId: lea } })
    const send = async (id: string) => {
      written = []
      while ((await sendDelivery(world, id)) !== null);
      return await stateOf(id)
    }

    gone = ['maria']
    expect([await send(await enqueue()), written]).toEqual(['sent', ['maria', 'maria-too']])
    expect([await send(await enqueue()), written]).toEqual(['sent', ['maria-too']])
    expect([await lost(), await told()]).toEqual([1, 0])

    gone = ['maria', 'maria-too']
    expect(await send(await enqueue())).toBe('failed: user_disabled')
    expect([await lost(), await told()]).toEqual([2, 1])
    await noteDeparture(world, { workspaceId: first.workspaceId, externalId: 'maria' })
    expect(await told()).toBe(1)

    gone = ['maria-too']
    await test_.ask('maria', { kind: 'list' })
    expect([await send(await enqueue()), written, await lost()]).toEqual(['sent', ['maria'], 1])
    await prisma.identity.delete({ where: { id: second.id } })
    await prisma.delivery.deleteMany({ where: { personId: lea } })
  })

  test('is not somebody whose one message was refused for what it said', async () => {
    answers = [refused(false)]
    await sendDelivery(world, await enqueue())
    expect((await account(maria)).unreachableSince).toBeNull()
  })
})

describe('what somebody may not read any more', () => {
  const prisma = () => world.database.prisma
  const outcomes = { kind: 'outcomes', campaignName: 'Clauses', outcomes: [] } as const
  const alarm = { kind: 'annotator-warning', campaignName: 'Clauses', personName: 'maria' } as const

  async function write(personId: string, screen: StoredScreen, address: MessageAddress | null = null): Promise<string> {
    const { organizationId, workspaceId } = test_
    const id = world.newId()
    const one = { id, organizationId, campaignId, personId, screen, createdAt: world.now() }
    await inTransaction(world.database, (tx) =>
      address === null
        ? enqueueMessage(tx, world.jobs, { ...one, workspaceId })
        : enqueueUpdate(tx, world.jobs, { ...one, address }),
    )
    return id
  }
  const setRemoved = (personId: string, removedAt: Date | null) =>
    prisma().member.updateMany({ where: { campaignId, personId }, data: { removedAt } })
  const screenOf = async (id: string) => (await prisma().delivery.findUniqueOrThrow({ where: { id } })).screen

  test('is dropped with the reason, where they were removed after it was written', async () => {
    const ids = [await write(maria, outcomes), await write(lea, alarm)]
    await setRemoved(maria, world.now())
    await setRemoved(lea, world.now())
    for (const id of ids) {
      expect(await sendDelivery(world, id)).toBeNull()
      expect(await stateOf(id)).toBe('failed: not theirs any more')
    }
    expect(await screenOf(ids[0] ?? '')).toEqual({ kind: 'outcomes' })
    expect(asked).toEqual([])
    await setRemoved(maria, null)
    await setRemoved(lea, null)
    expect(await test_.ask('lea', { kind: 'send-again', campaignId, deliveryId: ids[0] ?? '' })).toEqual({
      kind: 'notice',
      notice: 'already-done',
    })
  })

  test('is told by the role that they hold now', async () => {
    const ids = [await write(maria, alarm), await write(maria, outcomes), await write(lea, alarm)]
    for (const id of ids) await sendDelivery(world, id)
    expect(await Promise.all(ids.map(stateOf))).toEqual(['failed: not theirs any more', 'sent', 'sent'])
  })

  test('does not keep a message that they have from being replaced', async () => {
    await setRemoved(maria, world.now())
    const screen = { kind: 'role-taken', name: 'Clauses', answered: 3 } as const
    const id = await write(maria, screen, { workspaceId: test_.workspaceId, channel: 'D1', message: '1.1' })
    await sendDelivery(world, id)
    await setRemoved(maria, null)
    expect(await stateOf(id)).toBe('sent')
  })

  test('goes into no channel that is not the campaign’s any more', async () => {
    const { organizationId, workspaceId } = test_
    const send = async (postIn: string) => {
      const id = world.newId()
      const one = { id, organizationId, campaignId, personId: lea, workspaceId, screen: said, createdAt: world.now() }
      await inTransaction(world.database, (tx) => enqueueChannelMessage(tx, world.jobs, { ...one, postIn }))
      await sendDelivery(world, id)
      return await stateOf(id)
    }
    await prisma().campaign.update({ where: { id: campaignId }, data: { digestChannel: 'C2' } })
    expect(await send('C1')).toBe('failed: not theirs any more')
    expect(await send('C2')).toBe('sent')
  })

  test('is no more in the database once it was sent, or has arrived after all', async () => {
    const secret: Screen = {
      ...outcomes,
      outcomes: [{ excerpt: 'Clause 7', verdict: 'settled', labels: [], why: 'So.' }],
    }
    const sent = await write(maria, secret)
    await sendDelivery(world, sent)
    answers = [{ kind: 'unsure', reason: 'status 503' }]
    const doubtful = await write(maria, secret)
    await sendDelivery(world, doubtful)
    expect(await screenOf(doubtful)).toEqual(secret)
    await settleDoubt(prisma(), maria, campaignId, world.now())
    for (const id of [sent, doubtful]) expect(await screenOf(id)).toEqual({ kind: 'outcomes' })
  })
})
