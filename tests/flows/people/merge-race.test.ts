import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/person.ts'
import { addPeople, type Steering } from '../../../src/flows/campaigns/change-people.ts'
import { removePeople } from '../../../src/flows/campaigns/remove-people.ts'
import { giveDigests } from '../../../src/flows/digest/give-digests.ts'
import { openHome } from '../../../src/flows/home/publish-home.ts'
import { linkPeople } from '../../../src/flows/people/link-people.ts'
import { watchAnnotator } from '../../../src/flows/quality/watch-annotator.ts'
import { loadCampaign } from '../../../src/store/campaigns/load-campaign.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { seedCampaign } from '../a-world.ts'
import { aForm } from '../campaigns/a-form.ts'
import { keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'
import { type Account, anAccount, openTenant } from './two-accounts.ts'

const test = await worldOfFile('2026-11-24T12:00:00Z')
const { database } = test.world
const { prisma, pool } = database
let teams: string
beforeAll(async () => {
  teams = await openTenant(test, 'same')
})

let stories = 0
/** Two people about to be one, of whom the second will be part of the first, and somebody who leads their campaign. */
async function aStory(roles: { readonly team?: readonly Role[]; readonly slack?: readonly Role[] } = {}) {
  const n = ++stories
  const [slack, team, lead] = [anAccount(test, `s${n}`), anAccount(test, `t${n}`, teams), anAccount(test, `l${n}`)]
  const survivorId = await slack.personId()
  test.clock.now = new Date(test.clock.now.getTime() + 1000)
  const loserId = await team.personId()
  const campaignId = await seedCampaign(test, { items: 30, gold: 12, overlap: 3, people: [] })
  await lead.annotates(campaignId, 'lead')
  for (const role of roles.slack ?? []) await slack.annotates(campaignId, role)
  for (const role of roles.team ?? []) await team.annotates(campaignId, role)
  const steering = async (workspaceId = teams): Promise<Steering> => {
    const campaign = await loadCampaign(prisma, campaignId)
    const person = await prisma.person.findUniqueOrThrow({ where: { id: await lead.personId() } })
    if (campaign === null) throw new Error('no campaign')
    return { campaign, lead: person, who: { workspaceId, externalId: lead.who.externalId } }
  }
  return { slack, team, lead, survivorId, loserId, campaignId, steering }
}
type Story = Awaited<ReturnType<typeof aStory>>

/** Until somebody on the database waits for a lock, or it is over. */
async function untilHeldUp(work: Promise<unknown>): Promise<void> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  work.then(over, over)
  while (!isOver) {
    const { rows } = await pool.query<{ waiting: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`,
    )
    if (rows[0]?.waiting === true) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Does something while a merge has done all that it does, and has yet to commit. */
async function duringMerge<Done>({ survivorId, loserId }: Story, act: () => Promise<Done>): Promise<Done> {
  const [begun, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const merging = inTransaction(database, async (tx) => {
    const pair = await linkPeople(test.world, tx, survivorId, loserId)
    expect(pair).toEqual({ survivorId, loserId })
    begun.resolve()
    await commit.promise
  })
  await Promise.race([begun.promise, merging])
  const acting = act()
  await untilHeldUp(acting)
  commit.resolve()
  await merging
  const done = await acting
  await test.settle()
  await expectNothingLeft(loserId)
  return done
}

/** No row of any table is of somebody who has become part of somebody else; what was written down of the past names them. */
async function expectNothingLeft(loserId: string): Promise<void> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name IN ('person_id', 'created_by') AND table_name NOT IN ('changes', 'guidelines')`,
  )
  expect(columns.length).toBeGreaterThan(15)
  const left: string[] = []
  for (const { table, column } of columns) {
    const { rowCount } = await pool.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [loserId])
    if (rowCount !== 0) left.push(table)
  }
  expect(left).toEqual([])
}

const rolesOf = async ({ campaignId, survivorId: personId }: Story) =>
  (await prisma.member.findMany({ where: { campaignId, personId, removedAt: null } })).map(({ role }) => role).sort()

