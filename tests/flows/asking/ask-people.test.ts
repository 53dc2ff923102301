import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AskingHours, isGoodTime, usualHours } from '../../../src/domain/asking-hours.ts'
import type { Screen } from '../../../src/domain/screen.ts'
import { localDay, localTime } from '../../../src/domain/time.ts'
import { askPeople, nextAsking } from '../../../src/flows/asking/ask-people.ts'
import { sendDelivery } from '../../../src/flows/send-delivery.ts'
import type { World } from '../../../src/flows/world.ts'
import { moveThrough } from '../../../src/schedule.ts'
import { keepHours } from '../../../src/store/askings.ts'
import { inTransaction } from '../../../src/store/database.ts'
import { enqueueMessage } from '../../../src/store/deliveries.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'

type Said = { readonly to: string; readonly at: Date; readonly screen: Screen }

let base: TestWorld
let world: World
let said: Said[]
/** What somebody does as soon as they get a message. */
let react: (one: Said) => Promise<void>

beforeEach(async () => {
  base = await openWorld()
  said = []
  react = async () => {}
  const waiting: string[] = []
  world = {
    ...base.world,
    jobs: {
      ...base.world.jobs,
      enqueue: async (_tx, queue, id) => void (queue === 'deliver' && waiting.push(id)),
      async drained() {
        for (const id of waiting.splice(0)) await sendDelivery(world, id)
      },
    },
    messenger: {
      ...base.world.messenger,
      async send(to, screen) {
        const one = { to: to.externalId, at: base.clock.now, screen }
        said.push(one)
        await react(one)
        return { kind: 'sent', address: base.messageOf(to.externalId) }
      },
    },
  }
})
afterEach(() => base.close())

const at = (text: string) => new Date(text)
const moveTo = (target: Date) => {
  base.clock.now = target
}
const until = (text: string) => moveThrough(world, moveTo, at(text))
const invitationsOf = (name: string) => said.filter((one) => one.to === name && one.screen.kind !== 'session-over')
const shown = (name: string, zone: string) =>
  invitationsOf(name).map((one) => `${localDay(one.at, zone).slice(5)} ${localTime(one.at, zone)}`)

