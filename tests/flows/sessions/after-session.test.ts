import { beforeEach, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { handle } from '../../../src/flows/handle.ts'
import { openHome } from '../../../src/flows/home/publish-home.ts'
import { afterSession } from '../../../src/flows/sessions/after-session.ts'
import { expireSessions } from '../../../src/flows/sessions/by-the-clock.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { personOf } from '../campaigns/a-led-campaign.ts'
import { addMember } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile()
let campaignId: string
beforeEach(async () => {
  const { prisma } = test.world.database
  await prisma.member.deleteMany()
  await prisma.session.deleteMany()
  campaignId = await seedCampaign(test, { items: 12, gold: 12, goldShare: 0.5, people: ['ana'] })
  await addMember(test, campaignId, 'lea', 'lead')
  await openHome(test.world, test.account('ana'))
  test.jobs.splice(0)
})

function answer({ offer }: PromptScreen, labelId = 1): Promise<Screen> {
  return test.ask('ana', { kind: 'answer', offer, answer: labelsAnswer([labelId]) })
}

function start(): Promise<Screen> {
  return test.ask('ana', { kind: 'start', campaignId, minutes: 10 }, test.messageOf('ana'))
}

/** One sitting: an item skipped that nobody else can answer, golds answered wrong, and the clock runs out under it. */
async function sitting(): Promise<PromptScreen> {
  const { prisma } = test.world.database
  let prompt = promptOf(await start())
  for (let [answered, isSkipped] = [0, false]; answered < 8 || !isSkipped; ) {
    const { sessionId, position } = prompt.offer
    const { purpose } = await prisma.slot.findFirstOrThrow({ where: { campaignId, sessionId, position } })
    if (isSkipped || purpose === 'gold') {
      prompt = promptOf(await answer(prompt))
      answered++
    } else {
      const asked = promptOf(await test.ask('ana', { kind: 'skip', offer: prompt.offer }))
      prompt = promptOf(await test.ask('ana', { kind: 'skip-because', offer: asked.offer, reason: 'broken' }))
      isSkipped = true
    }
  }
  await prisma.answer.updateMany({ where: { campaignId }, data: { elapsedMs: 7_000 } })
  test.jobs.splice(0)
  test.pass(30)
  return prompt
}

async function seenTo() {
  const { prisma } = test.world.database
  const personId = await personOf(test, 'ana')
  const standing = await prisma.standing.findUnique({ where: { campaignId_personId: { campaignId, personId } } })
  const deliveries = await prisma.delivery.findMany({ where: { campaignId, personId } })
  return {
    isCounted: standing?.answered === 8 && standing.goldAnswered > 0 && standing.paceMs === 7_000,
    inReview: await prisma.reviewItem.count({ where: { campaignId, reason: 'exhausted' } }),
    homes: test.jobs.filter((job) => job.startsWith('home ')).length,
    message: deliveries.map(({ message, screen }) => [message, screen]),
  }
}

const ends: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['by the clock', () => expireSessions(test.world)],
  ['by Start on another message', () => test.ask('ana', { kind: 'start', campaignId, minutes: 5 }, aside())],
  ['by `/label`', () => test.ask('ana', { kind: 'resume' })],
]

function aside() {
  return { workspaceId: test.workspaceId, channel: 'Dana', message: 'another.1' }
}

describe('a sitting whose time was up', () => {
  it.each(ends)('is counted, fills Review, and refreshes message and Home where it was ended %s', async (_, end) => {
    await sitting()
    await end()
    await test.settle()
    const over = expect.objectContaining({ kind: 'session-over', reason: 'expired', answered: 8, skipped: 1 })
    expect(await seenTo()).toEqual({ isCounted: true, inReview: 1, homes: 1, message: [['ana.1', over]] })
  })

  it('leaves the message alone that a newer sitting has taken', async () => {
    await sitting()
    await start()
    expect((await seenTo()).message).toEqual([])
  })
})

describe('what an end leaves to do', () => {
  it('is left undone where the sitting goes on again by then', async () => {
    const prompt = await sitting()
    const over = await test.ask('ana', { kind: 'stop', offer: prompt.offer })
    if (over.kind !== 'session-over' || over.undo === null) throw new Error('no undo')
    await test.ask('ana', { kind: 'undo', offer: over.undo })
    const before = await seenTo()
    await afterSession(test.world, `${campaignId} ${prompt.offer.sessionId} seen`)
    expect(await seenTo()).toEqual(before)
  })

  it('is a job of the same transaction as the end by a step', async () => {
    const prompt = await sitting()
    const jobs = { ...test.world.jobs, enqueue: () => Promise.reject(new Error('the process ended here')) }
    const who = test.account('ana')

    const stop = { who, intent: { kind: 'stop', offer: prompt.offer } as const, message: null }
    await expect(handle({ ...test.world, jobs }, stop)).rejects.toThrow('the process ended here')
    const { prisma } = test.world.database
    expect(await prisma.session.count({ where: { campaignId, endedAt: null } })).toBe(1)
    expect((await test.ask('ana', { kind: 'stop', offer: prompt.offer })).kind).toBe('session-over')
    expect((await seenTo()).isCounted).toBe(true)
  })
})
