import { beforeEach, describe, expect, it } from 'vitest'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { tendJoins } from '../../../src/flows/people/join-by-the-clock.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { seedCampaign } from '../a-world.ts'
import { worldOfFile } from '../world-of-file.ts'
import { type Account, anAccount, notice, openTenant } from './two-accounts.ts'

const test = await worldOfFile('2026-11-23T12:00:00Z')
const { prisma } = test.world.database

let stories = 0

/** A Slack workspace with a lead and an annotator; a tenant that is an organization of its own, with the same, and Ana in both. */
async function twoOrganizations(there = '') {
  const n = ++stories
  const tenant = await openTenant(test, 'its own')
  const home = await openTenant(test, 'its own')
  const at = (name: string, workspaceId: string) => anAccount(test, `${name}${n}`, workspaceId)
  const people = {
    lead: at('lead', home),
    ana: at('ana', home),
    leadThere: at('lead-there', tenant),
    anaThere: at('ana-there', tenant),
  }
  for (const one of Object.values(people)) {
    await one.personId()
    test.clock.now = new Date(test.clock.now.getTime() + 1000)
  }
  const campaigns = {
    here: await campaignOf(home, people.lead, `Clauses ${n}`),
    there: await campaignOf(tenant, people.leadThere, there || `Replies ${n}`),
  }
  await people.ana.annotates(campaigns.here)
  await people.anaThere.annotates(campaigns.there)
  return { ...people, campaigns, tenant, home }
}
type Story = Awaited<ReturnType<typeof twoOrganizations>>

async function campaignOf(workspaceId: string, lead: Account, name: string): Promise<string> {
  const id = await seedCampaign(test, { items: 10, people: [], overlap: 2 })
  const organizationId = await organizationOf(workspaceId)
  await prisma.campaign.update({
    where: { id },
    data: { organizationId, name, nameKey: name.toLowerCase(), launchedAt: test.clock.now },
  })
  await prisma.item.updateMany({ where: { campaignId: id }, data: { organizationId } })
  test.clock.now = new Date(test.clock.now.getTime() + 1000)
  await lead.annotates(id, 'lead')
  return id
}

const organizationOf = async (id: string) =>
  (await prisma.workspace.findUniqueOrThrow({ where: { id } })).organizationId

/** Ana types, with her account in the tenant, the code that her account at home was given. */
const ask = async ({ ana, anaThere }: Story) => await anaThere.type(`link ${await ana.code()}`)

function requestOf(screen: Screen): string {
  if (screen.kind !== 'join-request') throw new Error(`no request but ${JSON.stringify(screen)}`)
  return screen.requestId
}

/** Sends what waits, and returns what each account got. */
async function deliver(): Promise<Map<string, Screen[]>> {
  test.sent.splice(0)
  for (const job of test.jobs.splice(0)) {
    const [queue, id = ''] = job.split(' ')
    if (queue === 'deliver') await sendDelivery(test.world, id)
  }
  const got = new Map<string, Screen[]>()
  for (const { to, screen } of test.sent) {
    const who = 'externalId' in to ? to.externalId : to.channel
    got.set(who, [...(got.get(who) ?? []), screen])
  }
  return got
}

const confirm = async (who: Account, requestId: string) => await who.ask({ kind: 'join-confirm', requestId })
const decline = async (who: Account, requestId: string) => await who.ask({ kind: 'join-decline', requestId })

beforeEach(() => {
  test.jobs.splice(0)
})

