import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Role } from '../../../src/domain/person.ts'
import { homeScreen } from '../../../src/flows/home/home.ts'
import { meet } from '../../../src/flows/naming/meet.ts'
import { openWorld, promptOf, type TestWorld } from '../a-world.ts'
import { personOf, seedLed } from '../campaigns/a-led-campaign.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { flagItems, openReview } from './a-review.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

/** Somebody who annotates a campaign of two items and two known answers, and has that other role too. */
async function seedBoth(who: string, role: Role) {
  const { id, name } = await seedLed(test, { items: 2, gold: 2, people: ['ben'] }, { ada: 'adjudicator' })
  await addMember(test, id, who, 'annotator')
  await addMember(test, id, who, role)
  return { id, name }
}

/** The person answers the item at that place of the campaign's order and flags it. */
async function answerAndFlag(campaignId: string, who: string, item: number) {
  const { prisma } = test.world.database
  const sessionId = await keepAnswers(test, campaignId, who, [{ item, labelIds: [1] }])
  const { id: itemId, gold } = await prisma.item.findFirstOrThrow({ where: { campaignId, seq: item } })
  const { organizationId } = test
  const place = { organizationId, campaignId, itemId, personId: await personOf(test, who), sessionId, position: 1 }
  await prisma.slot.create({
    data: {
      ...place,
      round: 1,
      purpose: gold ? 'gold' : 'ordinary',
      held: true,
      guidelineVersion: 1,
      dealtAt: test.clock.now,
    },
  })
  const offer = { campaignId, sessionId, position: 1, revision: 1 }
  expect(await test.ask(who, { kind: 'flag-note', offer, note: 'Odd' })).toEqual({ kind: 'flag-kept' })
}

/** All that the person sees of the campaign; its name and id left out, so that two campaigns can be compared. */
async function seenBy(who: string, { id, name }: { readonly id: string; readonly name: string }): Promise<string> {
  const before = test.sent.length
  const status = await test.ask(who, { kind: 'status', name })
  const list = await test.ask(who, { kind: 'list' })
  const review = await test.ask(who, { kind: 'review', which: { campaignId: id }, minutes: 5 })
  const unnamed = await test.ask(who, { kind: 'review', which: { name: '' }, minutes: 5 })
  const digest = await test.ask(who, { kind: 'digest', which: { name } })
  const met = await meet(test.world, test.account(who))
  if (met === null) throw new Error(`${who} is nobody`)
  const home = await homeScreen(test.world, met)
  const seen = { status, list, review, unnamed, digest, home, sent: test.sent.slice(before) }
  return JSON.stringify(seen, null, 1).replaceAll(id, 'ID').replaceAll(name, 'NAME')
}

describe('whoever annotates and', () => {
  it.each(['adjudicator', 'manager'] as const)(
    'is %s sees the same whether the item they flagged was gold or not',
    async (role) => {
      const [ordinary, gold] = [await seedBoth(`o-${role}`, role), await seedBoth(`g-${role}`, role)]
      await answerAndFlag(ordinary.id, `o-${role}`, 1)
      await answerAndFlag(gold.id, `g-${role}`, 3)
      const one = await seenBy(`o-${role}`, ordinary)
      const other = await seenBy(`g-${role}`, gold)
      expect(one.replaceAll(`o-${role}`, 'WHO')).toBe(other.replaceAll(`g-${role}`, 'WHO'))
      // The others see the case that waits.
      expect((await openReview(test, 'ada', ordinary.id)).notes).toEqual(['Odd'])
      expect((await openReview(test, 'lea', gold.id)).notes).toEqual(['Odd'])
    },
  )

  it('adjudicates settles what others flagged, and is never dealt what they had on screen there', async () => {
    const { id } = await seedLed(test, { items: 2, overlap: 2, people: ['ben', 'pia'] }, { pia: 'adjudicator' })
    await flagItems(test, 'ben', id, ['Odd'])
    const { content, offer } = await openReview(test, 'pia', id)
    await test.ask('pia', { kind: 'review-pass', offer })
    const start = await test.ask('pia', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('pia'))
    const prompt = promptOf(start)
    expect(prompt.content.text).not.toBe(content.text)
    const end = await test.ask('pia', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) })
    expect(end.kind).not.toBe('prompt')
  })
})