async function idOf(externalId: string): Promise<string> {
  return (await base.world.database.prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
}
async function moveHome(externalId: string, zone: string) {
  await base.world.database.prisma.person.update({ where: { id: await idOf(externalId) }, data: { zone } })
}
async function setHours(externalId: string, hours: AskingHours) {
  const owner = { personId: await idOf(externalId), organizationId: base.organizationId }
  await inTransaction(base.world.database, (tx) => keepHours(tx, owner, hours, base.clock.now))
}
/** Takes a prompt at once and leaves it there: the session ends by the clock. */
const starts = (one: Said, campaignId: string) =>
  base.ask(one.to, { kind: 'start', campaignId, minutes: 5 }, base.messageOf(one.to)).then(() => {})

describe('invitations by the clock', () => {
  test('over four weeks and two changes of the clocks, for people in six zones', async () => {
    const zones = {
      berlin: 'Europe/Berlin',
      york: 'America/New_York',
      delhi: 'Asia/Kolkata',
      howe: 'Australia/Lord_Howe',
      paulo: 'America/Sao_Paulo',
      auckland: 'Pacific/Auckland',
    }
    moveTo(at('2026-10-11T00:00:00Z'))
    const quiet = ['silent', 'partly']
    const people = [...Object.keys(zones), ...quiet]
    const one = await seedCampaign(base, { items: 400, people })
    await seedCampaign(base, { items: 5, people })
    for (const [name, zone] of Object.entries(zones)) await moveHome(name, zone)
    const mornings: AskingHours = {
      ...usualHours,
      weekly: usualHours.weekly.map((range) => (range === null ? null : { from: 600, until: 720 })),
      quiet: [{ from: 600, until: 630 }],
      off: [{ first: '2026-10-19', last: '2026-10-23' }],
    }
    await setHours('partly', mornings)
    react = async (got) => {
      const isAsked = got.screen.kind === 'daily' || got.screen.kind === 'invitation'
      if (!isAsked || quiet.includes(got.to)) return
      if (got.to === 'berlin' || got.to === 'york') return await starts(got, one)
      await base.ask(got.to, { kind: 'not-today', campaignId: one }, base.messageOf(got.to))
    }
    await until('2026-11-09T00:00:00Z')

    for (const [name, zone] of Object.entries(zones)) {
      const days = shown(name, zone)
      expect(
        days.map((it) => it.slice(6)),
        name,
      ).toEqual(days.map(() => '09:00'))
      expect(new Set(days).size, name).toBe(days.length)
      expect(days.length, name).toBeGreaterThanOrEqual(19)
    }
    expect(invitationsOf('partly').every((it) => isGoodTime(mornings, 'Europe/Berlin', it.at))).toBe(true)
    expect(shown('partly', 'Europe/Berlin')).toEqual([
      '10-12 10:30',
      '10-13 10:30',
      '10-14 10:30',
      '10-16 10:30',
      '10-27 10:30',
      '10-29 10:30',
      '11-05 10:30',
    ])
    expect(shown('silent', 'Europe/Berlin').slice(0, 8)).toEqual([
      '10-12 09:00',
      '10-12 12:00',
      '10-13 09:00',
      '10-13 12:00',
      '10-14 09:00',
      '10-14 12:00',
      '10-16 09:00',
      '10-20 09:00',
    ])
    expect(shown('silent', 'Europe/Berlin').slice(8)).toEqual(['10-22 09:00', '10-29 09:00', '11-05 09:00'])
    expect(invitationsOf('silent').map(({ screen }) => screen.kind === 'daily' && screen.why)).toContain('reminder')
  }, 120_000)

  test('two replicas that look together ask once', async () => {
    const people = Array.from({ length: 12 }, (_, at) => `p${at}`)
    await seedCampaign(base, { items: 5, people })
    await Promise.all([askPeople(world), askPeople(world), askPeople(world)])
    await world.jobs.drained()
    expect(said.map(({ to }) => to).sort()).toEqual([...people].sort())
    expect((await nextAsking(world))?.getTime()).toBeGreaterThan(base.clock.now.getTime())
  })

  test('none for campaigns that do not run, for those removed or held back, and where nothing is left', async () => {
    const { prisma } = base.world.database
    await seedCampaign(base, { items: 5, people: ['a'], state: 'paused' })
    await seedCampaign(base, { items: 0, people: ['b'] })
    const removed = await seedCampaign(base, { items: 5, people: ['c'] })
    await prisma.member.updateMany({ where: { campaignId: removed }, data: { removedAt: base.clock.now } })
    const held = await seedCampaign(base, { items: 5, people: ['d'] })
    const counts = { answered: 0, goldAnswered: 0, goldRight: 0, pausedAt: base.clock.now }
    const { organizationId } = base
    await prisma.standing.create({ data: { organizationId, campaignId: held, personId: await idOf('d'), ...counts } })
    await until('2026-11-27T00:00:00Z')
    expect(said).toEqual([])

    await prisma.campaign.updateMany({ data: { state: 'running' } })
    await until('2026-11-28T00:00:00Z')
    expect(said.map(({ to }) => to)).toContain('a')
  })

  test('the first tells all about the campaign, later ones what waits and what is new in the guideline', async () => {
    const { prisma } = base.world.database
    const campaignId = await seedCampaign(base, { items: 5, gold: 2, goldShare: 0.1, people: ['maria'] })
    await prisma.campaign.update({ where: { id: campaignId }, data: { createdBy: await idOf('maria') } })
    react = (got) => starts(got, campaignId)
    await until('2026-11-23T12:01:00Z')
    expect(said[0]?.screen).toMatchObject({ kind: 'invitation', leadName: 'maria', campaign: { hasGold: true } })
    react = async () => {}
    for (const version of [2, 3]) {
      const change = { version, text: 'Read thrice.', changeNote: version === 2 ? null : 'Caps are liability.' }
      const { organizationId } = base
      const createdBy = await idOf('maria')
      await prisma.guideline.create({
        data: { ...change, organizationId, campaignId, createdBy, createdAt: base.clock.now },
      })
      await prisma.campaign.update({ where: { id: campaignId }, data: { guidelineVersion: version, version } })
    }
    await until('2026-11-24T09:00:00Z')
    expect(invitationsOf('maria').at(-1)?.screen).toEqual({
      kind: 'daily',
      why: 'daily',
      campaignId,
      campaignName: `Campaign ${campaignId}`,
      left: 1,
      sessionMinutes: 5,
      guidelineNews: ['Caps are liability.'],
    })
  })

  test('a session that nobody finishes is ended by the clock and says so', async () => {
    const campaignId = await seedCampaign(base, { items: 5, people: ['maria'] })
    react = (got) => starts(got, campaignId)
    const updates: Screen[] = []
    const inner = world
    world = {
      ...inner,
      messenger: {
        ...inner.messenger,
        async update(address, screen) {
          updates.push(screen)
          return { kind: 'sent', address }
        },
      },
    }
    await until('2026-11-23T13:00:00Z')
    expect(updates).toMatchObject([{ kind: 'session-over', reason: 'expired' }])
  })
})

describe('what people say to an invitation', () => {
  test('Later: once more after two hours, and then no more that day', async () => {
    const campaignId = await seedCampaign(base, { items: 5, people: ['maria'] })
    await until('2026-11-23T12:05:00Z')
    const later = () => base.ask('maria', { kind: 'later', campaignId }, base.messageOf('maria'))
    expect(await later()).toMatchObject({ kind: 'postponed', againAt: '15:05' })
    await until('2026-11-23T15:00:00Z')
    expect(shown('maria', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-23 15:05'])
    expect(await later()).toMatchObject({ kind: 'postponed', againAt: null })
    await until('2026-11-24T08:00:00Z')
    expect(shown('maria', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-23 15:05', '11-24 09:00'])
  })

  test('Later near the end of the hours, and Not today: silence until the next day', async () => {
    const campaignId = await seedCampaign(base, { items: 5, people: ['maria', 'tomas'] })
    await until('2026-11-23T12:05:00Z')
    moveTo(at('2026-11-23T14:30:00Z'))
    const later = await base.ask('maria', { kind: 'later', campaignId }, base.messageOf('maria'))
    expect(later).toMatchObject({ kind: 'postponed', againAt: null })
    await base.ask('tomas', { kind: 'not-today', campaignId }, base.messageOf('tomas'))
    await until('2026-11-24T08:00:00Z')
    expect(shown('maria', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-24 09:00'])
    expect(shown('tomas', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-24 09:00'])
  })

  test('settings say when, and what cannot be read is said beside its field', async () => {
    await seedCampaign(base, { items: 5, people: ['maria'] })
    const form = {
      days: [1, 2],
      from: '14:00',
      until: '16:00',
      otherHours: 'Wed 10-11',
      quiet: '',
      daysOff: '',
      awayFrom: null,
      awayUntil: null,
      pausedUntil: null,
    }
    const wrong = { ...form, until: '13:00', quiet: 'noon', daysOff: '24.12.' }
    const refused = await base.ask('maria', { kind: 'settings-form', form: wrong })
    expect(refused.kind === 'settings-form' && refused.problems.map(({ field }) => field)).toEqual([
      'until',
      'quiet',
      'daysOff',
    ])
    expect(await base.ask('maria', { kind: 'settings-form', form })).toEqual({
      kind: 'settings-kept',
      next: 'Tuesday 24 November',
    })
    await until('2026-11-30T00:00:00Z')
    expect(shown('maria', 'Europe/Berlin')).toEqual(['11-23 14:00', '11-24 14:00', '11-25 10:00'])
    expect(await base.ask('maria', { kind: 'settings' })).toMatchObject({ kind: 'settings-form', today: '2026-11-30' })
  })
})

describe('an announcement', () => {
  const announce = async (campaignId: string, name: string) => {
    const personId = await idOf(name)
    const { organizationId, workspaceId } = base
    const brief = {
      campaignId,
      name: 'New',
      purpose: '',
      taskType: 'choice',
      items: 5,
      overlap: 1,
      sessionMinutes: 5,
      hasGold: false,
    } as const
    const screen = { kind: 'invitation', campaign: brief, leadName: 'Lea' } as const
    const message = {
      id: world.newId(),
      organizationId,
      workspaceId,
      campaignId,
      personId,
      screen,
      createdAt: base.clock.now,
    }
    await inTransaction(world.database, (tx) => enqueueMessage(tx, world.jobs, message))
    await world.jobs.drained()
  }

  test('goes out at once, and is the day’s invitation', async () => {
    const campaignId = await seedCampaign(base, { items: 5, people: ['maria'] })
    moveTo(at('2026-11-23T07:30:00Z'))
    await announce(campaignId, 'maria')
    await until('2026-11-23T20:00:00Z')
    expect(shown('maria', 'Europe/Berlin')).toEqual(['11-23 08:30', '11-23 11:30'])
    await until('2026-11-24T08:00:00Z')
    expect(shown('maria', 'Europe/Berlin').at(-1)).toBe('11-24 09:00')
  })

  test('waits for the next good time of somebody who has set hours, and then says all', async () => {
    const campaignId = await seedCampaign(base, { items: 5, people: ['maria'] })
    await setHours('maria', { ...usualHours, pausedUntil: '2026-11-26' })
    await announce(campaignId, 'maria')
    expect(said).toEqual([])
    const { prisma } = base.world.database
    await prisma.campaign.update({ where: { id: campaignId }, data: { createdBy: await idOf('maria') } })
    await until('2026-11-26T09:00:00Z')
    expect(shown('maria', 'Europe/Berlin')).toEqual(['11-26 09:00'])
    expect(said[0]?.screen).toMatchObject({ kind: 'invitation' })
  })
})