describe('a code that was typed with an account of another organization', () => {
  it('joins nothing, and asks the leads of both', async () => {
    const story = await twoOrganizations()
    const screen = await ask(story)
    expect(screen).toMatchObject({ kind: 'join-request', stage: 'asked' })
    expect(await story.ana.personId()).not.toBe(await story.anaThere.personId())
    expect(await organizationOf(story.home)).not.toBe(await organizationOf(story.tenant))
    const got = await deliver()
    expect([...got.keys()].sort()).toEqual([story.lead, story.leadThere].map(({ who }) => who.externalId).sort())
    for (const one of [story.lead, story.leadThere]) {
      expect(got.get(one.who.externalId)).toMatchObject([{ stage: 'to-confirm', requestId: requestOf(screen) }])
    }
  })

  it('asks once, whoever else types one, and shows a lead what waits', async () => {
    const story = await twoOrganizations()
    const id = requestOf(await ask(story))
    await deliver()
    expect(await ask(story)).toEqual(notice('join-asked-before'))
    expect(await story.leadThere.type(`link ${await story.lead.code()}`)).toMatchObject({
      requestId: id,
      stage: 'to-confirm',
    })
    expect(await deliver()).toEqual(new Map())
  })

  it('asks nobody where one side has none who could confirm', async () => {
    const story = await twoOrganizations()
    const tenant = await openTenant(test, 'its own')
    const guest = anAccount(test, `guest${stories}`, tenant)
    test.meetPerson(`guest${stories}`, 'guest')
    expect(await guest.type(`link ${await story.ana.code()}`)).toEqual(notice('join-nobody-confirms'))
  })
})

/** Asks, and has both leads confirm. */
async function join(story: Story): Promise<Screen> {
  const id = requestOf(await ask(story))
  await deliver()
  await confirm(story.lead, id)
  return await confirm(story.leadThere, id)
}

describe('a lead of each who confirms', () => {
  it('makes two organizations one, the older one, and both accounts of whoever asked one person', async () => {
    const story = await twoOrganizations()
    const older = await organizationOf(story.home)
    await prisma.organization.update({ where: { id: older }, data: { createdAt: new Date('2026-01-01T00:00:00Z') } })
    const id = requestOf(await ask(story))
    await deliver()
    expect(await confirm(story.lead, id)).toMatchObject({ kind: 'join-request', stage: 'confirmed' })
    expect(await organizationOf(story.tenant)).not.toBe(older)
    expect(await confirm(story.leadThere, id)).toMatchObject({ kind: 'join-over', how: 'joined' })
    expect([await organizationOf(story.home), await organizationOf(story.tenant)]).toEqual([older, older])
    expect(await prisma.campaign.findMany({ where: { id: { in: Object.values(story.campaigns) } } })).toMatchObject([
      { organizationId: older },
      { organizationId: older },
    ])
    expect(await story.ana.personId()).toBe(await story.anaThere.personId())
    const got = await deliver()
    expect(got.get(story.lead.who.externalId)).toMatchObject([{ kind: 'join-over', how: 'joined', linked: false }])
    expect([...got.values()].flat()).toContainEqual(expect.objectContaining({ how: 'joined', linked: true }))
    expect(await prisma.change.count({ where: { what: 'organizations joined', organizationId: older } })).toBe(1)
  })

  it('lets everybody go on with what is on screen', async () => {
    const story = await twoOrganizations()
    const bo = anAccount(test, `bo${stories}`, story.tenant)
    await bo.annotates(story.campaigns.there)
    let screen = await bo.answer(await bo.start(story.campaigns.there))
    await join(story)
    for (let n = 0; n < 3; n++) screen = await bo.answer(screen)
    expect(screen).toMatchObject({ kind: 'prompt' })
    expect(await prisma.answer.count({ where: { campaignId: story.campaigns.there } })).toBe(4)
    await bo.ask({ kind: 'stop', offer: screen.kind === 'prompt' ? screen.offer : never() })
    expect(await bo.start(story.campaigns.there)).toMatchObject({ kind: 'prompt' })
  })

  it('confirms once, however often, and for one side alone', async () => {
    const story = await twoOrganizations()
    const id = requestOf(await ask(story))
    for (let n = 0; n < 2; n++) expect(await confirm(story.lead, id)).toMatchObject({ stage: 'confirmed' })
    const replies = await Promise.all([
      confirm(story.leadThere, id),
      confirm(story.leadThere, id),
      confirm(story.lead, id),
    ])
    expect(replies.filter((one) => one.kind === 'join-over').length).toBeGreaterThanOrEqual(1)
    expect(await confirm(story.lead, id)).toMatchObject({ kind: 'join-over', how: 'joined' })
    expect(
      await prisma.change.count({
        where: { what: 'organizations joined', personId: await story.leadThere.personId() },
      }),
    ).toBe(1)
  })

  it('is the only one who can: no annotator, no lead of neither, and none who lost the role', async () => {
    const story = await twoOrganizations()
    const [id, other] = [requestOf(await ask(story)), await twoOrganizations()]
    for (const who of [story.ana, story.anaThere]) expect(await confirm(who, id)).toEqual(notice('join-leads-only'))
    for (const who of [other.lead, other.leadThere]) {
      expect(await confirm(who, id)).toEqual(notice('not-yours'))
      expect(await decline(who, id)).toEqual(notice('not-yours'))
    }
    await confirm(story.lead, id)
    const personId = await story.lead.personId()
    await prisma.member.updateMany({ where: { personId }, data: { removedAt: test.clock.now } })
    await story.ana.annotates(story.campaigns.here, 'lead')
    expect(await confirm(story.leadThere, id)).toMatchObject({ kind: 'join-request', stage: 'confirmed' })
    expect(await confirm(story.ana, id)).toMatchObject({ kind: 'join-over', how: 'joined' })
  })

  it('may be the same human on both sides, once on each', async () => {
    const story = await twoOrganizations()
    const screen = await story.leadThere.type(`link ${await story.lead.code()}`)
    expect(screen).toMatchObject({ stage: 'to-confirm' })
    expect(await confirm(story.leadThere, requestOf(screen))).toMatchObject({ stage: 'confirmed' })
    expect((await deliver()).get(story.lead.who.externalId)).toMatchObject([{ stage: 'to-confirm' }])
    expect(await confirm(story.lead, requestOf(screen))).toMatchObject({ how: 'joined' })
    expect(await story.lead.personId()).toBe(await story.leadThere.personId())
  })

  it('is whoever asked where an organization has no campaign yet', async () => {
    const { lead } = await twoOrganizations()
    const newcomer = anAccount(test, `newcomer${stories}`, await openTenant(test, 'its own'))
    const screen = await newcomer.type(`link ${await lead.code()}`)
    expect(screen).toMatchObject({ stage: 'to-confirm' })
    await confirm(newcomer, requestOf(screen))
    expect(await confirm(lead, requestOf(screen))).toMatchObject({ how: 'joined' })
    expect(await newcomer.personId()).toBe(await lead.personId())
  })
})

