import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import type { StatusScreen } from '../../../src/domain/screens/status-screens.ts'
import { listCampaigns } from '../../../src/flows/naming/list-campaigns.ts'
import { toldScore } from '../../../src/flows/quality/told-score.ts'
import { campaignStatus } from '../../../src/flows/status/campaign-status.ts'
import { loadNightFigures } from '../../../src/store/figures/figures.ts'
import { doHeavyWork } from '../../../src/store/figures/heavy-work.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

async function status(person: string, name: string): Promise<Screen> {
  const intent = { kind: 'status', name } as const
  return (await campaignStatus(test.world, { who: test.account(person), intent, message: null })).screen
}

async function statusOf(person: string, campaignId: string): Promise<StatusScreen> {
  const screen = await status(person, `Campaign ${campaignId}`)
  if (screen.kind !== 'status') throw new Error(`no status but ${JSON.stringify(screen)}`)
  return screen
}

async function list(person: string): Promise<Screen> {
  return (await listCampaigns(test.world, { who: test.account(person), intent: { kind: 'list' }, message: null }))
    .screen
}

/** Gold items follow the three ordinary ones; the first has label 1, the next label 2, and so on. */
function goldAnswers(right: readonly boolean[], from = 0) {
  return right.map((isRight, index) => {
    const truth = ((from + index) % 2) + 1
    return { item: 4 + from + index, labelIds: [isRight ? truth : 3 - truth] }
  })
}

