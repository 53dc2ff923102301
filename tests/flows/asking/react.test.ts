import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { seedCampaign } from '../a-world.ts'
import { type AskingWorld, at, openAskingWorld } from './asking-world.ts'

let asking: AskingWorld

function briefOf(screen: Screen) {
  return screen.kind === 'invitation' ? screen.campaign.campaignId : null
}

beforeEach(async () => {
  asking = await openAskingWorld()
})
afterEach(() => asking.base.close())

describe('what people say to an invitation', () => {
  test('Later: once more after two hours, and then no more that day', async () => {
    const campaignId = await seedCampaign(asking.base, { items: 5, people: ['maria'] })
    await asking.until('2026-11-23T12:05:00Z')
    const later = () => asking.base.ask('maria', { kind: 'later', campaignId }, asking.base.messageOf('maria'))
    expect(await later()).toMatchObject({ kind: 'postponed', nextAt: { day: '2026-11-23', time: '15:05' } })
    await asking.until('2026-11-23T15:00:00Z')
    expect(asking.shown('maria', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-23 15:05'])
    expect(await later()).toMatchObject({ kind: 'postponed', nextAt: { day: '2026-11-24', time: '09:00' } })
    await asking.until('2026-11-24T08:00:00Z')
    expect(asking.shown('maria', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-23 15:05', '11-24 09:00'])
  })

  test('Later on the card of one campaign brings that one again, whichever was asked for last', async () => {
    const first = await seedCampaign(asking.base, { items: 5, people: ['maria'] })
    await asking.until('2026-11-23T12:05:00Z')
    const second = await seedCampaign(asking.base, { items: 500, people: ['maria'] })
    await asking.until('2026-11-24T08:05:00Z')
    const asked = () => asking.said.map(({ screen }) => ('campaignId' in screen ? screen.campaignId : briefOf(screen)))
    expect(asked()).toEqual([first, first, second])
    await asking.base.ask('maria', { kind: 'later', campaignId: first }, asking.base.messageOf('maria'))
    await asking.until('2026-11-24T12:00:00Z')
    expect(asked()).toEqual([first, first, second, first])
  })

  test('Later near the end of the hours, and Not today: silence until the next day', async () => {
    const campaignId = await seedCampaign(asking.base, { items: 5, people: ['maria', 'tomas'] })
    await asking.until('2026-11-23T12:05:00Z')
    asking.moveTo(at('2026-11-23T14:30:00Z'))
    const later = await asking.base.ask('maria', { kind: 'later', campaignId }, asking.base.messageOf('maria'))
    expect(later).toMatchObject({
      kind: 'postponed',
      nextAt: { day: '2026-11-24', time: '09:00' },
      choices: [{ when: 'hour' }],
    })
    await asking.base.ask('tomas', { kind: 'not-today', campaignId }, asking.base.messageOf('tomas'))
    await asking.until('2026-11-24T08:00:00Z')
    expect(asking.shown('maria', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-24 09:00'])
    expect(asking.shown('tomas', 'Europe/Berlin')).toEqual(['11-23 13:00', '11-24 09:00'])
  })

  test.each([
    ['hour', '2026-11-23T09:30:00Z', '11-23 11:30'],
    ['after-lunch', '2026-11-23T09:30:00Z', '11-23 13:00'],
    ['tomorrow', '2026-11-23T09:30:00Z', '11-24 09:00'],
    ['hour', '2026-11-23T15:30:00Z', '11-24 09:00'],
    ['after-lunch', '2026-11-23T13:30:00Z', '11-24 09:00'],
    ['tomorrow', '2026-11-27T09:30:00Z', '11-30 09:00'],
  ] as const)('%s, chosen at %s, names the time at which they are asked next: %s', async (when, now, next) => {
    asking.moveTo(at(now.replace(/T.*/, 'T08:00:00Z')))
    const campaignId = await seedCampaign(asking.base, { items: 5, people: ['maria'] })
    await asking.until(now.replace(/T.*/, 'T08:05:00Z'))
    asking.moveTo(at(now))
    const before = asking.said.length
    await asking.base.ask('maria', { kind: 'later', campaignId }, asking.base.messageOf('maria'))
    const chosen = { kind: 'ask-at', campaignId, when } as const
    const screen = await asking.base.ask('maria', chosen, asking.base.messageOf('maria'))
    const [day = '', time] = next.split(' ')
    expect(screen).toMatchObject({ kind: 'postponed', nextAt: { day: `2026-${day}`, time } })
    await asking.until(`2026-${day}T${time}:00+01:00`)
    expect(asking.shown('maria').slice(before)).toEqual([next])
  })

  test('Not today on the card of the day before leaves this day in peace', async () => {
    const campaignId = await seedCampaign(asking.base, { items: 5, people: ['maria'] })
    await asking.until('2026-11-23T15:00:00Z')
    asking.moveTo(at('2026-11-24T06:00:00Z'))
    const before = asking.said.length
    await asking.base.ask('maria', { kind: 'not-today', campaignId }, asking.base.messageOf('maria'))
    await asking.until('2026-11-25T08:30:00Z')
    expect(asking.shown('maria').slice(before)).toEqual(['11-25 09:00'])
  })

  test('settings say when, and what cannot be read is said beside its field', async () => {
    await seedCampaign(asking.base, { items: 5, people: ['maria'] })
    const form = {
      days: [1, 2],
      from: '14:00',
      until: '16:00',
      otherHours: 'Wed 10-11',
      quiet: '',
      daysOff: '',
      awayFrom: null,
      awayUntil: null,
      onLeaveUntil: null,
      zone: null,
    }
    const wrong = { ...form, until: '13:00', quiet: 'noon', daysOff: '24.12.' }
    const refused = await asking.base.ask('maria', { kind: 'settings-form', form: wrong })
    expect(refused.kind === 'settings-form' && refused.problems.map(({ field }) => field)).toEqual([
      'until',
      'quiet',
      'daysOff',
    ])
    expect(await asking.base.ask('maria', { kind: 'settings-form', form })).toEqual({
      kind: 'settings-kept',
      next: '2026-11-24',
      zone: 'Europe/Berlin',
      zoneBasis: 'told',
    })
    await asking.until('2026-11-30T00:00:00Z')
    expect(asking.shown('maria', 'Europe/Berlin')).toEqual(['11-23 14:00', '11-24 14:00', '11-25 10:00'])
    expect(await asking.base.ask('maria', { kind: 'settings' })).toMatchObject({
      kind: 'settings-form',
      today: '2026-11-30',
    })
  })
})