describe('two campaigns of one name', () => {
  it('are told apart by a number behind the younger one, and its lead is told', async () => {
    const here = `Clauses ${stories + 1}`
    const story = await twoOrganizations(here.toUpperCase())
    expect(await join(story)).toMatchObject({
      renamed: [{ before: here.toUpperCase(), after: `${here.toUpperCase()} 2` }],
    })
    expect((await deliver()).get(story.lead.who.externalId)).toMatchObject([{ renamed: [] }])
    const names = await prisma.campaign.findMany({
      where: { id: { in: Object.values(story.campaigns) } },
      orderBy: { launchedAt: 'asc' },
    })
    expect(names.map(({ name, nameKey }) => [name, nameKey])).toEqual([
      [here, here.toLowerCase()],
      [`${here.toUpperCase()} 2`, `${here.toLowerCase()} 2`],
    ])
    expect(await story.leadThere.type(`status ${here} 2`)).toMatchObject({ kind: 'status' })
  })

  it('are never launched, by a lead of one, while the two become one', async () => {
    const story = await twoOrganizations()
    const name = `Both ${stories}`
    const drafts = await Promise.all(
      (
        [
          [story.home, story.lead],
          [story.tenant, story.leadThere],
        ] as const
      ).map(async ([workspaceId, lead]) => {
        const id = await campaignOf(workspaceId, lead, name)
        await prisma.campaign.update({ where: { id }, data: { state: 'draft', launchedAt: null } })
        return { id, lead }
      }),
    )
    const id = requestOf(await ask(story))
    await confirm(story.lead, id)
    await Promise.all([
      confirm(story.leadThere, id),
      ...drafts.map((draft) => draft.lead.ask({ kind: 'launch', campaignId: draft.id })),
    ])
    const after = await prisma.campaign.findMany({
      where: { id: { in: drafts.map((draft) => draft.id) }, state: 'running' },
    })
    expect(new Set(after.map(({ nameKey }) => nameKey)).size).toBe(after.length)
  })
})

