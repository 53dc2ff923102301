import { parse } from 'csv-parse/sync'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportCampaign } from '../../../src/flows/export/export-campaign.ts'
import type { ExportRecord } from '../../../src/flows/export/export-record.ts'
import { csv } from '../../../src/flows/export/formats/csv.ts'
import type { ExportFormat } from '../../../src/flows/export/formats/export-format.ts'
import { jsonl } from '../../../src/flows/export/formats/jsonl.ts'
import type { ExportChoice } from '../../../src/store/exports/export-rows.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld
const plain: ExportChoice = { gold: false, superseded: false }

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

async function textOf(campaignId: string, format: ExportFormat, choice = plain): Promise<string> {
  let text = ''
  for await (const piece of exportCampaign(test.world, campaignId, format, choice)) text += piece
  return text
}

async function records(campaignId: string, choice = plain): Promise<ExportRecord[]> {
  const lines = (await textOf(campaignId, jsonl, choice)).split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line): ExportRecord => JSON.parse(line))
}

async function table(campaignId: string, choice = plain): Promise<Record<string, string>[]> {
  return parse(await textOf(campaignId, csv, choice), { columns: true })
}

async function threePeople() {
  return await seedCampaign(test, { items: 3, gold: 2, overlap: 3, people: ['ana', 'bo', 'cy'] })
}

