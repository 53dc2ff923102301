import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendExport } from '../../../src/flows/export/send-export.ts'
import { pickUpStuck } from '../../../src/flows/telling/pick-up-stuck.ts'
import type { FilesSent, World } from '../../../src/flows/world.ts'
import { openWorld, type TestWorld } from '../a-world.ts'
import { changesOf, seedLed } from '../campaigns/a-led-campaign.ts'
import { keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

async function order(name: string): Promise<string> {
  expect(await test.ask('lea', { kind: 'steer', act: 'export', which: { name } })).toEqual({
    kind: 'export-begun',
    name,
  })
  const job = test.jobs.findLast((one) => one.startsWith('export '))
  return job?.slice('export '.length) ?? ''
}

const refusing = (sent: FilesSent): World => ({
  ...test.world,
  messenger: { ...test.world.messenger, sendFiles: async () => sent },
})

const stateOf = async (id: string) =>
  (await test.world.database.prisma.export.findUniqueOrThrow({ where: { id } })).state

describe('an export', () => {
  it('comes as two files in a direct message, once', async () => {
    const { id, name } = await seedLed(test, { items: 2, people: ['ana'] })
    await keepAnswers(test, id, 'ana', [{ item: 1, labelIds: [1] }])
    const job = await order(name)
    await sendExport(test.world, job)
    const names = [...test.received.keys()].filter((file) => file.startsWith(name.replace(' ', '-')))
    expect(names.map((file) => file.slice(-16))).toEqual([
      '2026-11-23.jsonl',
      expect.stringMatching(/2026-11-23\.csv$/),
    ])
    const [jsonl = '', csv = ''] = names.map((file) => test.received.get(file))
    expect(jsonl.trim().split('\n')).toHaveLength(2)
    expect(csv).toContain('item-1')
    expect(test.sent.at(-1)).toMatchObject({
      to: { externalId: 'lea' },
      screen: { kind: 'export-ready', items: 2, answers: 1 },
    })
    const before = test.sent.length
    await sendExport(test.world, job)
    expect(test.sent.length).toBe(before)
    expect(await stateOf(job)).toBe('sent')
    expect((await changesOf(test, id)).map(({ what }) => what)).toEqual(['campaign exported'])
  })

  it('waits where the platform says so', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    const job = await order(name)
    const again = await sendExport(refusing({ kind: 'limited', retryAfterMs: 60_000 }), job)
    expect(again).toEqual({ kind: 'again', inMs: 60_000 })
    await sendExport(test.world, job)
    expect(await stateOf(job)).toBe('sent')
  })

  it('is not sent twice where it may have arrived: the lead is told', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    const job = await order(name)
    await sendExport(refusing({ kind: 'unsure', reason: 'no answer' }), job)
    expect(await stateOf(job)).toBe('unsure')
    const { screen } = await test.world.database.prisma.delivery.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(screen).toEqual({ kind: 'export-failed', name, why: 'unsure' })
    expect(await sendExport(test.world, job)).toBeNull()
  })

  it('is made again where its process ended while it wrote: nothing had gone out', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    const job = await order(name)
    const { prisma } = test.world.database
    await prisma.export.update({ where: { id: job }, data: { state: 'writing' } })
    const before = test.sent.length
    await Promise.all([sendExport(test.world, job), sendExport(test.world, job)])
    expect(test.sent.length).toBe(before + 1)
    expect(await stateOf(job)).toBe('sent')
  })

  it('is told of, once, where its process ended while the files were on their way', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const job = await order(name)
    const { prisma } = test.world.database
    await prisma.export.update({ where: { id: job }, data: { state: 'sending' } })
    for (let runs = 0; runs < 2; runs++) expect(await sendExport(test.world, job)).toBeNull()
    expect(await stateOf(job)).toBe('unsure')
    const told = await prisma.delivery.findMany({ where: { campaignId: id } })
    expect(told.map(({ screen }) => screen)).toEqual([{ kind: 'export-failed', name, why: 'unsure' }])
  })

  it('is given up after a day, and its lead is told', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const [waiting, writing] = [await order(name), await order(name)]
    const { prisma } = test.world.database
    await prisma.export.update({ where: { id: writing }, data: { state: 'writing' } })
    await pickUpStuck(test.world)
    expect(await stateOf(waiting)).toBe('waiting')
    test.pass(25 * 60)
    for (let runs = 0; runs < 2; runs++) await pickUpStuck(test.world)
    expect([await stateOf(waiting), await stateOf(writing)]).toEqual(['failed', 'failed'])
    const told = await prisma.delivery.findMany({ where: { campaignId: id } })
    expect(told.map(({ screen }) => screen)).toEqual(
      [1, 2].map(() => ({ kind: 'export-failed', name, why: 'interrupted' })),
    )
  })

  it('goes to nobody who leads the campaign no more', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const job = await order(name)
    await test.world.database.prisma.member.updateMany({
      where: { campaignId: id, role: 'lead' },
      data: { removedAt: test.world.now() },
    })
    const before = test.sent.length
    expect(await sendExport(test.world, job)).toBeNull()
    expect(test.sent.length).toBe(before)
    expect(await stateOf(job)).toBe('failed')
  })

  it('is for leads', async () => {
    const { name } = await seedLed(test, { items: 1, people: ['ana'] })
    const refused = await test.ask('ana', { kind: 'steer', act: 'export', which: { name } })
    expect(refused).toEqual({ kind: 'notice', notice: 'only-leads' })
  })
})