describe('while two people become one', () => {
  it.each(['annotator', 'lead'] as const)('a %s who is added is who they are now', async (role) => {
    const story = await aStory({ slack: ['annotator'] })
    const steering = await story.steering()
    const added = await duringMerge(story, () => addPeople(test.world, steering, [story.team.who.externalId], role))
    expect(added.problems).toEqual([])
    expect(await rolesOf(story)).toEqual([...new Set(['annotator', role])].sort())
  })

  it('a role that is taken is taken from who they are now', async () => {
    const story = await aStory({ team: ['annotator'] })
    const steering = await story.steering()
    const took = await duringMerge(story, () =>
      removePeople(test.world, steering, [story.team.who.externalId], 'annotator'),
    )
    expect(took.changed).toHaveLength(1)
    expect(await rolesOf(story)).toEqual([])
  })

  it('a campaign that is drafted and launched has them as who they are now, its lead too', async () => {
    const story = await aStory()
    const { team, slack } = story
    const form = aForm({
      name: `Drafted ${stories}`,
      annotators: [team.who.externalId],
      adjudicators: [],
      managers: [],
    })
    await duringMerge(story, () => team.ask({ kind: 'campaign-form', form }))
    const drafted = await prisma.campaign.findFirstOrThrow({ where: { name: form.name }, include: { members: true } })
    expect(drafted.createdBy).toBe(story.survivorId)
    expect(drafted.members.map(({ personId, role }) => [personId, role]).sort()).toEqual([
      [story.survivorId, 'annotator'],
      [story.survivorId, 'lead'],
    ])
    expect(await slack.ask({ kind: 'launch', campaignId: drafted.id })).toMatchObject({ kind: 'launched' })
  })

  it('whom a launch tells hears of it once, as who they are now', async () => {
    const story = await aStory({ team: ['annotator'] })
    const { campaignId, lead } = story
    await prisma.campaign.update({ where: { id: campaignId }, data: { state: 'draft' } })
    expect(await duringMerge(story, () => lead.ask({ kind: 'launch', campaignId }))).toMatchObject({ kind: 'launched' })
    expect(await prisma.delivery.count({ where: { campaignId } })).toBe(1)
    const [member] = await prisma.member.findMany({ where: { campaignId, role: 'annotator' } })
    expect(member?.invitedAt).not.toBeNull()
  })

  it('a hold is one on who they are now, and so is letting go', async () => {
    const story = await aStory({ team: ['annotator'] })
    const { campaignId, loserId: personId, survivorId, lead } = story
    await duringMerge(story, () => lead.ask({ kind: 'hold-back', campaignId, personId }))
    const standing = await prisma.standing.findMany({ where: { campaignId } })
    expect(standing).toMatchObject([{ personId: survivorId, heldBackAt: expect.any(Date) }])
    const other = await aStory({ team: ['annotator'] })
    await other.lead.ask({ kind: 'hold-back', campaignId: other.campaignId, personId: other.loserId })
    await duringMerge(other, () =>
      other.lead.ask({ kind: 'let-go-on', campaignId: other.campaignId, personId: other.loserId }),
    )
    expect(await prisma.standing.findMany({ where: { campaignId: other.campaignId } })).toMatchObject([
      { personId: other.survivorId, heldBackAt: null, pardonedAt: expect.any(Date) },
    ])
  })

  it('a hold that their answers ask for is found again of who they are now', async () => {
    const story = await aStory({ team: ['annotator'] })
    const { campaignId, loserId, survivorId, team } = story
    // Twelve golds, each with the other label.
    const wrong = Array.from({ length: 20 }, (_, at) => ({ item: at < 12 ? 31 + at : at, labelIds: [2 - (at % 2)] }))
    await keepAnswers(test, campaignId, team.who.externalId, wrong)
    await duringMerge(story, () => watchAnnotator(test.world, campaignId, loserId))
    expect(await prisma.standing.findMany({ where: { campaignId } })).toMatchObject([
      { personId: survivorId, heldBackAt: expect.any(Date) },
    ])
  })

  it('hours and a zone that are sent are kept', async () => {
    const story = await aStory()
    await prisma.person.updateMany({
      where: { id: { in: [story.loserId, story.survivorId] } },
      data: { zone: 'UTC', zoneBasis: 'none' },
    })
    const hours = { days: [1, 3], from: '10:00', until: '12:00', otherHours: '', quiet: '', daysOff: '' }
    const form = { ...hours, awayFrom: null, awayUntil: null, onLeaveUntil: null, zone: 'Europe/Lisbon' }
    await duringMerge(story, () => story.team.ask({ kind: 'settings-form', form }))
    const { survivorId: personId } = story
    expect(await prisma.askingSettings.findUnique({ where: { personId } })).not.toBeNull()
    expect(await prisma.person.findUnique({ where: { id: personId } })).toMatchObject({
      zone: 'Europe/Lisbon',
      zoneBasis: 'chosen',
    })
  })

  it('Later is what they said, whoever they are now', async () => {
    const story = await aStory({ team: ['annotator'] })
    const { campaignId, loserId: personId, survivorId } = story
    const { organizationId } = test
    const asked = { reaction: 'none', reminded: false, ignored: 0, version: 1 }
    await prisma.asking.create({ data: { personId, organizationId, campaignId, ...asked } })
    await duringMerge(story, () => story.team.ask({ kind: 'not-today', campaignId }))
    expect(await prisma.asking.findUnique({ where: { personId: survivorId } })).toMatchObject({ reaction: 'not-today' })
  })

  it('a review that is opened is theirs, and what they see there is never dealt to them', async () => {
    const story = await aStory({ team: ['annotator', 'adjudicator'] })
    await waits(story)
    await duringMerge(story, () => opens(story.team, story))
    const { campaignId, survivorId: personId } = story
    expect(await prisma.reviewSession.findMany({ where: { campaignId, endedAt: null } })).toMatchObject([{ personId }])
    expect(await prisma.slot.count({ where: { campaignId, personId, purpose: 'review' } })).toBe(1)
  })

  it('an export that is ordered, and a page that is opened, are theirs', async () => {
    const story = await aStory({ team: ['lead'] })
    const { campaignId, survivorId: personId, team } = story
    await duringMerge(story, () => team.type(`export Campaign ${campaignId}`))
    expect(await prisma.export.findMany({ where: { campaignId } })).toMatchObject([{ personId }])
    const other = await aStory()
    await duringMerge(other, () => openHome(test.world, other.team.who))
    expect(await prisma.home.findFirst({ where: { externalId: other.team.who.externalId } })).toMatchObject({
      personId: other.survivorId,
    })
  })

  it('a digest that both read comes once', async () => {
    const story = await aStory({ team: ['manager'], slack: ['manager'] })
    const { campaignId, survivorId: personId } = story
    await prisma.campaign.updateMany({ where: { NOT: { id: campaignId } }, data: { state: 'draft' } })
    await keepAnswers(test, campaignId, story.lead.who.externalId, [{ item: 1, labelIds: [1] }])
    test.clock.now = new Date('2026-11-30T09:00:00Z')
    await duringMerge(story, () => giveDigests(test.world))
    await giveDigests(test.world)
    expect(await prisma.digestDelivery.count({ where: { campaignId, personId } })).toBe(1)
    expect(test.troubles).toEqual([])
  })
})

