import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { usualHours } from '../../../src/domain/asking/asking-hours.ts'
import { launchCampaign } from '../../../src/flows/campaigns/launch-campaign.ts'
import { aboutPeople } from '../../../src/flows/campaigns/people-of-campaign.ts'
import { handle } from '../../../src/flows/handle.ts'
import { aDraft, launch, launchUnsent, tellingOn } from '../asking/a-launch.ts'
import { type AskingWorld, at, openAskingWorld } from '../asking/asking-world.ts'
import { removeAndConfirm } from '../campaigns/a-led-campaign.ts'

let asking: AskingWorld
beforeEach(async () => {
  asking = await openAskingWorld()
})
afterEach(() => asking.base.close())

const berlin = 'Europe/Berlin'
const tokyo = 'Asia/Tokyo'

/** The names of the campaigns that somebody was told of in full, by local day and time. */
const toldOf = (name: string, zone = berlin) =>
  asking
    .invitationsOf(name)
    .flatMap(({ screen }, nth) =>
      screen.kind === 'invitation' ? [`${asking.shown(name, zone)[nth]} ${screen.campaign.name}`] : [],
    )

describe('a launch', () => {
  test('by day for one and at night for another tells each at their own good time, once, and says so', async () => {
    const campaignId = await aDraft(asking, { maria: berlin, kenji: tokyo, ken: tokyo })
    expect(tellingOn(await launch(asking, campaignId))).toEqual({
      now: 1,
      later: 2,
      first: { name: 'ken', at: { day: '2026-11-24', time: '01:00', today: '2026-11-23' } },
      last: { name: 'kenji', at: { day: '2026-11-24', time: '01:00', today: '2026-11-23' } },
      never: [],
      noGoodHour: [],
    })
    expect(asking.said.map(({ to }) => to)).toEqual(['maria'])
    await asking.until('2026-11-25T00:30:00Z')
    expect(toldOf('maria')).toEqual(['11-23 13:00 Clauses'])
    expect(toldOf('kenji', tokyo)).toEqual(['11-24 09:00 Clauses'])
    expect(asking.shown('maria')).toEqual(['11-23 13:00', '11-23 16:00', '11-24 09:00', '11-24 12:00'])
    expect(asking.shown('kenji', tokyo)).toEqual(['11-24 09:00', '11-24 12:00', '11-25 09:00'])
  })

  test('names whose settings leave no time at which to ask, beside whom no message reaches, and promises nothing', async () => {
    const campaignId = await aDraft(asking, { maria: berlin, tomas: berlin })
    const quiet = Array.from({ length: 50 }, (_, line) => ({ from: 530 + line * 10, until: 545 + line * 10 }))
    await asking.setHours('maria', { ...usualHours, quiet })
    const unheard = { never: [], noGoodHour: ['maria'] }
    expect(tellingOn(await launch(asking, campaignId))).toMatchObject({ now: 1, later: 0, ...unheard })
    asking.base.meetPerson('ines')
    await asking.base.ask('ines', { kind: 'help' })
    await asking.setHours('ines', { ...usualHours, quiet })
    const invite = aboutPeople({ kind: 'invite', people: ['ines'], unresolved: [], role: null, which: { campaignId } })
    const telling = { now: 0, later: 0, never: [], noGoodHour: ['ines'] }
    expect(await asking.base.ask('lea', invite)).toMatchObject({ kind: 'people-changed', telling })
    await asking.setHours('maria', usualHours)
    await asking.until('2026-11-23T13:00:00Z')
    expect(toldOf('maria')).toEqual(['11-23 13:00 Clauses'])
  })

  test('knows now from later while the clock goes on, as it always does', async () => {
    const campaignId = await aDraft(asking, { maria: berlin, kenji: tokyo })
    let ms = 0
    const ticking = { ...asking.world, now: () => new Date(asking.base.clock.now.getTime() + ++ms) }
    const who = asking.base.account('lea')
    const { screen } = await launchCampaign(ticking, { who, intent: { kind: 'launch', campaignId }, message: null })
    expect(tellingOn(screen)).toMatchObject({ now: 1, later: 1, first: { name: 'kenji' } })
    asking.base.meetPerson('tomas')
    const invite = aboutPeople({ kind: 'invite', people: ['tomas'], unresolved: [], role: null, which: { campaignId } })
    const invited = (await handle(ticking, { who, intent: invite, message: null })).screen
    expect(invited).toMatchObject({ kind: 'people-changed', telling: { now: 1, later: 0 } })
    await asking.world.jobs.drained()
    expect(asking.said.map(({ to }) => to)).toEqual(['maria', 'tomas'])
  })

  test('before the clocks change is heard of after it at nine by the new time', async () => {
    asking.moveTo(at('2026-10-23T20:00:00Z'))
    const campaignId = await aDraft(asking, { maria: berlin, york: 'America/New_York' })
    asking.base.clock.now = at('2026-10-23T21:30:00Z')
    expect(tellingOn(await launch(asking, campaignId))).toMatchObject({
      now: 0,
      first: { name: 'maria', at: { day: '2026-10-26', time: '09:00', today: '2026-10-23' } },
      last: { name: 'york', at: { day: '2026-10-26', time: '14:00', today: '2026-10-23' } },
    })
    await asking.until('2026-10-26T14:00:00Z')
    const told = asking.said.filter(({ to }) => to !== 'lea')
    expect(told.map(({ to, at: when }) => [to, when.toISOString().slice(0, 16)])).toEqual([
      ['maria', '2026-10-26T08:00'],
      ['maria', '2026-10-26T11:00'],
      ['york', '2026-10-26T13:00'],
    ])
  })

  test('is not heard of by who was removed meanwhile, nor while it is paused; after that it comes, in full', async () => {
    asking.moveTo(at('2026-11-23T20:00:00Z'))
    const campaignId = await aDraft(asking, { maria: berlin, tomas: berlin })
    await launch(asking, campaignId)
    const which = { campaignId }
    await removeAndConfirm((intent) => asking.base.ask('lea', intent), ['tomas'], which)
    await asking.base.ask('lea', { kind: 'steer', act: 'pause', which })
    await asking.until('2026-11-24T20:00:00Z')
    expect(asking.said).toEqual([])
    await asking.base.ask('lea', { kind: 'steer', act: 'go-on', which })
    await asking.until('2026-11-25T09:00:00Z')
    expect(asking.said.map(({ to }) => to)).toEqual(['maria'])
    expect(toldOf('maria')).toEqual(['11-25 09:00 Clauses'])
  })

  test('never sends what waited for its turn until the campaign was paused', async () => {
    const campaignId = await aDraft(asking, { maria: berlin })
    await launchUnsent(asking, campaignId)
    await asking.base.ask('lea', { kind: 'steer', act: 'pause', which: { campaignId } })
    await asking.world.jobs.drained()
    expect(asking.said).toEqual([])
    await asking.base.ask('lea', { kind: 'steer', act: 'go-on', which: { campaignId } })
    await asking.until('2026-11-24T09:00:00Z')
    expect(toldOf('maria').at(-1)).toMatch(/Clauses$/)
    expect(toldOf('maria')).toHaveLength(1)
  })

  test('whose message waited for its turn until the day was over is heard of the next morning, in full', async () => {
    asking.moveTo(at('2026-11-23T15:59:00Z'))
    const campaignId = await aDraft(asking, { maria: berlin })
    await launchUnsent(asking, campaignId)
    asking.moveTo(at('2026-11-23T16:01:00Z'))
    await asking.world.jobs.drained()
    expect(asking.said).toEqual([])
    await asking.until('2026-11-24T10:00:00Z')
    expect(toldOf('maria')).toEqual(['11-24 09:00 Clauses'])
  })
})

