import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { localDay } from '../../../src/domain/time/time.ts'
import { computeFigures } from '../../../src/flows/digest/compute-digest.ts'
import { loadCampaign } from '../../../src/store/campaigns/load-campaign.ts'
import { loadAnnotatorLines } from '../../../src/store/figures/annotator-lines.ts'
import { loadDigestCounts } from '../../../src/store/figures/digest-counts.ts'
import { loadCampaignDates } from '../../../src/store/figures/digest-subjects.ts'
import { loadFigures } from '../../../src/store/figures/figures.ts'
import { doHeavyWork } from '../../../src/store/figures/heavy-work.ts'
import { loadProgressOf } from '../../../src/store/figures/progress.ts'
import { sampledRatings } from '../../../src/store/figures/sampled-ratings.ts'
import { seedCampaign } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'
import { answersOverWeeks, writeAnswers } from './some-weeks.ts'

const week = '2026-11-16'
const from = new Date('2026-11-15T23:00:00Z')
const to = new Date('2026-11-22T23:00:00Z')
const people = ['ana', 'bo', 'cy']

const test = await worldOfFile('2026-11-09T08:00:00Z')

async function figuresOf(campaignId: string) {
  const { prisma } = test.world.database
  const campaign = await loadCampaign(prisma, campaignId)
  if (campaign === null) throw new Error('no campaign')
  return await computeFigures(test.world, campaign, await loadCampaignDates(prisma, campaignId), week)
}

async function seeded(): Promise<{ campaignId: string; personIds: string[] }> {
  const campaignId = await seedCampaign(test, { items: 5, gold: 6, overlap: 2, people })
  test.clock.now = new Date('2026-11-23T08:00:00Z')
  const { prisma } = test.world.database
  const personIds = []
  for (const externalId of people) {
    personIds.push((await prisma.identity.findFirstOrThrow({ where: { externalId } })).personId)
  }
  return { campaignId, personIds }
}

/** One number from SQL that knows nothing of ours. */
async function count(sql: string, campaignId: string): Promise<number> {
  const { rows } = await test.world.database.pool.query<{ n: number }>(
    `WITH known AS (SELECT a.*, i.gold, i.state FROM answers a JOIN items i ON i.campaign_id = a.campaign_id AND i.id = a.item_id
       WHERE a.campaign_id = '${campaignId}' AND a.given_at < '${to.toISOString()}'),
     standing AS (SELECT * FROM known WHERE NOT coalesce(superseded_at < '${to.toISOString()}', false)),
     valid AS (SELECT * FROM standing WHERE counted AND NOT gold AND state <> 'dropped')
     SELECT (${sql})::float8 AS n`,
  )
  return rows[0]?.n ?? Number.NaN
}

const inWeek = `given_at >= '${from.toISOString()}'`