describe('a request', () => {
  it('is over once a lead of either declines: all are told, and nothing is joined', async () => {
    const story = await twoOrganizations()
    const id = requestOf(await ask(story))
    await deliver()
    await confirm(story.lead, id)
    expect(await decline(story.leadThere, id)).toMatchObject({ kind: 'join-over', how: 'declined' })
    const got = await deliver()
    expect([...got.keys()].sort()).toEqual(
      [story.lead, story.ana, story.anaThere].map(({ who }) => who.externalId).sort(),
    )
    expect(await confirm(story.leadThere, id)).toMatchObject({ kind: 'join-over', how: 'declined' })
    expect(await organizationOf(story.home)).not.toBe(await organizationOf(story.tenant))
    expect(await ask(story)).toEqual(notice('join-declined-lately'))
    test.pass(7 * 24 * 60 + 1)
    expect(await ask(story)).toMatchObject({ kind: 'join-request' })
  })

  it('can be taken back by whoever asked, and by a lead who confirmed', async () => {
    const [one, other] = [await twoOrganizations(), await twoOrganizations()]
    expect(await decline(one.anaThere, requestOf(await ask(one)))).toMatchObject({ how: 'withdrawn' })
    const id = requestOf(await ask(other))
    await confirm(other.lead, id)
    expect(await decline(other.lead, id)).toMatchObject({ how: 'withdrawn' })
    expect(await confirm(other.leadThere, id)).toMatchObject({ how: 'withdrawn' })
  })

  it('expires after seven days, and all are told', async () => {
    const story = await twoOrganizations()
    const id = requestOf(await ask(story))
    await deliver()
    test.pass(7 * 24 * 60)
    expect(await confirm(story.lead, id)).toMatchObject({ kind: 'join-over', how: 'expired' })
    await tendJoins(test.world)
    const got = await deliver()
    for (const { who } of [story.lead, story.ana, story.leadThere, story.anaThere]) {
      expect(got.get(who.externalId)).toMatchObject([{ kind: 'join-over', how: 'expired' }])
    }
    expect(await ask(story)).toMatchObject({ kind: 'join-request' })
  })

  it('is overtaken where one of the two becomes one with a third, which nobody said yes to', async () => {
    const [one, other] = [await twoOrganizations(), await twoOrganizations()]
    const asked = requestOf(await one.anaThere.type(`link ${await other.ana.code()}`))
    await confirm(one.leadThere, asked)
    await deliver()
    await join(one)
    expect(await confirm(other.lead, asked)).toMatchObject({ kind: 'join-over', how: 'overtaken' })
    expect(await organizationOf(other.home)).not.toBe(await organizationOf(one.home))
    const again = requestOf(await one.anaThere.type(`link ${await other.ana.code()}`))
    await confirm(one.leadThere, again)
    expect(await confirm(other.lead, again)).toMatchObject({ how: 'joined' })
    expect(await organizationOf(other.home)).toBe(await organizationOf(one.tenant))
  })
})

it('what was met or drafted under an organization that has become part of another is brought along by the clock', async () => {
  const story = await twoOrganizations()
  const [home, there] = [await organizationOf(story.home), await organizationOf(story.tenant)]
  await join(story)
  const now = await organizationOf(story.home)
  const was = [home, there].find((id) => id !== now) ?? never()
  const [id, late] = [story.campaigns.there, await story.lead.personId()]
  await prisma.campaign.update({ where: { id }, data: { organizationId: was } })
  await prisma.person.update({ where: { id: late }, data: { organizationId: was } })
  await tendJoins(test.world)
  expect(await prisma.campaign.findUniqueOrThrow({ where: { id } })).toMatchObject({ organizationId: now })
  expect(await prisma.person.findUniqueOrThrow({ where: { id: late } })).toMatchObject({ organizationId: now })
})

function never(): never {
  throw new Error('this was not to happen')
}