describe('the status of a campaign', () => {
  let campaignId: string
  beforeEach(async () => {
    campaignId = await seedCampaign(test, { items: 3, gold: 20, overlap: 2, people: [] })
    for (const person of ['ana', 'bo']) await addMember(test, campaignId, person, 'annotator')
    for (const role of ['lead', 'manager', 'adjudicator'] as const) await addMember(test, campaignId, role, role)
  })

  it('counts only answers that stand, hold their slot, and go to ordinary items', async () => {
    await keepAnswers(test, campaignId, 'ana', [
      { item: 1, labelIds: [1] },
      { item: 2, labelIds: [1], superseded: true },
      { item: 2, labelIds: [2] },
      { item: 3, labelIds: [1], counted: false },
      { item: 4, labelIds: [1] },
    ])
    await keepAnswers(test, campaignId, 'bo', [{ item: 1, labelIds: [1] }])
    expect((await statusOf('lead', campaignId)).progress).toEqual({
      items: 3,
      done: 1,
      answers: 3,
      answersWanted: 6,
      flagged: 0,
      activeAnnotators: 2,
      invitedAnnotators: 2,
      gold: 20,
      undecided: 0,
    })
  })

  it('shows leads and managers every annotator, with a score from five gold answers on', async () => {
    await keepAnswers(test, campaignId, 'ana', goldAnswers([true, true, false, true, true, true]))
    await keepAnswers(test, campaignId, 'bo', goldAnswers([true, true, true, true]))
    for (const person of ['lead', 'manager']) {
      const screen = await statusOf(person, campaignId)
      expect(screen.scoresAre).toBe('everyone')
      expect(screen.annotators).toEqual([
        { name: 'ana', answers: 6, medianSeconds: 4, score: toldScore({ right: 5, answered: 6 }), balanced: null },
        { name: 'bo', answers: 4, medianSeconds: 4, score: null, balanced: null },
      ])
    }
  })

  it('shows an annotator their own line only', async () => {
    await keepAnswers(test, campaignId, 'bo', goldAnswers([true, true, true, true, true]))
    await keepAnswers(test, campaignId, 'ana', goldAnswers([true]))
    const screen = await statusOf('ana', campaignId)
    expect(screen).toMatchObject({ progress: null, scoresAre: 'own' })
    expect(screen.annotators).toMatchObject([{ name: 'ana', answers: 1, score: null }])
  })

  it('takes several labels as right only where they are exactly those of gold', async () => {
    const { prisma } = test.world.database
    const [first] = await prisma.item.findMany({ where: { campaignId, gold: true }, orderBy: { seq: 'asc' }, take: 1 })
    await prisma.goldAnswer.update({
      where: { campaignId_itemId: { campaignId, itemId: first?.id ?? '' } },
      data: { labelIds: [1, 2] },
    })
    const others = goldAnswers([true, true, true, true], 1)
    await keepAnswers(test, campaignId, 'ana', [{ item: 4, labelIds: [1] }, ...others])
    await keepAnswers(test, campaignId, 'bo', [{ item: 4, labelIds: [1, 2] }, ...others])
    const { annotators } = await statusOf('lead', campaignId)
    expect(annotators.map(({ score }) => score)).toEqual([
      toldScore({ right: 4, answered: 5 }),
      toldScore({ right: 5, answered: 5 }),
    ])
  })

  it('gives the median of the times of answers', async () => {
    const times = [1000, 0, 9000, 3000]
    await keepAnswers(
      test,
      campaignId,
      'ana',
      times.map((elapsedMs, index) => ({ item: index + 1, labelIds: [1], elapsedMs })),
    )
    const { annotators } = await statusOf('ana', campaignId)
    expect(annotators[0]?.medianSeconds).toBe(3)
  })

  it('tells adjudicators how far it is and nobody’s score', async () => {
    await keepAnswers(test, campaignId, 'ana', goldAnswers([true, true, true, true, true]))
    const screen = await statusOf('adjudicator', campaignId)
    expect(screen).toMatchObject({ annotators: [], scoresAre: 'hidden', progress: { items: 3, done: 0 } })
  })

  it.each(['manager', 'adjudicator'] as const)(
    'gives %ss who annotate counts that each answer of theirs moves alike, to gold or not',
    async (role) => {
      const many = await seedCampaign(test, { items: 40, gold: 20, overlap: 1, people: [] })
      await addMember(test, many, 'lead', 'lead')
      await addMember(test, many, `both ${role}`, role)
      await addMember(test, many, `both ${role}`, 'annotator')
      const given = (from: number, n: number) =>
        Array.from({ length: n }, (_, at) => ({ item: from + at, labelIds: [1] }))
      const seen = async () => {
        const { progress } = await statusOf(`both ${role}`, many)
        const line = await list(`both ${role}`)
        return [
          progress?.done,
          progress?.answers,
          line.kind === 'campaign-list' ? line.campaigns[0]?.progress?.done : null,
        ]
      }
      // The ninth, tenth, nineteenth and twentieth go to gold and to others in turn.
      for (const [from, n, shown] of [
        [1, 9, 0],
        [41, 1, 10],
        [42, 9, 10],
        [10, 1, 20],
        [11, 9, 20],
        [51, 1, 30],
      ] as const) {
        await keepAnswers(test, many, `both ${role}`, given(from, n))
        expect(await seen()).toEqual([shown, shown, shown])
      }
      expect((await statusOf(`both ${role}`, many)).progress?.isRough).toBe(true)
      expect((await statusOf('lead', many)).progress).toMatchObject({ done: 19, answers: 19 })
      await keepAnswers(test, many, `both ${role}`, given(20, 20))
      expect(await seen()).toEqual([30, 30, 30])
      await keepAnswers(test, many, `both ${role}`, given(40, 1))
      expect(await seen()).toEqual([30, 30, 30])
      // Now nothing is left for them either.
      await test.world.database.prisma.item.updateMany({ where: { campaignId: many }, data: { claimed: 1, wanted: 1 } })
      expect(await seen()).toEqual([40, 40, 40])
    },
  )

  it('counts each own answer once to those who annotate and manage, also where others took its place or closed its item', async () => {
    const { prisma, pool } = test.world.database
    const id = await seedCampaign(test, { items: 40, gold: 5, overlap: 2, people: ['ben', 'mia'] })
    await addMember(test, id, 'mia', 'manager')
    const seen = async () => {
      const { answers, answersWanted } = (await statusOf('mia', id)).progress ?? {}
      return [answers, answersWanted]
    }
    await keepAnswers(
      test,
      id,
      'mia',
      Array.from({ length: 9 }, (_, at) => ({ item: at + 10, labelIds: [1], counted: at > 0 })),
    )
    expect(await seen()).toEqual([0, 80])
    const begun = { kind: 'start', campaignId: id, minutes: 5 } as const
    const prompt = promptOf(await test.ask('mia', begun, test.messageOf('mia')))
    const { itemId } = await prisma.slot.findFirstOrThrow({ where: { campaignId: id, position: 1 } })
    await pool.query(`UPDATE items SET state = 'sure' WHERE campaign_id = $1 AND id = $2`, [id, itemId])
    expect(await seen()).toEqual([0, 80])
    await test.ask('mia', { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([1]) })
    expect(await seen()).toEqual([10, 80])
  })

  it('gives managers who annotate agreement and forecast of the last night, whatever was counted since', async () => {
    const { pool } = test.world.database
    const agreed = async (person: string) => (await statusOf(person, campaignId)).figures?.agreement?.items
    await addMember(test, campaignId, 'both', 'manager')
    await addMember(test, campaignId, 'both', 'annotator')
    for (const person of ['ana', 'bo']) await keepAnswers(test, campaignId, person, [{ item: 1, labelIds: [1] }])
    expect([await agreed('lead'), await agreed('both')]).toEqual([1, undefined])
    await doHeavyWork(pool, { what: 'overnight', campaignId, at: test.clock.now })
    test.pass(11)
    const before = (await statusOf('both', campaignId)).figures?.agreement
    for (const person of ['ana', 'both']) await keepAnswers(test, campaignId, person, [{ item: 2, labelIds: [2] }])
    expect(await agreed('lead')).toBe(2)
    expect((await statusOf('both', campaignId)).figures?.agreement).toEqual(before)
    expect((await loadNightFigures(pool, campaignId))?.figures.agreement.items).toBe(1)
  })

  it('does not exist for strangers to it', async () => {
    test.meetPerson('zed')
    expect(await status('zed', `Campaign ${campaignId}`)).toEqual({
      kind: 'notice',
      notice: { kind: 'no-such-campaign', name: `Campaign ${campaignId}`, nearest: null },
    })
  })
})

