import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AskingHours, isGoodTime, usualHours } from '../../../src/domain/asking/asking-hours.ts'
import { askPeople, nextAsking } from '../../../src/flows/asking/ask-people.ts'
import { seedCampaign } from '../a-world.ts'
import { type AskingWorld, at, openAskingWorld } from './asking-world.ts'

let asking: AskingWorld
beforeEach(async () => {
  asking = await openAskingWorld()
})
afterEach(() => asking.base.close())

async function moveHome(externalId: string, zone: string) {
  const id = await asking.idOf(externalId)
  await asking.base.world.database.prisma.person.update({ where: { id }, data: { zone } })
}

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
    asking.moveTo(at('2026-10-11T00:00:00Z'))
    const quiet = ['silent', 'partly']
    const people = [...Object.keys(zones), ...quiet]
    const one = await seedCampaign(asking.base, { items: 400, people })
    await seedCampaign(asking.base, { items: 5, people })
    for (const [name, zone] of Object.entries(zones)) await moveHome(name, zone)
    const mornings: AskingHours = {
      ...usualHours,
      weekly: usualHours.weekly.map((range) => (range === null ? null : { from: 600, until: 720 })),
      quiet: [{ from: 600, until: 630 }],
      off: [{ first: '2026-10-19', last: '2026-10-23' }],
    }
    await asking.setHours('partly', mornings)
    asking.reacting.react = async (got) => {
      const isAsked = got.screen.kind === 'daily' || got.screen.kind === 'invitation'
      if (!isAsked || quiet.includes(got.to)) return
      if (got.to === 'berlin' || got.to === 'york') return await asking.starts(got, one)
      await asking.base.ask(got.to, { kind: 'not-today', campaignId: one }, asking.base.messageOf(got.to))
    }
    await asking.until('2026-11-09T00:00:00Z')

    for (const [name, zone] of Object.entries(zones)) {
      const days = asking.shown(name, zone)
      expect(
        days.map((it) => it.slice(6)),
        name,
      ).toEqual(days.map(() => '09:00'))
      expect(new Set(days).size, name).toBe(days.length)
      expect(days.length, name).toBeGreaterThanOrEqual(19)
    }
    expect(asking.invitationsOf('partly').every((it) => isGoodTime(mornings, 'Europe/Berlin', it.at))).toBe(true)
    expect(asking.shown('partly', 'Europe/Berlin')).toEqual([
      '10-12 10:30',
      '10-13 10:30',
      '10-14 10:30',
      '10-16 10:30',
      '10-27 10:30',
      '10-29 10:30',
      '11-05 10:30',
    ])
    expect(asking.shown('silent', 'Europe/Berlin').slice(0, 8)).toEqual([
      '10-12 09:00',
      '10-12 12:00',
      '10-13 09:00',
      '10-13 12:00',
      '10-14 09:00',
      '10-14 12:00',
      '10-16 09:00',
      '10-20 09:00',
    ])
    expect(asking.shown('silent', 'Europe/Berlin').slice(8)).toEqual(['10-22 09:00', '10-29 09:00', '11-05 09:00'])
    expect(asking.invitationsOf('silent').map(({ screen }) => screen.kind === 'daily' && screen.why)).toContain(
      'reminder',
    )
  }, 120_000)

  test('two replicas that look together ask once', async () => {
    const people = Array.from({ length: 12 }, (_, at) => `p${at}`)
    await seedCampaign(asking.base, { items: 5, people })
    await Promise.all([askPeople(asking.world), askPeople(asking.world), askPeople(asking.world)])
    await asking.world.jobs.drained()
    expect(asking.said.map(({ to }) => to).sort()).toEqual([...people].sort())
    expect((await nextAsking(asking.world))?.getTime()).toBeGreaterThan(asking.base.clock.now.getTime())
  })

  test('none for campaigns that do not run, for those removed or held back, and where nothing is left', async () => {
    const { prisma } = asking.base.world.database
    await seedCampaign(asking.base, { items: 5, people: ['a'], state: 'paused' })
    await seedCampaign(asking.base, { items: 0, people: ['b'] })
    const removed = await seedCampaign(asking.base, { items: 5, people: ['c'] })
    await prisma.member.updateMany({ where: { campaignId: removed }, data: { removedAt: asking.base.clock.now } })
    const held = await seedCampaign(asking.base, { items: 5, people: ['d'] })
    const counts = { answered: 0, goldAnswered: 0, goldRight: 0, heldBackAt: asking.base.clock.now }
    const { organizationId } = asking.base
    await prisma.standing.create({
      data: { organizationId, campaignId: held, personId: await asking.idOf('d'), ...counts },
    })
    await asking.until('2026-11-27T00:00:00Z')
    expect(asking.said).toEqual([])

    await prisma.campaign.updateMany({ data: { state: 'running' } })
    await asking.until('2026-11-28T00:00:00Z')
    expect(asking.said.map(({ to }) => to)).toContain('a')
  })

  test('the first tells all about the campaign, later ones what waits and what is new in the guideline', async () => {
    const { prisma } = asking.base.world.database
    const campaignId = await seedCampaign(asking.base, { items: 5, gold: 2, goldShare: 0.1, people: ['maria'] })
    await prisma.campaign.update({ where: { id: campaignId }, data: { createdBy: await asking.idOf('maria') } })
    asking.reacting.react = (got) => asking.starts(got, campaignId)
    await asking.until('2026-11-23T12:01:00Z')
    expect(asking.said[0]?.screen).toMatchObject({ kind: 'invitation', leadName: 'maria', campaign: { hasGold: true } })
    asking.reacting.react = async () => {}
    for (const version of [2, 3]) {
      const change = { version, text: 'Read thrice.', changeNote: version === 2 ? null : 'Caps are liability.' }
      const { organizationId } = asking.base
      const createdBy = await asking.idOf('maria')
      await prisma.guideline.create({
        data: { ...change, organizationId, campaignId, createdBy, createdAt: asking.base.clock.now },
      })
      await prisma.campaign.update({ where: { id: campaignId }, data: { guidelineVersion: version, version } })
    }
    await asking.until('2026-11-24T09:00:00Z')
    expect(asking.invitationsOf('maria').at(-1)?.screen).toEqual({
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
    const campaignId = await seedCampaign(asking.base, { items: 5, people: ['maria'] })
    asking.reacting.react = (got) => asking.starts(got, campaignId)
    await asking.until('2026-11-23T13:00:00Z')
    expect(asking.updates).toMatchObject([{ kind: 'session-over', reason: 'expired' }])
  })
})
