import { afterEach, beforeEach, expect, test } from 'vitest'
import { handle } from '../../../src/flows/handle.ts'
import { seedCampaign } from '../a-world.ts'
import { type AskingWorld, openAskingWorld } from './asking-world.ts'

let asking: AskingWorld
beforeEach(async () => {
  asking = await openAskingWorld()
})
afterEach(() => asking.base.close())

/** The messages to somebody that were not folded up. */
function standing(name: string) {
  const folded = asking.updated.filter((_, at) => asking.updates[at]?.kind === 'asked-anew')
  return asking.invitationsOf(name).filter((one) => !folded.includes(asking.addressOf(one).message))
}

test('after a week away one message can be begun from, the newest; each before it says that there is a newer one', async () => {
  await seedCampaign(asking.base, { items: 5, people: ['maria', 'tomas'] })
  await asking.until('2026-11-30T20:00:00Z')
  await asking.world.jobs.drained()
  for (const name of ['maria', 'tomas']) {
    const all = asking.invitationsOf(name)
    expect(all.length).toBeGreaterThan(4)
    expect(standing(name)).toEqual([all.at(-1)])
  }
  expect(new Set(asking.updates.map(({ kind }) => kind))).toEqual(new Set(['asked-anew']))
})

test('a message in which a session has begun is that session’s, and /label folds up what stands before its own', async () => {
  const campaignId = await seedCampaign(asking.base, { items: 5, people: ['maria'] })
  await asking.until('2026-11-23T12:05:00Z')
  const [first] = asking.said
  if (first === undefined) throw new Error('nobody was asked')
  await asking.base.ask('maria', { kind: 'start', campaignId, minutes: 5 }, asking.addressOf(first))
  await asking.until('2026-11-24T12:30:00Z')
  await asking.world.jobs.drained()
  expect(standing('maria')).toEqual([first, asking.invitationsOf('maria').at(-1)])
  const who = asking.base.account('maria')
  await handle(asking.world, { who, intent: { kind: 'resume' }, message: null })
  await asking.world.jobs.drained()
  expect(standing('maria').map(({ screen }) => screen.kind)).toEqual([first.screen.kind, 'choose-session'])
})

test('whoever has moved is asked at nine of where they are now, once the platform was last asked over a day ago', async () => {
  const { prisma } = asking.base.world.database
  await seedCampaign(asking.base, { items: 5, people: ['maria', 'tomas'] })
  await asking.until('2026-11-23T20:00:00Z')
  for (const name of ['maria', 'tomas']) asking.base.meetPerson(name, 'member', 'America/New_York')
  const checkedAt = new Date(Date.now() - 25 * 60 * 60_000)
  await prisma.identity.updateMany({ where: { externalId: 'maria' }, data: { checkedAt } })
  const before = asking.said.length
  await asking.until('2026-11-24T14:30:00Z')
  const since = asking.said.slice(before)
  expect(since.filter(({ to }) => to === 'maria').map(({ at }) => at.toISOString())).toEqual([
    '2026-11-24T14:00:00.000Z',
  ])
  expect(since.find(({ to }) => to === 'tomas')?.at.toISOString()).toBe('2026-11-24T08:00:00.000Z')
})