describe('finding a campaign by its name', () => {
  it('does not mind case, blanks or quotes, and suggests the nearest of those one may see', async () => {
    const { prisma } = test.world.database
    for (const name of ['Contract clauses', 'Support tickets']) {
      const id = await seedCampaign(test, { items: 1, people: [] })
      await prisma.campaign.update({ where: { id }, data: { name, nameKey: name.toLowerCase() } })
      await addMember(test, id, name === 'Contract clauses' ? 'kim' : 'lee', 'annotator')
    }
    for (const name of ['contract  CLAUSES ', '"Contract clauses"', '“Contract clauses”', '']) {
      expect(await status('kim', name)).toMatchObject({ kind: 'status', campaign: { name: 'Contract clauses' } })
    }
    const suggestion = async (name: string) => {
      const screen = await status('kim', name)
      return screen.kind === 'notice' && typeof screen.notice === 'object' ? screen.notice : null
    }
    expect(await suggestion('contract clases')).toMatchObject({ nearest: 'Contract clauses' })
    expect(await suggestion('contract')).toMatchObject({ nearest: 'Contract clauses' })
    expect(await suggestion('Support tickets')).toMatchObject({ nearest: null })
  })

  it('gives the list where there is no name and more than one campaign', async () => {
    const ids = [await seedCampaign(test, { items: 1, people: [] }), await seedCampaign(test, { items: 1, people: [] })]
    for (const id of ids) await addMember(test, id, 'max', 'annotator')
    expect(await status('max', '')).toMatchObject({ kind: 'campaign-list', campaigns: [{}, {}] })
  })
})

describe('the list of campaigns', () => {
  it('has each campaign once with one’s roles, and progress for those who may see it', async () => {
    const [led, annotated, finished, draft] = [
      await seedCampaign(test, { items: 2, people: [] }),
      await seedCampaign(test, { items: 2, people: [] }),
      await seedCampaign(test, { items: 2, people: [], state: 'finished' }),
      await seedCampaign(test, { items: 2, people: [], state: 'draft' }),
    ]
    await addMember(test, led, 'nia', 'lead')
    await addMember(test, led, 'nia', 'annotator')
    await addMember(test, annotated, 'nia', 'annotator')
    await addMember(test, finished, 'nia', 'manager')
    await addMember(test, draft, 'nia', 'annotator')
    await keepAnswers(test, led, 'nia', [{ item: 1, labelIds: [1] }])
    expect(await list('nia')).toEqual({
      kind: 'campaign-list',
      campaigns: [
        { name: `Campaign ${annotated}`, state: 'running', roles: ['annotator'], progress: null },
        { name: `Campaign ${led}`, state: 'running', roles: ['annotator', 'lead'], progress: { done: 1, of: 2 } },
        { name: `Campaign ${finished}`, state: 'finished', roles: ['manager'], progress: { done: 0, of: 2 } },
      ],
    })
  })

  it('shows a draft to its lead, and nothing to somebody without a part', async () => {
    const draft = await seedCampaign(test, { items: 2, people: [], state: 'draft' })
    await addMember(test, draft, 'olu', 'lead')
    expect(await list('olu')).toMatchObject({ campaigns: [{ state: 'draft' }] })
    test.meetPerson('pat')
    expect(await list('pat')).toEqual({ kind: 'campaign-list', campaigns: [] })
  })
})