describe('an export', () => {
  it('gives each item once, in the order of import, with its votes and its majority', async () => {
    const id = await threePeople()
    await keepAnswers(test, id, 'ana', [{ item: 1, labelIds: [2], elapsedMs: 2500, confidence: 'guess' }])
    await keepAnswers(test, id, 'bo', [{ item: 1, labelIds: [1] }])
    await keepAnswers(test, id, 'cy', [{ item: 1, labelIds: [2] }])
    const [first, second, ...rest] = await records(id)
    expect(first).toMatchObject({
      id: 'item-1',
      text: 'Clause 1',
      votes: { Termination: 1, Assignment: 2 },
      majority: 'Assignment',
      tie: [],
      flags: [],
    })
    expect(first?.answers).toHaveLength(3)
    expect(first?.answers[0]).toEqual({
      person: expect.stringMatching(/^p_[0-9a-f]{12}$/),
      labels: ['Assignment'],
      confidence: 'guess',
      givenAt: '2026-11-23T12:00:00.000Z',
      elapsedMs: 2500,
      guidelineVersion: 1,
      counted: true,
    })
    expect(second).toMatchObject({ id: 'item-2', votes: {}, majority: null, tie: [], answers: [] })
    expect(rest.map((record) => record.id)).toEqual(['item-3'])
  })

  it('names a tie as a tie', async () => {
    const id = await threePeople()
    await keepAnswers(test, id, 'ana', [{ item: 1, labelIds: [2] }])
    await keepAnswers(test, id, 'bo', [{ item: 1, labelIds: [1] }])
    expect((await records(id))[0]).toMatchObject({ majority: null, tie: ['Termination', 'Assignment'] })
    expect((await table(id))[0]).toMatchObject({ majority: '', tie: 'Termination;Assignment' })
  })

  it('counts neither answers that came too late for their slot nor those that were replaced', async () => {
    const id = await threePeople()
    await keepAnswers(test, id, 'ana', [
      { item: 1, labelIds: [1], superseded: true },
      { item: 1, labelIds: [2] },
    ])
    await keepAnswers(test, id, 'bo', [{ item: 1, labelIds: [1], counted: false }])
    const [record] = await records(id)
    expect(record).toMatchObject({ votes: { Assignment: 1 }, majority: 'Assignment' })
    expect(record?.answers.map(({ labels, counted }) => [labels, counted]).sort()).toEqual([
      [['Assignment'], true],
      [['Termination'], false],
    ])
    const [whole] = await records(id, { gold: false, superseded: true })
    expect(whole).toMatchObject({ votes: { Assignment: 1 } })
    expect(whole?.answers.filter(({ supersededAt }) => supersededAt !== undefined)).toHaveLength(1)
  })

  it('leaves gold out unless asked for it', async () => {
    const id = await threePeople()
    await keepAnswers(test, id, 'ana', [
      { item: 1, labelIds: [1] },
      { item: 4, labelIds: [2] },
    ])
    expect(await textOf(id, jsonl)).not.toMatch(/gold|item-4/)
    expect(await textOf(id, csv)).not.toMatch(/gold|item-4/)
    const withGold = await records(id, { gold: true, superseded: false })
    expect(withGold.map((record) => [record.id, record.gold])).toEqual([
      ['item-1', undefined],
      ['item-2', undefined],
      ['item-3', undefined],
      ['item-4', ['Termination']],
      ['item-5', ['Assignment']],
    ])
    expect(withGold[3]).toMatchObject({ explanation: 'So it is.', votes: { Assignment: 1 } })
    const rows = await table(id, { gold: true, superseded: false })
    expect(rows.map(({ item, gold }) => [item, gold])).toEqual([
      ['item-1', ''],
      ['item-4', 'Termination'],
    ])
  })

  it('calls a person the same in each export, and two accounts of one person by one name', async () => {
    const [one, other] = [await threePeople(), await seedCampaign(test, { items: 1, people: [] })]
    for (const id of [one, other]) await keepAnswers(test, id, 'ana', [{ item: 1, labelIds: [1] }])
    await keepAnswers(test, one, 'bo', [{ item: 1, labelIds: [1] }])
    const names = async (id: string) => (await records(id))[0]?.answers.map(({ person }) => person)
    const [ana, bo] = (await names(one)) ?? []
    expect(await names(other)).toEqual([ana])
    expect(bo).not.toBe(ana)
    const { prisma } = test.world.database
    const idOf = async (externalId: string) =>
      (await prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
    await prisma.person.update({ where: { id: await idOf('bo') }, data: { mergedInto: await idOf('ana') } })
    expect(await names(one)).toEqual([ana, ana])
    await prisma.person.update({ where: { id: await idOf('bo') }, data: { mergedInto: null } })
    expect(await textOf(one, jsonl)).not.toContain(await idOf('ana'))
  })

  it('gives several labels at once their majority label by label', async () => {
    const id = await seedCampaign(test, { items: 1, taskType: 'multi-choice', people: ['ana', 'bo', 'cy', 'di'] })
    const given = { ana: [1, 2], bo: [1], cy: [1, 2], di: [] }
    for (const [person, labelIds] of Object.entries(given)) await keepAnswers(test, id, person, [{ item: 1, labelIds }])
    expect((await records(id))[0]).toMatchObject({
      votes: { Termination: 3, Assignment: 2 },
      majority: ['Termination'],
      tie: ['Assignment'],
      final: null,
    })
    expect((await table(id)).map(({ label }) => label)).toEqual([
      'Termination;Assignment',
      'Termination',
      'Termination;Assignment',
      '[]',
    ])
  })

  it('keeps any text as it is in JSONL, and keeps formulas from running in CSV', async () => {
    const id = await seedCampaign(test, { items: 4, people: ['ana'] })
    const texts = ['=HYPERLINK("x")', '-1', '@now, "said"\r\nshe', '- a bullet']
    const { prisma } = test.world.database
    for (const [index, text] of texts.entries()) {
      const item = await prisma.item.findFirstOrThrow({ where: { campaignId: id, seq: index + 1 } })
      await prisma.itemContent.updateMany({ where: { campaignId: id, itemId: item.id }, data: { text } })
    }
    await keepAnswers(
      test,
      id,
      'ana',
      texts.map((_, index) => ({ item: index + 1, labelIds: [1] })),
    )
    expect((await records(id)).map(({ text }) => text)).toEqual(texts)
    expect((await table(id)).map(({ text }) => text)).toEqual([
      '\'=HYPERLINK("x")',
      '-1',
      '\'@now, "said"\r\nshe',
      "'- a bullet",
    ])
  })

  it('carries flags with their notes', async () => {
    const id = await threePeople()
    const sessionId = await keepAnswers(test, id, 'ana', [{ item: 1, labelIds: [1] }])
    const { prisma } = test.world.database
    const answer = await prisma.answer.findFirstOrThrow({ where: { campaignId: id } })
    const { itemId, personId, organizationId } = answer
    const flagId = uuidv7()
    const place = { campaignId: id, sessionId, position: 1, revision: 1 }
    await prisma.flag.create({
      data: { ...place, id: flagId, organizationId, itemId, personId, raisedAt: test.world.now() },
    })
    await prisma.flagNote.create({ data: { organizationId, campaignId: id, flagId, note: 'Two clauses in one' } })
    const [record] = await records(id)
    expect(record?.flags).toEqual([
      { person: record?.answers[0]?.person, note: 'Two clauses in one', raisedAt: test.world.now().toISOString() },
    ])
    expect((await table(id))[0]).toMatchObject({ flag: 'Two clauses in one' })
  })

  it('reads more items than are fetched at once', async () => {
    const id = await seedCampaign(test, { items: 1203, people: [] })
    const ids = (await records(id)).map((record) => record.id)
    expect(ids).toEqual(Array.from({ length: 1203 }, (_, at) => `item-${at + 1}`))
  })

  it('gives its connection back when nobody reads to the end', async () => {
    const id = await threePeople()
    const { pool } = test.world.database
    for (let time = 0; time < 30; time++) {
      for await (const piece of exportCampaign(test.world, id, jsonl, plain)) {
        if (piece !== '') break
      }
    }
    expect(pool.idleCount).toBe(pool.totalCount)
  })
})