describe('the figures of a week', () => {
  it('are those that SQL counts, whatever became of the answers', async () => {
    const { campaignId, personIds } = await seeded()
    const { prisma, pool } = test.world.database
    await fc.assert(
      fc.asyncProperty(answersOverWeeks(people.length, 11), fc.boolean(), async (given, dropsOne) => {
        await prisma.answer.deleteMany({ where: { campaignId } })
        await writeAnswers(test, campaignId, given, { weekStart: from, personIds })
        const state = dropsOne ? 'dropped' : 'open'
        await prisma.item.updateMany({ where: { campaignId, seq: 1 }, data: { state } })
        const found = await loadDigestCounts(pool, { campaignId, from, to })
        const n = (sql: string) => count(sql, campaignId)
        const items = dropsOne ? 4 : 5
        expect(found.progress).toEqual({
          items,
          done: await n('SELECT count(*) FROM (SELECT item_id FROM valid GROUP BY item_id HAVING count(*) >= 2) x'),
          answers: await n('SELECT count(*) FROM valid'),
          answersWanted: 2 * items,
          remaining:
            2 * items -
            (await n('SELECT coalesce(sum(least(c, 2)), 0) FROM (SELECT count(*) AS c FROM valid GROUP BY item_id) x')),
        })
        expect(found.week).toEqual({
          answers: await n(`SELECT count(*) FROM valid WHERE ${inWeek}`),
          workMs: await n(`SELECT coalesce(sum(elapsed_ms), 0) FROM known WHERE ${inWeek}`),
          active: await n(`SELECT count(DISTINCT person_id) FROM known WHERE ${inWeek}`),
          flagged: 0,
        })
        for (const [at, personId] of personIds.entries()) {
          const line = found.annotators.find((one) => one.personId === personId)
          const own = `person_id = '${personId}'`
          expect({ at, answers: line?.answers, gold: line?.gold }).toEqual({
            at,
            answers: await n(`SELECT count(*) FROM valid WHERE ${own} AND ${inWeek}`),
            gold: {
              answered: await n(`SELECT count(*) FROM standing WHERE gold AND ${own}`),
              right: await n(
                `SELECT count(*) FROM standing s JOIN gold_answers g USING (campaign_id, item_id) WHERE ${own} AND s.label_ids = g.label_ids`,
              ),
            },
          })
        }
        expect(found.annotators.reduce((sum, { answers }) => sum + answers, 0)).toBe(found.week.answers)
      }),
      { numRuns: 12 },
    )
  })

  it('stay the same whenever they are computed after the week', async () => {
    const { campaignId, personIds } = await seeded()
    const some = fc.sample(answersOverWeeks(people.length, 11), { numRuns: 1, seed: 5 })[0] ?? []
    await writeAnswers(test, campaignId, some, { weekStart: from, personIds })
    const first = await figuresOf(campaignId)
    expect(first).toMatchObject(await loadDigestCounts(test.world.database.pool, { campaignId, from, to }))
    test.pass(3 * 24 * 60)
    expect(await figuresOf(campaignId)).toEqual(first)
  })

  it('agree with status where nothing happened since', async () => {
    const { campaignId } = await seeded()
    test.clock.now = new Date('2026-11-18T10:00:00Z')
    await keepAnswers(test, campaignId, 'ana', [
      { item: 1, labelIds: [1] },
      { item: 2, labelIds: [2] },
      ...[6, 7, 8, 9, 10, 11].map((item) => ({ item, labelIds: [((item - 6) % 2) + 1] })),
    ])
    await keepAnswers(test, campaignId, 'bo', [{ item: 1, labelIds: [2], counted: false }])
    test.clock.now = new Date('2026-11-23T08:00:00Z')
    const { pool } = test.world.database
    const found = await figuresOf(campaignId)
    const { items, done, answers, answersWanted } = await loadProgressOf(pool, campaignId)
    expect(found.progress).toMatchObject({ items, done, answers, answersWanted })
    for (const line of await loadAnnotatorLines(pool, campaignId, null)) {
      const ours = found.annotators.find(({ personId }) => personId === line.personId)
      expect(ours).toMatchObject({ gold: line.gold, goldToldToSelf: line.goldToldToSelf })
    }
  })

  it('tell the end of a campaign that stops early as its status does: by what finished items took', async () => {
    const campaignId = await seedCampaign(test, { items: 60, overlap: 5, people: [] })
    const { prisma, pool } = test.world.database
    await prisma.campaign.update({ where: { id: campaignId }, data: { sureAt: 0.9, launchedAt: test.clock.now } })
    for (const who of ['ana', 'bo']) await addMember(test, campaignId, who, 'annotator')
    for (let day = 0; day < 5; day++) {
      test.pass(24 * 60)
      const items = Array.from({ length: 6 }, (_, at) => ({ item: day * 6 + at + 1, labelIds: [1] }))
      for (const who of ['ana', 'bo']) await keepAnswers(test, campaignId, who, items)
    }
    const sure = { campaignId, seq: { lte: 30 } }
    await prisma.item.updateMany({ where: sure, data: { state: 'sure', wanted: 2, claimed: 2 } })
    test.clock.now = new Date('2026-11-18T10:00:00Z')
    await doHeavyWork(pool, { what: 'figures', campaignId, at: test.clock.now })
    const daysLeft = (await loadFigures(pool, campaignId))?.figures.forecast?.daysLeft
    if (daysLeft === undefined || daysLeft.value === null) throw new Error('no forecast')
    // Thirty items are open at two answers each, and 36 came within the last whole week.
    expect(daysLeft.value).toBeCloseTo((60 / 36) * 7, 5)
    const campaign = await loadCampaign(prisma, campaignId)
    if (campaign === null) throw new Error('no campaign')
    const dates = await loadCampaignDates(prisma, campaignId)
    const { finish, progress } = await computeFigures(test.world, campaign, dates, week)
    const on = (days: number) => localDay(new Date(test.clock.now.getTime() + days * 86_400_000), 'Europe/Berlin')
    expect(finish).toEqual({ likely: on(daysLeft.value), earliest: on(daysLeft.low), latest: on(daysLeft.high) })
    expect(progress.remaining).toBe(150)
  })

  it.each([
    {
      how: 'one label each',
      taskType: 'choice',
      said: (item: number, who: number) => [(item * 7 + who * 3) % 5 < 3 ? 1 : 2],
    },
    {
      how: 'nearly always one label',
      taskType: 'choice',
      said: (item: number, who: number) => [item === 3 && who === 0 ? 2 : 1],
    },
    {
      how: 'several at once',
      taskType: 'multi-choice',
      said: (item: number, who: number) => ((item * 7 + who * 3) % 5 < 3 ? [1] : [1, 2]),
    },
  ] as const)('and a status of the same moment say the same: $how', async ({ taskType, said }) => {
    const campaignId = await seedCampaign(test, { items: 30, gold: 14, overlap: 3, taskType, people: [] })
    const { prisma } = test.world.database
    await prisma.campaign.update({ where: { id: campaignId }, data: { launchedAt: test.clock.now } })
    await addMember(test, campaignId, 'lead', 'lead')
    for (const who of ['ana', 'bo', 'ana again']) await addMember(test, campaignId, who, 'annotator')
    const idOf = async (externalId: string) =>
      (await prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
    await prisma.person.update({ where: { id: await idOf('ana again') }, data: { mergedInto: await idOf('ana') } })
    for (let day = 0; day < 8; day++) {
      test.pass(24 * 60)
      for (const [at, who] of ['ana', 'bo', 'ana again'].entries()) {
        const own = day % 2 === 0 || who !== 'ana again'
        const items = own ? [day * 3 + 1, day * 3 + 2, day * 3 + 3] : []
        await keepAnswers(test, campaignId, who, [
          ...items.map((item) => ({ item, labelIds: said(item, at), superseded: item === 5, counted: item !== 7 })),
          { item: 31 + day, labelIds: [(day % 2) + 1] },
        ])
      }
    }
    const at = (seq: number) => ({ where: { campaignId, seq } })
    await prisma.item.updateMany({ ...at(2), data: { state: 'dropped' } })
    await prisma.item.updateMany({ ...at(4), data: { state: 'settled' } })
    test.pass(60)
    await doHeavyWork(test.world.database.pool, { what: 'overnight', campaignId, at: test.clock.now })
    const status = await test.ask('lead', { kind: 'status', name: `Campaign ${campaignId}` })
    const digest = await test.ask('lead', { kind: 'digest', which: { campaignId } })
    if (status.kind !== 'status' || digest.kind !== 'digest') throw new Error('no status, or no digest')
    const { progress, figures } = status
    const facts = digest.figures
    expect(facts).toMatchObject({ items: progress?.items, done: progress?.done, invited: progress?.invitedAnnotators })
    expect(facts?.agreement).toEqual(figures?.agreement)
    expect(facts?.agreement).toMatchObject({ alpha: expect.any(Number), isSample: false })
    const on = (days = Number.NaN) => localDay(new Date(test.clock.now.getTime() + days * 86_400_000), 'Europe/Berlin')
    const { likely, low, high } = figures?.daysLeft ?? {}
    expect(facts?.finish).toEqual({ likely: on(likely), earliest: on(low), latest: on(high) })
    expect(facts?.told['label-minutes']?.value).toBeGreaterThan(0)
    expect(facts?.told).toEqual(figures?.told)
    expect(digest.alarms).toEqual(figures?.alarms)
    const scores = (lines: readonly { name: string; balanced?: unknown }[]) =>
      Object.fromEntries(lines.map(({ name, balanced }) => [name, balanced]))
    expect(scores(digest.annotators ?? [])).toEqual(scores(status.annotators))
    // A pause ends the forecast, as in a digest.
    await prisma.campaign.update({ where: { id: campaignId }, data: { state: 'paused' } })
    const later = await test.ask('lead', { kind: 'status', name: `Campaign ${campaignId}` })
    expect(later.kind === 'status' && later.figures?.daysLeft).toBeNull()
  })

  it('count flags of the week, items that wait for review, known answers in use and those most people fail', async () => {
    const { campaignId, personIds } = await seeded()
    const { prisma } = test.world.database
    const { organizationId } = test
    const items = await prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } })
    const flag = (seq: number, at: string) => ({
      organizationId,
      campaignId,
      id: uuidv7(),
      itemId: items[seq - 1]?.id ?? '',
      personId: personIds[0] ?? '',
      sessionId: uuidv7(),
      position: 1,
      revision: 1,
      raisedAt: new Date(at),
    })
    await prisma.flag.createMany({
      data: [
        flag(1, '2026-11-15T22:59:59Z'),
        flag(1, '2026-11-16T10:00:00Z'),
        flag(2, '2026-11-22T22:59:59Z'),
        flag(3, '2026-11-22T23:00:00Z'),
      ],
    })
    const waits = (seq: number, reason: string, since: string, settledAt: string | null) => ({
      organizationId,
      campaignId,
      itemId: items[seq - 1]?.id ?? '',
      reason,
      since: new Date(since),
      settledAt: settledAt === null ? null : new Date(settledAt),
    })
    await prisma.reviewItem.createMany({
      data: [
        waits(1, 'flagged', '2026-11-10T10:00:00Z', null),
        waits(1, 'tied', '2026-11-16T10:00:00Z', null),
        waits(2, 'tied', '2026-11-16T10:00:00Z', '2026-11-23T01:00:00Z'),
        waits(3, 'tied', '2026-11-16T10:00:00Z', '2026-11-17T10:00:00Z'),
      ],
    })
    const wrong = (person: number) => ({
      person,
      item: 5,
      at: 60,
      supersededAfter: null,
      counted: true,
      label: 2 as const,
      elapsedMs: 1000,
    })
    await writeAnswers(test, campaignId, [wrong(0), wrong(1), wrong(2)], { weekStart: from, personIds })
    await prisma.item.updateMany({ where: { campaignId, seq: 7 }, data: { state: 'retired' } })
    const found = await figuresOf(campaignId)
    expect(found).toMatchObject({ inReview: 2, gold: { live: 5, suspects: 1 }, invited: 3 })
    expect(found.week.flagged).toBe(2)
  })

  it('rest, for agreement, on the same sample of items each time where there are too many', async () => {
    const { campaignId, personIds } = await seeded()
    const answers = [0, 1, 2, 3, 4].flatMap((item) =>
      [0, 1].map((person) => ({
        person,
        item,
        at: item,
        supersededAfter: null,
        counted: true,
        label: 1 as const,
        elapsedMs: 1000,
      })),
    )
    await writeAnswers(test, campaignId, answers, { weekStart: from, personIds })
    const { pool } = test.world.database
    const sampled = (mostItems: number) => sampledRatings(pool, campaignId, { before: to, mostItems })
    const sample = await sampled(3)
    expect(sample?.isSample).toBe(true)
    expect(sample?.told.classAt).toHaveLength(6)
    expect(sample?.told.items).toHaveLength(3)
    expect(await sampled(3)).toEqual(sample)
    const all = await sampled(5)
    expect({ isSample: all?.isSample, answers: all?.told.classAt.length }).toEqual({ isSample: false, answers: 10 })
  })

  it('are of the week so far while it goes on', async () => {
    const { campaignId, personIds } = await seeded()
    const at = (day: number) => ({
      person: 0,
      item: day,
      at: day * 24 * 60,
      supersededAfter: null,
      counted: true,
      label: 1 as const,
      elapsedMs: 1000,
    })
    await writeAnswers(test, campaignId, [at(0), at(1), at(3)], { weekStart: from, personIds })
    test.clock.now = new Date('2026-11-18T12:00:00Z')
    const found = await figuresOf(campaignId)
    expect(found).toMatchObject({ edition: 'so-far', today: '2026-11-18' })
    expect(found.week.answers).toBe(2)
  })
})
