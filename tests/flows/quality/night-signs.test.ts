import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Alarm } from '../../../src/domain/figures/status-figures.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { loadNightFigures } from '../../../src/store/figures/figures.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'

const crowd = ['ana', 'bo', 'cy', 'di']
let test: TestWorld
let campaignId: string

/**
 * Forty items and 24 golds with label 1 and 2 in turn. Everybody is right but `di`, who says 1 to everything, in no time.
 * Items 1 and 2 have the same text, as the database and people see it.
 */
beforeAll(async () => {
  test = await openWorld()
  campaignId = await seedCampaign(test, { items: 40, gold: 24, overlap: 4, people: [] })
  for (const person of crowd) await addMember(test, campaignId, person, 'annotator')
  for (const role of ['lead', 'manager', 'adjudicator'] as const) await addMember(test, campaignId, role, role)
  const { prisma } = test.world.database
  for (const [seq, text] of [
    [1, 'The  same CLAUSE'],
    [2, 'the same clause '],
  ] as const) {
    const { id } = await prisma.item.findFirstOrThrow({ where: { campaignId, seq } })
    await prisma.itemContent.updateMany({ where: { campaignId, itemId: id }, data: { text } })
  }
  for (const person of crowd) {
    const isConstant = person === 'di'
    const given = Array.from({ length: 64 }, (_, index) => {
      const truth = index < 40 ? ((index + 1) % 2) + 1 : ((index - 40) % 2) + 1
      const elapsedMs = isConstant ? 300 : 4000 + ((index * 37) % 11) * 300
      const confidence = index >= 40 && !isConstant ? ('guess' as const) : null
      return { item: index + 1, labelIds: [isConstant ? 1 : truth], elapsedMs, confidence }
    })
    await keepAnswers(test, campaignId, person, given)
  }
  await workOvernight(test.world, `${campaignId} tonight`)
})
afterAll(async () => {
  await test.close()
})

async function alarmsFor(person: string): Promise<readonly Alarm[]> {
  const screen = await test.ask(person, { kind: 'status', name: `Campaign ${campaignId}` })
  if (screen.kind !== 'status') throw new Error(`no status but ${screen.kind}`)
  return screen.figures?.alarms ?? []
}

describe('what the night finds worth a look', () => {
  it('is kept with the night’s figures', async () => {
    const signs = (await loadNightFigures(test.world.database.pool, campaignId))?.figures.signs
    expect(signs?.sameTexts).toEqual({ texts: 1, conflicting: 1, example: ['item-1', 'item-2'] })
    expect(signs?.leaks).toEqual({ items: [], people: [], pairs: [] })
    expect(signs?.hasty).toHaveLength(1)
    const [{ personId } = { personId: '' }] = signs?.hasty ?? []
    expect(signs?.unlikeKnown).toEqual([{ personId, gold: { right: 12, answered: 24 } }])
    expect(signs?.oneLabel).toMatchObject([{ personId, given: 64, answers: 64, others: 0.5 }])
    expect(signs?.confidence.words).toMatchObject([{ word: 'guess', right: { value: 1, n: 72 } }])
    // Four people, 64 answers each, of which one person's took no time: about 22 minutes for 40 labels, all of them right.
    expect(signs?.minutes.perLabel.value).toBeGreaterThan(0.4)
    expect(signs?.minutes.perCorrectLabel).toEqual(signs?.minutes.perLabel)
  })

  it('is told to leads in full, to managers without the file’s names, to adjudicators without people’s', async () => {
    const ofPeople = [
      { kind: 'one-label', name: 'di', label: 'Termination', given: 64, answers: 64, others: 0.5 },
      { kind: 'unlike-known', name: 'di', known: { right: 12, answered: 24 } },
      { kind: 'hasty', name: 'di', hasty: 40, answers: 40 },
    ]
    const low = { kind: 'low-agreement' }
    expect(await alarmsFor('lead')).toEqual([
      low,
      ...ofPeople,
      { kind: 'same-text', texts: 1, example: ['item-1', 'item-2'] },
    ])
    expect(await alarmsFor('manager')).toEqual([low, ...ofPeople, { kind: 'same-text', texts: 1, example: [] }])
    expect(await alarmsFor('adjudicator')).toEqual([low, { kind: 'same-text', texts: 1, example: [] }])
  })

  it('is never told to somebody about themselves', async () => {
    await addMember(test, campaignId, 'di', 'manager')
    expect((await alarmsFor('di')).map(({ kind }) => kind)).toEqual(['low-agreement', 'same-text'])
  })

  it('gives the time that labels take, and what guesses are worth', async () => {
    const screen = await test.ask('lead', { kind: 'status', name: `Campaign ${campaignId}` })
    if (screen.kind !== 'status') throw new Error('no status')
    expect(screen.figures?.labeling).toMatchObject({
      shares: [{ share: 0.5 }, { share: 0.5 }],
      words: [{ word: 'guess', right: { value: 1 } }],
    })
    expect(screen.figures?.told['label-minutes']?.value).toBeGreaterThan(0.4)
  })
})
