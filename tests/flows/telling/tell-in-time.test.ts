import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { usualHours } from '../../../src/domain/asking/asking-hours.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { aboutPeople } from '../../../src/flows/campaigns/people-of-campaign.ts'
import { handle } from '../../../src/flows/handle.ts'
import type { Request } from '../../../src/flows/request.ts'
import { aDraft, launch } from '../asking/a-launch.ts'
import { type AskingWorld, at, openAskingWorld } from '../asking/asking-world.ts'
import { removeAndConfirm } from '../campaigns/a-led-campaign.ts'
import { flagItems, openReview, settle } from '../review/a-review.ts'

let asking: AskingWorld
beforeEach(async () => {
  asking = await openAskingWorld()
})
afterEach(() => asking.base.close())

const berlin = 'Europe/Berlin'
const kinds = (name: string) => asking.invitationsOf(name).map(({ screen }) => screen.kind)

async function invite(campaignId: string, people: readonly string[], role: 'annotator' | 'adjudicator') {
  const which = { campaignId }
  const screen = await askInWorld('lea', aboutPeople({ kind: 'invite', people, unresolved: [], role, which }))
  await asking.world.jobs.drained()
  if (screen.kind !== 'people-changed') throw new Error(JSON.stringify(screen))
  return screen
}

/** As `ask`, but what is enqueued is sent. */
async function askInWorld(name: string, intent: Request['intent']): Promise<Screen> {
  const reply = await handle(asking.world, {
    who: asking.base.account(name),
    intent,
    message: asking.base.messageOf(name),
  })
  for (const after of reply.after) await after()
  return reply.screen
}

describe('/label invite', () => {
  test('asks each at their next good time, and says who hears of it when', async () => {
    const campaignId = await aDraft(asking, {})
    await launch(asking, campaignId)
    asking.base.meetPerson('maria')
    asking.base.meetPerson('kenji', 'member', 'Asia/Tokyo')
    expect(await invite(campaignId, ['maria', 'kenji'], 'annotator')).toMatchObject({
      changed: ['maria', 'kenji'],
      telling: {
        now: 1,
        later: 1,
        first: { name: 'kenji', at: { day: '2026-11-24', time: '01:00', today: '2026-11-23' } },
      },
    })
    await asking.until('2026-11-24T00:30:00Z')
    expect(asking.shown('maria')[0]).toBe('11-23 13:00')
    expect(asking.shown('kenji', 'Asia/Tokyo')).toEqual(['11-24 09:00'])
    expect([...kinds('kenji'), kinds('maria')[0]]).toEqual(['invitation', 'invitation'])
  })

  test('tells somebody who comes back all of it once more', async () => {
    const campaignId = await aDraft(asking, { maria: berlin })
    await launch(asking, campaignId)
    await removeAndConfirm((intent) => askInWorld('lea', intent), ['maria'], { campaignId })
    expect(await invite(campaignId, ['maria'], 'annotator')).toMatchObject({
      telling: { now: 0, first: { name: 'maria', at: { day: '2026-11-23', time: '16:00', today: '2026-11-23' } } },
    })
    await asking.until('2026-11-24T09:00:00Z')
    expect(kinds('maria')).toEqual(['invitation', 'invitation', 'daily'])
    expect(asking.shown('maria')).toEqual(['11-23 13:00', '11-23 16:00', '11-24 09:00'])
  })

  test('says a new role in the morning, unless it was taken back by then', async () => {
    const campaignId = await aDraft(asking, {})
    await launch(asking, campaignId)
    asking.moveTo(at('2026-11-23T21:00:00Z'))
    for (const name of ['judge', 'gone']) asking.base.meetPerson(name)
    expect(await invite(campaignId, ['judge', 'gone'], 'adjudicator')).toMatchObject({
      telling: {
        now: 0,
        later: 2,
        first: { name: 'gone', at: { day: '2026-11-24', time: '09:00', today: '2026-11-23' } },
      },
    })
    await removeAndConfirm((intent) => askInWorld('lea', intent), ['gone'], { campaignId })
    await asking.until('2026-11-24T20:00:00Z')
    expect(kinds('judge')).toEqual(['role-given'])
    expect(asking.shown('judge')).toEqual(['11-24 09:00'])
    expect(kinds('gone')).toEqual([])
  })
})

