import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { askPeople } from '../../../src/flows/asking/ask-people.ts'
import { sweepVotes } from '../../../src/flows/labeling/sweep-votes.ts'
import { tellOutcomes } from '../../../src/flows/review/tell-outcomes.ts'
import { expireSessions } from '../../../src/flows/sessions/by-the-clock.ts'
import { sendHeld } from '../../../src/flows/telling/send-held.ts'
import { tellInTime } from '../../../src/flows/telling/tell-in-time.ts'
import { loadCampaign } from '../../../src/store/campaigns/load-campaign.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'
import { personOf, seedLed } from '../campaigns/a-led-campaign.ts'
import { insertRows } from '../insert-rows.ts'
import { flagItems, itemOf, openReview, settle } from '../review/a-review.ts'

let test: TestWorld
let other: pg.Client
beforeAll(async () => {
  test = await openWorld()
  other = new pg.Client({ connectionString: test.world.database.pool.options.connectionString })
  await other.connect()
  await other.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'planted'; END $$`)
})
afterAll(async () => {
  await other.end()
  await test.close()
})
beforeEach(() => {
  test.troubles.length = 0
  test.clock.now = new Date('2026-11-23T12:00:00Z')
})
afterEach(async () => {
  for (const table of ['sessions', 'askings', 'deliveries'])
    await other.query(`DROP TRIGGER IF EXISTS planted ON ${table}`)
})

/** From now on nothing can be done to some rows of a table. */
const plant = (table: string, on: 'INSERT' | 'UPDATE', which: string) =>
  other.query(`CREATE TRIGGER planted BEFORE ${on} ON ${table} FOR EACH ROW WHEN (${which}) EXECUTE FUNCTION refuse()`)

const tasksOf = () => test.troubles.map(({ task, ids }) => `${task} ${Object.keys(ids)}`)

describe('one that fails is logged once and passed over, and the others go on:', () => {
  it('sessions whose time is over, were it more than are looked at together', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['ann', 'bea'] })
    const { organizationId, workspaceId } = test
    const { pool, prisma } = test.world.database
    const at = test.world.now()
    const faulty = {
      organizationId,
      campaignId,
      workspaceId,
      startedAt: at,
      endsAt: at,
      offeredAt: at,
      position: 1,
      revision: 1,
    }
    const rest = {
      asking: 'label',
      dealt: 0,
      answered: 0,
      skipped: 0,
      paceMs: 1,
      goldAnswered: 0,
      goldRight: 0,
      channel: 'D',
      message: '1',
    }
    await insertRows(
      pool,
      'sessions',
      Array.from({ length: 120 }, () => ({
        ...faulty,
        ...rest,
        id: test.world.newId(),
        personId: test.world.newId(),
      })),
    )
    await plant('sessions', 'UPDATE', "OLD.channel = 'D'")
    test.pass(1)
    for (const who of ['ann', 'bea'])
      await test.ask(who, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(who))
    test.pass(30)
    const open = () => prisma.session.count({ where: { campaignId, endedAt: null } })
    await expireSessions(test.world)
    expect(await open()).toBe(120)
    expect(tasksOf()).toEqual(Array.from({ length: 120 }, () => 'expire-sessions campaignId,sessionId'))
    await expireSessions(test.world)
    expect(test.troubles).toHaveLength(120)
    await other.query('DROP TRIGGER planted ON sessions')
    test.pass(1)
    await expireSessions(test.world)
    expect(await open()).toBe(0)
  })

  it('people to be asked', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['cal', 'dot', 'eve'] })
    test.sent.length = 0
    await askPeople(test.world)
    await test.world.database.prisma.asking.updateMany({ data: { dueAt: test.world.now(), askedAt: null } })
    await test.world.database.prisma.delivery.deleteMany()
    await plant('askings', 'UPDATE', `OLD.person_id = '${await personOf(test, 'dot')}'`)
    await askPeople(test.world)
    const asked = await test.world.database.prisma.delivery.findMany({
      where: { campaignId },
      select: { personId: true },
    })
    const ids = [await personOf(test, 'cal'), await personOf(test, 'eve')]
    expect(asked.map(({ personId }) => personId).toSorted()).toEqual(ids.toSorted())
    expect(tasksOf()).toEqual(['ask-people personId'])
  })

  it('messages that were held', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['fay', 'gil'] })
    const { prisma } = test.world.database
    const campaign = await loadCampaign(prisma, campaignId)
    if (campaign === null) throw new Error('no campaign')
    test.clock.now = new Date('2026-11-23T22:00:00Z')
    const { workspaceId } = test
    for (const who of ['fay', 'gil']) {
      const to = { personId: await personOf(test, who), workspaceId }
      const screen = { kind: 'outcomes', campaignName: 'Clauses', outcomes: [] } as const
      await inTransaction(test.world.database, (tx) => tellInTime(test.world, tx, campaign, to, screen))
    }
    await plant('deliveries', 'UPDATE', `OLD.person_id = '${await personOf(test, 'fay')}'`)
    test.pass(12 * 60)
    await sendHeld(test.world)
    const states = async () =>
      (await prisma.delivery.findMany({ where: { campaignId }, orderBy: { state: 'asc' } })).map(({ state }) => state)
    expect(await states()).toEqual(['held', 'waiting'])
    expect(tasksOf()).toEqual(['send-held deliveryId,personId'])
  })

  it('those who are to hear what became of their cases; what the one flagged waits for them', async () => {
    const { id } = await seedLed(test, { items: 4, overlap: 2, people: ['hal', 'ida'] }, { ada: 'adjudicator' })
    await flagItems(test, 'hal', id, ['Mine'])
    await flagItems(test, 'ida', id, ['Mine too', 'Another'])
    const { offer } = await openReview(test, 'ada', id)
    const second = itemOf(await settle(test, 'ada', offer, 1, 'So it is.'))
    await settle(test, 'ada', second.offer, 1, 'So it is.')
    test.pass(15)
    await plant('deliveries', 'INSERT', `NEW.person_id = '${await personOf(test, 'hal')}'`)
    await tellOutcomes(test.world)
    const told = async () =>
      (await test.world.database.prisma.delivery.findMany({ where: { campaignId: id } })).filter(({ screen }) =>
        JSON.stringify(screen).includes('"outcomes"'),
      ).length
    expect(tasksOf()).toEqual(['tell-outcomes campaignId,personId'])
    expect(await told()).toBe(1)
    await other.query('DROP TRIGGER planted ON deliveries')
    test.pass(1)
    await tellOutcomes(test.world)
    expect(await told()).toBe(3)
  })
})

it('a campaign that somebody holds keeps no task of the clock waiting', async () => {
  const campaignId = await seedCampaign(test, { items: 3, people: ['jan'] })
  const first = promptOf(await test.ask('jan', { kind: 'start', campaignId, minutes: 5 }, test.messageOf('jan')))
  await test.ask('jan', { kind: 'answer', offer: first.offer, answer: labelsAnswer([1]) })
  await test.world.database.prisma.liveVote.deleteMany({ where: { campaignId } })
  await other.query('BEGIN')
  await other.query('SELECT FROM campaigns WHERE id = $1 FOR UPDATE', [campaignId])
  await sweepVotes(test.world)
  expect(await test.world.database.prisma.liveVote.count({ where: { campaignId } })).toBe(1)
  await other.query('ROLLBACK')
  await sweepVotes(test.world)
  const { votesSweptAt } = await test.world.database.prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  expect(votesSweptAt).toEqual(test.world.now())
})