it('what an adjudicator had on screen in Review stays seen when they become part of somebody else', async () => {
  const story = await aStory({ team: ['adjudicator'] })
  await waits(story)
  await opens(story.team, story)
  await duringMerge(story, async () => {})
  const { campaignId, survivorId: personId } = story
  expect(await prisma.slot.count({ where: { campaignId, personId, purpose: 'review' } })).toBe(1)
})

it('a role that is being taken when a merge begins is not given back by it', async () => {
  const story = await aStory({ team: ['annotator'] })
  const { campaignId, survivorId, loserId, team } = story
  const steering = await story.steering()
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const elsewhere = inTransaction(database, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM campaigns WHERE id = ${campaignId}::uuid FOR UPDATE`
    held.resolve()
    await letGo.promise
  })
  await held.promise
  const taking = removePeople(test.world, steering, [team.who.externalId], 'annotator')
  await untilHeldUp(taking)
  const merging = inTransaction(database, (tx) => linkPeople(test.world, tx, survivorId, loserId))
  await Promise.race([merging, new Promise((resolve) => setTimeout(resolve, 100))])
  letGo.resolve()
  await Promise.all([elsewhere, merging])
  expect((await taking).changed).toHaveLength(1)
  expect(await rolesOf(story)).toEqual([])
  await expectNothingLeft(loserId)
})

/** Has an item wait in Review. */
async function waits({ campaignId }: Story): Promise<void> {
  const { id: itemId, organizationId } = await prisma.item.findFirstOrThrow({ where: { campaignId, gold: false } })
  await prisma.reviewItem.create({
    data: { organizationId, campaignId, itemId, reason: 'flagged', since: test.clock.now },
  })
}

async function opens(account: Account, { campaignId }: Story) {
  return await account.ask({ kind: 'review', which: { campaignId }, minutes: 10 })
}
