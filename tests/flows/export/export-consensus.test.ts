import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportCampaign } from '../../../src/flows/export/export-campaign.ts'
import type { ExportRecord } from '../../../src/flows/export/export-record.ts'
import { csv } from '../../../src/flows/export/formats/csv.ts'
import type { ExportFormat } from '../../../src/flows/export/formats/export-format.ts'
import { jsonl } from '../../../src/flows/export/formats/jsonl.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { keepAnswers } from '../labeling/some-answers.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

async function textOf(campaignId: string, format: ExportFormat, gold = false): Promise<string> {
  let text = ''
  for await (const piece of exportCampaign(test.world, campaignId, format, { gold, superseded: false })) text += piece
  return text
}

async function records(campaignId: string, gold = false): Promise<ExportRecord[]> {
  const lines = (await textOf(campaignId, jsonl, gold)).trim().split('\n')
  return lines.map((line): ExportRecord => JSON.parse(line))
}

describe('the consensus in an export', () => {
  it('is what the answers say so far and what the last night found, with the chance of every label', async () => {
    const id = await seedCampaign(test, { items: 3, gold: 1, overlap: 2, people: ['ana', 'bo'] })
    await keepAnswers(test, id, 'ana', [
      { item: 1, labelIds: [2] },
      { item: 2, labelIds: [1] },
      { item: 4, labelIds: [1] },
    ])
    await keepAnswers(test, id, 'bo', [
      { item: 1, labelIds: [2] },
      { item: 2, labelIds: [2] },
      { item: 4, labelIds: [1] },
    ])
    expect((await records(id))[0]?.consensus).toEqual({ live: null, overnight: null })
    await workOvernight(test.world, id)
    const [agreed, tied, unanswered, gold] = await records(id, true)
    const at = test.clock.now.toISOString()
    expect(agreed?.consensus.live).toEqual({
      label: 'Assignment',
      tie: [],
      posterior: agreed?.consensus.live?.posteriors.Assignment,
      posteriors: { Termination: expect.closeTo(1 / 17, 9), Assignment: expect.closeTo(16 / 17, 9) },
      method: 'live-vote',
      version: 'live-vote/2',
      at,
    })
    expect(agreed?.consensus.overnight).toMatchObject({ label: 'Assignment', method: 'live-vote', at })
    expect(tied?.consensus.overnight).toMatchObject({ label: null, tie: ['Termination', 'Assignment'] })
    expect(unanswered?.consensus).toEqual({ live: null, overnight: null })
    expect(gold?.consensus).toMatchObject({ live: { label: 'Termination' }, overnight: null })

    const [row] = parse(await textOf(id, csv), { columns: true }) as Record<string, string>[]
    expect(row).toMatchObject({ live: 'Assignment', live_method: 'live-vote/2', overnight: 'Assignment' })
    expect(Number(row?.live_posterior)).toBeCloseTo(16 / 17, 9)
    expect(JSON.parse(row?.overnight_posteriors ?? '')).toEqual(agreed?.consensus.overnight?.posteriors)
  })

  it('names every label of an item that may have several', async () => {
    const id = await seedCampaign(test, { items: 1, taskType: 'multi-choice', overlap: 2, people: ['ana', 'bo'] })
    for (const person of ['ana', 'bo']) await keepAnswers(test, id, person, [{ item: 1, labelIds: [1, 2] }])
    await workOvernight(test.world, id)
    expect((await records(id))[0]?.consensus).toMatchObject({
      live: { label: ['Termination', 'Assignment'], tie: [] },
      overnight: { label: ['Termination', 'Assignment'], tie: [] },
    })
  })
})
