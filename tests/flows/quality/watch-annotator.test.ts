import { beforeEach, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { nextHold, takeUpHolds, watchAnnotator } from '../../../src/flows/quality/watch-annotator.ts'
import { expireSessions } from '../../../src/flows/sessions/by-the-clock.ts'
import { dealPrompts } from '../../../src/store/dealing/deal-prompts.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile()
let campaignId: string
beforeEach(async () => {
  campaignId = await seedCampaign(test, { items: 60, gold: 60, overlap: 2, people: [] })
  for (const person of ['ana', 'bo']) await addMember(test, campaignId, person, 'annotator')
  await addMember(test, campaignId, 'lea', 'lead')
})

/** Gold items follow the sixty ordinary ones; the first has label 1, the next label 2, and so on. */
function goldAnswers(right: readonly boolean[], from = 0) {
  return right.map((isRight, index) => {
    const truth = ((from + index) % 2) + 1
    return { item: 61 + from + index, labelIds: [isRight ? truth : 3 - truth] }
  })
}

const wrong = (times: number): boolean[] => Array(times).fill(false)
const right = (times: number): boolean[] => Array(times).fill(true)

async function idOf(externalId: string): Promise<string> {
  return (await test.world.database.prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
}

async function watch(person: string) {
  await watchAnnotator(test.world, campaignId, await idOf(person))
}

/** What was said to a person of this campaign, the latest last. */
async function told(person: string): Promise<Screen[]> {
  const rows = await test.world.database.prisma.delivery.findMany({
    where: { campaignId, personId: await idOf(person) },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map((row) => row.screen as Screen)
}

function start(person: string): Promise<Screen> {
  return test.ask(person, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(person))
}

describe('somebody whose answers to gold are those of a guesser', () => {
  it('is held back kindly, once, and every lead is told', async () => {
    await addMember(test, campaignId, 'lou', 'lead')
    await keepTens('ana', goldAnswers(wrong(8)))
    await Promise.all([watch('ana'), watch('ana'), watch('ana')])
    await watch('ana')
    expect(await told('ana')).toEqual([
      { kind: 'held-back', campaignName: `Campaign ${campaignId}`, leads: ['lea', 'lou'] },
    ])
    for (const lead of ['lea', 'lou']) {
      expect(await told(lead)).toMatchObject([{ kind: 'annotator-held-back', personName: 'ana', goesOn: null }])
    }
    expect(JSON.stringify(await told('ana'))).not.toMatch(/%|\d{2}\b.*right/)
    expect(await start('ana')).toEqual({ kind: 'notice', notice: 'held-back' })
    expect(await test.ask('ana', { kind: 'resume' })).toEqual({ kind: 'notice', notice: 'nothing-to-do' })
    const changes = await test.world.database.prisma.change.findMany({ where: { campaignId } })
    expect(changes.map(({ what }) => what)).toEqual(['annotator held back'])
  })

  it('is not held back for three wrong out of five, nor for a guess now and then', async () => {
    await keepTens('ana', goldAnswers([false, false, false, true, true]))
    await keepTens('bo', goldAnswers([...right(20), ...wrong(4), ...right(20)]))
    for (const person of ['ana', 'bo']) await watch(person)
    expect(await told('ana')).toEqual([])
    expect(await start('ana')).toMatchObject({ kind: 'prompt' })
  })

  it('may finish what was dealt to them, every answer kept, and is held back when that is done', async () => {
    const { prisma, pool } = test.world.database
    let screen = await start('ana')
    const { sessionId } = promptOf(screen).offer
    test.pass(1)
    await keepTens('ana', goldAnswers(wrong(8)))
    await watch('ana')
    const { dealt } = await prisma.session.findFirstOrThrow({ where: { campaignId, id: sessionId } })
    for (let place = 1; place <= dealt; place++) {
      expect(await told('ana')).toEqual([])
      expect(await dealPrompts(pool, () => () => 0.9, campaignId, sessionId, 8, test.clock.now)).toMatchObject({
        ahead: dealt - place,
      })
      screen = await test.ask('ana', { kind: 'answer', offer: promptOf(screen).offer, answer: labelsAnswer([1]) })
    }
    expect(screen).toMatchObject({ kind: 'session-over', reason: 'held-back', answered: dealt, undo: null })
    expect(await prisma.answer.count({ where: { campaignId, sessionId } })).toBe(dealt)
    expect((await told('ana')).map(({ kind }) => kind)).toEqual(['held-back'])
    expect((await told('lea')).map(({ kind }) => kind)).toEqual(['annotator-held-back'])
    expect(await start('ana')).toEqual({ kind: 'notice', notice: 'held-back' })
  })

  it.each(['Stop', 'time', 'another Start'] as const)('is held back at the end of a sitting by %s', async (end) => {
    const { offer } = promptOf(await start('ana'))
    test.pass(1)
    await keepTens('ana', goldAnswers(wrong(8)))
    await watch('ana')
    expect(await test.ask('ana', { kind: 'resume' })).toEqual({ kind: 'notice', notice: 'continued-in-dm' })
    if (end !== 'Stop') test.pass(45)
    if (end === 'Stop') await test.ask('ana', { kind: 'stop', offer: { ...offer, revision: offer.revision + 1 } })
    if (end === 'time') await expireSessions(test.world)
    if (end === 'another Start') expect(await start('ana')).toEqual({ kind: 'notice', notice: 'held-back' })
    await takeUpHolds(test.world)
    expect((await told('ana')).map(({ kind }) => kind)).toContain('held-back')
    expect(await start('ana')).toEqual({ kind: 'notice', notice: 'held-back' })
  })

  it('is told nothing by the moment: what is left of ten answers, and the latest one, is not looked at', async () => {
    const others = (from: number, n: number) =>
      Array.from({ length: n }, (_, at) => ({ item: from + at, labelIds: [1] }))
    await keepAnswers(test, campaignId, 'ana', [...others(1, 2), ...goldAnswers(wrong(8))])
    await watch('ana')
    expect(await told('ana')).toEqual([])
    test.pass(1)
    await keepAnswers(test, campaignId, 'ana', others(3, 1))
    await watch('ana')
    expect((await told('ana')).map(({ kind }) => kind)).toEqual(['held-back'])
  })

  it('is held back by the clock where a process died between the sitting and its look at gold', async () => {
    const personId = await idOf('ana')
    const key = { organizationId: test.organizationId, campaignId, personId }
    const holdDueAt = test.clock.now
    await test.world.database.prisma.standing.create({
      data: { ...key, answered: 0, goldAnswered: 0, goldRight: 0, holdDueAt },
    })
    expect(await start('ana')).toEqual({ kind: 'notice', notice: 'held-back' })
    expect(await nextHold(test.world)).toEqual(test.clock.now)
    await takeUpHolds(test.world)
    await takeUpHolds(test.world)
    expect((await told('ana')).map(({ kind }) => kind)).toEqual(['held-back'])
    expect(await nextHold(test.world)).toBeNull()
  })

  it('goes on after one click of a lead, and what was answered before no longer counts against them', async () => {
    await keepTens('ana', goldAnswers(wrong(8)))
    await watch('ana')
    test.pass(5)
    const intent = { kind: 'let-go-on', campaignId, personId: await idOf('ana') } as const
    expect(await test.ask('bo', intent)).toEqual({ kind: 'notice', notice: 'only-leads' })
    expect(await start('ana')).toMatchObject({ notice: 'held-back' })
    for (let click = 0; click < 2; click++) {
      expect(await test.ask('lea', intent)).toMatchObject({ kind: 'annotator-held-back', goesOn: { byName: 'lea' } })
    }
    expect((await told('ana')).map(({ kind }) => kind)).toEqual(['held-back', 'may-go-on'])
    expect(await start('ana')).toMatchObject({ kind: 'prompt' })
    await watch('ana')
    expect((await told('ana')).map(({ kind }) => kind)).toEqual(['held-back', 'may-go-on'])
    test.pass(60)
    await expireSessions(test.world)
    await keepTens('ana', goldAnswers(wrong(8), 20))
    await watch('ana')
    expect((await told('ana')).at(-1)).toMatchObject({ kind: 'held-back' })
    const changes = await test.world.database.prisma.change.findMany({ where: { campaignId }, orderBy: { at: 'asc' } })
    expect(changes.map(({ what }) => what)).toEqual([
      'annotator held back',
      'annotator let go on',
      'annotator held back',
    ])
  })

  it('is not held back for gold on which five people say the same other thing', async () => {
    const { prisma } = test.world.database
    const golds = await prisma.goldAnswer.findMany({ where: { campaignId } })
    await prisma.liveVote.createMany({
      data: golds.map(({ itemId, labelIds }) => ({
        organizationId: test.organizationId,
        campaignId,
        itemId,
        labelIds: labelIds.map((id) => 3 - id),
        isTie: false,
        posterior: 0.9,
        posteriors: [0.1, 0.9],
        answers: 5,
        basis: 5,
        method: 'live-vote/1',
        at: test.clock.now,
      })),
    })
    await keepTens('ana', goldAnswers(wrong(12)))
    await watch('ana')
    expect(await told('ana')).toEqual([])
  })
})

describe('somebody who probably misses too much', () => {
  it('is named to the leads once, again only after it was better in between, and told nothing', async () => {
    await keepTens('bo', goldAnswers([false, true, false, false, false, true, false, false, false]))
    await watch('bo')
    await watch('bo')
    expect(await told('lea')).toMatchObject([{ kind: 'annotator-warning', personName: 'bo' }])
    expect(await told('bo')).toEqual([])
    test.pass(1)
    await keepTens('bo', goldAnswers(right(12), 10))
    await watch('bo')
    const standing = await test.world.database.prisma.standing.findFirst({ where: { campaignId } })
    expect(standing?.warnedAt).toBeNull()
    expect(await told('lea')).toHaveLength(1)
  })

  it('gets more gold for a while when they were good before', async () => {
    await keepTens('bo', goldAnswers([...right(20), ...wrong(4)]))
    await watch('bo')
    const standing = () => test.world.database.prisma.standing.findFirst({ where: { campaignId } })
    expect((await standing())?.drifting).toBe(true)
    test.pass(1)
    await keepTens('bo', goldAnswers(right(21), 30))
    await watch('bo')
    expect((await standing())?.drifting).toBe(false)
  })
})

/** Answers to gold, and to other items until all those to gold are in full tens that cannot be taken back. */
async function keepTens(person: string, gold: ReturnType<typeof goldAnswers>) {
  const { prisma } = test.world.database
  const where = { campaignId, personId: await idOf(person) }
  const before = await prisma.answer.count({ where })
  const from = (await prisma.answer.count({ where: { ...where, purpose: 'ordinary' } })) + 30
  const more = (21 - ((before + gold.length) % 10)) % 10
  const others = Array.from({ length: more }, (_, at) => ({ item: from + at, labelIds: [1] }))
  await keepAnswers(test, campaignId, person, [...gold, ...others])
}