describe('two launches', () => {
  test('in one night come on two mornings, in their order, and each lead is told the right day', async () => {
    asking.moveTo(at('2026-11-23T20:00:00Z'))
    const first = await aDraft(asking, { maria: berlin }, 'First')
    const second = await aDraft(asking, { maria: berlin }, 'Second')
    expect(tellingOn(await launch(asking, first)).first).toEqual({
      name: 'maria',
      at: { day: '2026-11-24', time: '09:00', today: '2026-11-23' },
    })
    asking.base.pass(5)
    expect(tellingOn(await launch(asking, second)).first).toEqual({
      name: 'maria',
      at: { day: '2026-11-25', time: '09:00', today: '2026-11-23' },
    })
    await asking.until('2026-11-25T09:00:00Z')
    expect(toldOf('maria')).toEqual(['11-24 09:00 First', '11-25 09:00 Second'])
    expect(asking.shown('maria')).toEqual(['11-24 09:00', '11-24 12:00', '11-25 09:00'])
  })

  test('at one moment of the day do not both take that day', async () => {
    const drafts = [await aDraft(asking, { maria: berlin }, 'One'), await aDraft(asking, { maria: berlin }, 'Other')]
    const screens = await Promise.all(drafts.map((id) => launch(asking, id)))
    const tellings = screens.map(tellingOn)
    expect(tellings.map(({ now }) => now).sort()).toEqual([0, 1])
    expect(tellings.find(({ now }) => now === 0)?.first).toEqual({
      name: 'maria',
      at: { day: '2026-11-24', time: '09:00', today: '2026-11-23' },
    })
    await asking.until('2026-11-24T09:00:00Z')
    expect(toldOf('maria').map((one) => one.slice(0, 11))).toEqual(['11-23 13:00', '11-24 09:00'])
  })

  test('after somebody was asked that day wait for the next, also where they had begun to ignore', async () => {
    const first = await aDraft(asking, { maria: berlin }, 'First')
    await launch(asking, first)
    await asking.until('2026-11-27T12:00:00Z')
    const before = asking.said.length
    const second = await aDraft(asking, { maria: berlin }, 'Second')
    expect(tellingOn(await launch(asking, second)).first).toEqual({
      name: 'maria',
      at: { day: '2026-11-30', time: '09:00', today: '2026-11-27' },
    })
    await asking.until('2026-11-30T09:00:00Z')
    expect(asking.shown('maria').slice(before)).toEqual(['11-30 09:00'])
    expect(toldOf('maria').at(-1)).toBe('11-30 09:00 Second')
  })
})

