import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/person.ts'
import { computeFigures } from '../../../src/flows/digest/compute-digest.ts'
import { digestScreen } from '../../../src/flows/digest/digest-screen.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import type { DigestFigures } from '../../../src/metrics/figures/digest-figures.ts'
import { loadCampaign } from '../../../src/store/campaigns/load-campaign.ts'
import { loadCampaignDates } from '../../../src/store/figures/digest-subjects.ts'
import { loadNames } from '../../../src/store/figures/digests.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'

const crowd = ['ana', 'bo', 'cy', 'di']
let test: TestWorld
let figures: DigestFigures
let screenFor: (person: string | null, roles?: readonly Role[]) => Promise<ReturnType<typeof digestScreen>>

/** In a week of November everybody says 1 to nearly everything, gold of label 2 among it; `di` in no time. */
beforeAll(async () => {
  test = await openWorld()
  test.clock.now = new Date('2026-11-16T08:00:00Z')
  const campaignId = await seedCampaign(test, { items: 40, gold: 24, overlap: 4, people: [] })
  for (const person of crowd) await addMember(test, campaignId, person, 'annotator')
  test.clock.now = new Date('2026-11-18T08:00:00Z')
  for (const [at, person] of crowd.entries()) {
    const given = Array.from({ length: 64 }, (_, index) => ({
      item: index + 1,
      labelIds: [index === at ? 2 : 1],
      elapsedMs: person === 'di' ? 300 : 4000 + ((index * 37) % 11) * 300,
    }))
    await keepAnswers(test, campaignId, person, given)
  }
  await workOvernight(test.world, `${campaignId} tonight`)
  test.clock.now = new Date('2026-11-23T08:00:00Z')
  const { prisma } = test.world.database
  const campaign = await loadCampaign(prisma, campaignId)
  if (campaign === null) throw new Error('no campaign')
  figures = await computeFigures(test.world, campaign, await loadCampaignDates(prisma, campaignId), '2026-11-16')
  const names = await loadNames(
    prisma,
    figures.annotators.map(({ personId }) => personId),
  )
  screenFor = async (person, roles = ['lead']) => {
    const identity = await prisma.identity.findFirst({ where: { externalId: person ?? '' } })
    const reader = person === null ? null : { personId: identity?.personId ?? 'somebody else', roles }
    return digestScreen({ campaign, figures, before: null, names, undelivered: [] }, reader)
  }
})
afterAll(async () => {
  await test.close()
})

describe('the quality of a week', () => {
  it('is measured up to its end: agreement with AC1 beside it, and accuracy with every label alike', () => {
    const { agreement, quality } = figures
    if (agreement.alpha === null) throw new Error('no alpha')
    expect(agreement.alpha).toBeLessThan(0.1)
    expect(agreement.ac1?.value).toBeGreaterThan(0.9)
    expect(quality?.balanced.map(({ value }) => value)).toEqual([0.5, 0.5, 0.5, 0.5])
  })

  it('is told in words to leads and managers, and never to somebody about themselves', async () => {
    const screen = await screenFor('a lead')
    expect(screen.takeaway.kind).not.toBe('disagreeing')
    const known = { right: 12, answered: 24 }
    const each = crowd.map((name) => ({ kind: 'unlike-known', name, known }))
    expect(screen.alarms).toEqual(expect.arrayContaining(each))
    // Everybody gives one label to nearly everything: that is the items', and nobody's finding.
    expect(screen.alarms?.map(({ kind }) => kind)).not.toContain('one-label')
    expect(screen.alarms?.[0]).toEqual({ kind: 'shared-mistake', truth: 'Assignment', instead: 'Termination' })
    expect(screen.alarms).toContainEqual({ kind: 'hasty', name: 'di', hasty: 40, answers: 40 })
    expect(screen.alarms).toContainEqual({ kind: 'lopsided', label: 'Termination' })
    expect(screen.annotators?.map(({ balanced }) => balanced?.value)).toEqual([0.5, 0.5, 0.5, 0.5])
    const own = await screenFor('di', ['annotator', 'manager'])
    expect(own.alarms?.filter((alarm) => 'name' in alarm && alarm.name === 'di')).toEqual([])
    expect(own.annotators?.find(({ name }) => name === 'di')?.balanced).toBeNull()
    expect(own.alarms).toContainEqual({ kind: 'unlike-known', name: 'bo', known })
  })

  it('is not told in a channel', async () => {
    expect((await screenFor(null)).alarms).toEqual([])
  })

  it('says what labels take', async () => {
    const { figures: facts } = await screenFor('a lead')
    const { 'label-minutes': each, 'right-label-minutes': right } = facts?.told ?? {}
    expect(each?.value).toBeGreaterThan(0.1)
    expect(right?.value).toBeGreaterThan(each?.value ?? 0)
  })
})