describe('what became of a flagged case', () => {
  test('is told at the next good time of who flagged it, by the hours they have then; it is no invitation', async () => {
    const campaignId = await aDraft(asking, { maria: berlin, tomas: berlin })
    await launch(asking, campaignId)
    asking.base.meetPerson('ada')
    await invite(campaignId, ['ada'], 'adjudicator')
    await flagItems(asking.base, 'maria', campaignId, ['One'])
    await flagItems(asking.base, 'tomas', campaignId, ['Two'])
    asking.base.pass(8 * 60)
    const first = await openReview(asking.base, 'ada', campaignId)
    await settle(asking.base, 'ada', first.offer, 2, 'It passes on.')
    await asking.until('2026-11-23T22:00:00Z')
    const before = asking.said.length
    await asking.setHours('maria', {
      ...usualHours,
      onLeaveUntil: '2026-11-25',
    })
    await asking.until('2026-11-25T09:00:00Z')
    const told = asking.said.slice(before).filter(({ screen }) => screen.kind === 'outcomes')
    expect(told.map(({ to, at: when }) => [to, when.toISOString()])).toEqual([['maria', '2026-11-25T08:00:00.000Z']])
    expect(
      asking
        .invitationsOf('maria')
        .map(({ screen }) => screen.kind)
        .slice(-2)
        .sort(),
    ).toEqual(['daily', 'outcomes'])
  })
})

describe('somebody who may go on', () => {
  test('hears so in the morning, in place of that day’s invitation', async () => {
    const campaignId = await aDraft(asking, { maria: berlin })
    await launch(asking, campaignId)
    const personId = await asking.idOf('maria')
    const { prisma } = asking.base.world.database
    const { organizationId } = asking.base
    const counts = { answered: 9, goldAnswered: 9, goldRight: 1, heldBackAt: asking.base.clock.now }
    await prisma.standing.create({ data: { organizationId, campaignId, personId, ...counts } })
    await asking.until('2026-11-24T20:00:00Z')
    const before = asking.said.length
    await askInWorld('lea', { kind: 'let-go-on', campaignId, personId })
    await asking.until('2026-11-26T09:00:00Z')
    const told = asking.said.slice(before)
    expect(told.map(({ screen }) => screen.kind)).toEqual(['may-go-on', 'daily'])
    expect(asking.shown('maria').slice(-2)).toEqual(['11-25 09:00', '11-26 09:00'])
  })
})

describe('somebody who is held back at night', () => {
  test.each([
    ['in the middle of a sitting, hears why at once', true, '11-23 21:30'],
    ['long after they labeled, hears so in the morning', false, '11-24 09:00'],
  ])('%s, and is never said to have been told before', async (_, isAtIt, hears) => {
    const campaignId = await aDraft(asking, { maria: berlin })
    await launch(asking, campaignId)
    asking.moveTo(at('2026-11-23T20:30:00Z'))
    const start = { kind: 'start', campaignId, minutes: 10 } as const
    if (isAtIt) await asking.base.ask('maria', start, asking.base.messageOf('maria'))
    const hold = { kind: 'hold-back', campaignId, personId: await asking.idOf('maria') } as const
    const inTheMorning = { at: { day: '2026-11-24', time: '09:00', today: '2026-11-23' } }
    expect(await askInWorld('lea', hold)).toMatchObject({ heard: isAtIt ? 'being-told' : inTheMorning })
    await asking.world.jobs.drained()
    expect(await askInWorld('lea', hold)).toMatchObject({ heard: isAtIt ? 'told' : inTheMorning })
    await asking.until('2026-11-24T12:00:00Z')
    expect(kinds('maria').slice(1)).toEqual(['held-back'])
    expect(asking.shown('maria').at(-1)).toBe(hears)
  })
})

describe('an invitation that did not arrive', () => {
  beforeEach(() => {
    asking.failing.as = { kind: 'refused', reason: 'msg_blocks_too_long', permanent: false }
  })

  test('comes in full where the reminder would have', async () => {
    const campaignId = await aDraft(asking, { maria: berlin })
    await launch(asking, campaignId)
    asking.failing.as = null
    await asking.until('2026-11-23T13:00:00Z')
    expect(kinds('maria')).toEqual([])
    await asking.until('2026-11-24T08:00:00Z')
    expect(kinds('maria')).toEqual(['invitation', 'daily'])
    expect(asking.shown('maria')).toEqual(['11-23 16:00', '11-24 09:00'])
  })

  test('and that a lead sends again at night comes in the morning, as that day’s invitation', async () => {
    const campaignId = await aDraft(asking, { maria: berlin })
    await launch(asking, campaignId)
    asking.failing.as = null
    asking.moveTo(at('2026-11-23T20:00:00Z'))
    const { id: deliveryId } = await asking.world.database.prisma.delivery.findFirstOrThrow({ where: { campaignId } })
    const again = { kind: 'send-again', campaignId, deliveryId } as const
    expect(await askInWorld('lea', again)).toEqual({ kind: 'notice', notice: 'sent-again-in-time' })
    expect(await askInWorld('lea', again)).toEqual({ kind: 'notice', notice: 'already-done' })
    await asking.until('2026-11-25T08:00:00Z')
    expect(asking.shown('maria')).toEqual(['11-24 09:00', '11-25 09:00'])
    expect(kinds('maria')).toEqual(['invitation', 'daily'])
  })
})