describe('Launch and tell all now', () => {
  test('leaves those alone for whom it is night, and tells those at once who had a message today', async () => {
    const other = await aDraft(asking, { maria: berlin }, 'Other')
    await launch(asking, other)
    const campaignId = await aDraft(asking, { maria: berlin, kenji: tokyo })
    expect(tellingOn(await launch(asking, campaignId, 'launch-telling-all'))).toMatchObject({ now: 1, later: 1 })
    expect(toldOf('maria')).toEqual(['11-23 13:00 Other', '11-23 13:00 Clauses'])
    expect(asking.invitationsOf('maria').at(-1)?.screen).not.toHaveProperty('isOutOfHours')
    await asking.until('2026-11-24T00:30:00Z')
    expect(toldOf('kenji', tokyo)).toEqual(['11-24 09:00 Clauses'])
  })
})

describe('Launch and tell at any hour', () => {
  test('tells at once whoever set no hours, whatever their hour; the others at their own', async () => {
    const people = { maria: berlin, kenji: tokyo, priya: tokyo }
    const campaignId = await aDraft(asking, people)
    await asking.setHours('priya', { ...usualHours, onLeaveUntil: '2026-11-26' })
    expect(tellingOn(await launch(asking, campaignId, 'launch-at-any-hour'))).toMatchObject({
      now: 2,
      later: 1,
      first: { name: 'priya', at: { day: '2026-11-26', time: '01:00', today: '2026-11-23' } },
    })
    expect(asking.said.map(({ to }) => to).sort()).toEqual(['kenji', 'maria'])
    await asking.until('2026-11-26T00:30:00Z')
    expect(toldOf('priya', tokyo)).toEqual(['11-26 09:00 Clauses'])
    expect(toldOf('kenji', tokyo)).toEqual(['11-23 21:00 Clauses'])
    expect(asking.invitationsOf('kenji')[0]?.screen).toMatchObject({ isOutOfHours: true })
    expect(asking.invitationsOf('maria')[0]?.screen).not.toHaveProperty('isOutOfHours')
    expect(asking.shown('kenji', tokyo).slice(0, 2)).toEqual(['11-23 21:00', '11-24 09:00'])
  })

  test('clicked twice at the same moment, or together with Launch, tells everybody once', async () => {
    const campaignId = await aDraft(asking, { maria: berlin, kenji: tokyo })
    const screens = await Promise.all([
      launch(asking, campaignId, 'launch-at-any-hour'),
      launch(asking, campaignId, 'launch-at-any-hour'),
    ])
    expect(screens.map(({ kind }) => kind).sort()).toEqual(['launched', 'notice'])
    expect(await launch(asking, campaignId)).toEqual({ kind: 'notice', notice: 'already-launched' })
    await asking.world.jobs.drained()
    expect(asking.said.map(({ to }) => to).sort()).toEqual(['kenji', 'maria'])
  })

  test('takes the day, so that the clock asks for nothing else on it', async () => {
    asking.moveTo(at('2026-11-23T07:30:00Z'))
    const campaignId = await aDraft(asking, { maria: berlin })
    await launch(asking, campaignId, 'launch-at-any-hour')
    await asking.until('2026-11-23T20:00:00Z')
    expect(asking.shown('maria')).toEqual(['11-23 08:30', '11-23 11:30'])
    await asking.until('2026-11-24T08:00:00Z')
    expect(asking.shown('maria').at(-1)).toBe('11-24 09:00')
  })

  test('leaves a promise of Later as it was given', async () => {
    const other = await aDraft(asking, { maria: berlin }, 'Other')
    await launch(asking, other)
    await asking.base.ask('maria', { kind: 'later', campaignId: other }, asking.base.messageOf('maria'))
    const campaignId = await aDraft(asking, { maria: berlin })
    await launch(asking, campaignId, 'launch-at-any-hour')
    await asking.until('2026-11-23T20:00:00Z')
    expect(asking.shown('maria')).toEqual(['11-23 13:00', '11-23 13:00', '11-23 15:00'])
    expect(asking.said.at(-1)?.screen).toMatchObject({ kind: 'daily', why: 'later', campaignId: other })
  })
})
