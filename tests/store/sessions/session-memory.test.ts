import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { handle } from '../../../src/flows/handle.ts'
import { expireSessions } from '../../../src/flows/sessions/by-the-clock.ts'
import { type SessionMemory, sessionMemory } from '../../../src/store/sessions/session-memory.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../../flows/a-world.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

/** Two clicks in, so that the process knows the session from the last one. */
async function inMidSession(person: string, items = 6) {
  const campaignId = await seedCampaign(test, { items, people: [person] })
  const first = await test.ask(person, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(person))
  const prompt = promptOf(await answer(person, promptOf(first)))
  expect(test.world.sessionMemory.find(test.account(person), prompt.offer)).not.toBeNull()
  return { campaignId, prompt }
}

function answer(person: string, { offer }: PromptScreen, labelId = 1): Promise<Screen> {
  return test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([labelId]) })
}

/** The same click, at a replica that keeps a memory of its own. */
async function answerElsewhere(sessionMemory: SessionMemory, person: string, { offer }: PromptScreen): Promise<Screen> {
  const intent = { kind: 'answer', offer, answer: labelsAnswer([1]) } as const
  return (await handle({ ...test.world, sessionMemory }, { who: test.account(person), intent, message: null })).screen
}

function given(campaignId: string) {
  return test.world.database.prisma.answer.count({ where: { campaignId, supersededAt: null } })
}

describe('what is known of a session from the click before', () => {
  it('serves the next click with the item that was to come', async () => {
    const { campaignId, prompt } = await inMidSession('ana')
    expect(prompt.content.text).toBe('Clause 2')
    expect(promptOf(await answer('ana', prompt)).content.text).toBe('Clause 3')
    expect(await given(campaignId)).toBe(2)
  })

  it('gives way to a campaign that was paused meanwhile: the answer is kept, and nothing new begins', async () => {
    const { campaignId, prompt } = await inMidSession('bo')
    const { prisma } = test.world.database
    await prisma.campaign.update({ where: { id: campaignId }, data: { state: 'paused' } })
    expect(await answer('bo', prompt)).toMatchObject({ kind: 'session-over', reason: 'campaign-closed' })
    expect(await given(campaignId)).toBe(2)
  })

  it('gives way to labels that were changed meanwhile', async () => {
    const { campaignId, prompt } = await inMidSession('cy')
    const { prisma } = test.world.database
    await prisma.label.update({ where: { campaignId_id: { campaignId, id: 1 } }, data: { name: 'Ending' } })
    await prisma.campaign.update({ where: { id: campaignId }, data: { version: { increment: 1 } } })
    const next = promptOf(await answer('cy', prompt))
    expect(next.labels.map(({ name }) => name)).toContain('Ending')
  })

  it('does not open a session again that the clock has ended', async () => {
    const { campaignId, prompt } = await inMidSession('di')
    test.pass(20)
    await expireSessions(test.world)
    await test.settle()
    await test.ask('di', { kind: 'not-sure', offer: prompt.offer })
    const { prisma } = test.world.database
    expect((await prisma.session.findFirstOrThrow({ where: { campaignId } })).endedAt).not.toBeNull()
  })

  it('is passed over where another replica moved on, and each click is kept once', async () => {
    const { campaignId, prompt } = await inMidSession('ed')
    const elsewhere = sessionMemory()
    const third = promptOf(await answerElsewhere(elsewhere, 'ed', prompt))
    expect(third.content.text).toBe('Clause 3')
    const fourth = promptOf(await answer('ed', third))
    expect(fourth.content.text).toBe('Clause 4')
    expect(promptOf(await answerElsewhere(elsewhere, 'ed', fourth)).content.text).toBe('Clause 5')
    expect(promptOf(await answer('ed', prompt, 2)).content.text).toBe('Clause 5')
    expect(await given(campaignId)).toBe(4)
  })

  it('is nobody else’s', async () => {
    const { campaignId, prompt } = await inMidSession('fay')
    test.meetPerson('gus')
    expect(await answer('gus', prompt)).toEqual({ kind: 'notice', notice: 'not-yours' })
    expect(await given(campaignId)).toBe(1)
  })
})
