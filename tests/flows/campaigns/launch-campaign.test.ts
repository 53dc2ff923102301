import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sweepDrafts } from '../../../src/flows/campaigns/sweep-drafts.ts'
import type { TestWorld } from '../a-world.ts'
import { type Leads, openLeads } from './a-lead.ts'

let leads: Leads
let test: TestWorld
let name = ''

beforeAll(async () => {
  leads = await openLeads()
  test = leads.test
})
afterAll(async () => {
  await test.close()
})
beforeEach(() => {
  name = leads.freshName()
  test.jobs.length = 0
})

describe('launching', () => {
  it('starts the draft and invites each annotator once, with what they should know', async () => {
    const { campaignId } = await leads.preview({ name })
    const telling = { now: 2, later: 0, first: null, last: null, never: [], noGoodHour: [] }
    expect(await leads.launch(campaignId)).toEqual({ kind: 'launched', name, items: 20, telling })
    const rows = leads.rowsOf(campaignId)
    expect(await rows.campaign()).toMatchObject({ state: 'running', launchedAt: test.world.now() })
    const deliveries = await rows.deliveries()
    expect(test.jobs.sort()).toEqual(deliveries.map(({ id }) => `deliver ${id}`).sort())
    for (const delivery of deliveries) {
      expect(delivery).toMatchObject({ state: 'waiting', workspaceId: test.workspaceId })
      expect(delivery.screen).toEqual({
        kind: 'invitation',
        campaign: {
          campaignId,
          name,
          purpose: 'Find the clauses that end a deal.',
          taskType: 'choice',
          items: 20,
          overlap: 2,
          sessionMinutes: 5,
          hasGold: true,
        },
        leadName: 'lea',
      })
    }
    const annotators = (await rows.members()).filter(({ role }) => role === 'annotator')
    expect(deliveries.map(({ personId }) => personId).sort()).toEqual(annotators.map(({ personId }) => personId).sort())
    expect((await rows.changes()).map(({ what, after }) => [what, after])).toEqual([
      ['campaign drafted', { name, items: 24 }],
      ['campaign launched', { state: 'running', invited: 2, toldNow: 2 }],
    ])
  })

  it('happens once, however often it is clicked, also at the same moment', async () => {
    for (const person of ['una', 'uli']) test.meetPerson(person)
    const { campaignId } = await leads.preview({ name, annotators: ['una', 'uli'] })
    const screens = await Promise.all([leads.launch(campaignId), leads.launch(campaignId), leads.launch(campaignId)])
    const kinds = screens.map((screen) => (screen.kind === 'notice' ? screen.notice : screen.kind)).sort()
    expect(kinds).toEqual(['already-launched', 'already-launched', 'launched'])
    expect(await leads.rowsOf(campaignId).deliveries()).toHaveLength(2)
    expect(await leads.launch(campaignId)).toEqual({ kind: 'notice', notice: 'already-launched' })
  })

  it('is for the draft’s lead alone', async () => {
    const { campaignId } = await leads.preview({ name })
    for (const other of ['lou', 'ana', 'dee']) {
      expect(await leads.launch(campaignId, other)).toEqual({ kind: 'notice', notice: 'only-leads' })
    }
    expect(await leads.rowsOf(campaignId).campaign()).toMatchObject({ state: 'draft' })
  })

  it('says so where another campaign took the name in the meantime, also at the same moment', async () => {
    const drafts = [await leads.preview({ name }), await leads.preview({ name: name.toLowerCase() }, 'lou')]
    const screens = await Promise.all([
      leads.launch(drafts[0]?.campaignId ?? null),
      leads.launch(drafts[1]?.campaignId ?? null, 'lou'),
    ])
    expect(screens.filter(({ kind }) => kind === 'launched')).toHaveLength(1)
    expect(screens.flatMap((screen) => (screen.kind === 'notice' ? [screen.notice] : []))).toEqual([
      { kind: 'name-taken', name: expect.stringMatching(new RegExp(name, 'i')) },
    ])
    expect(await leads.preview({ name })).toMatchObject({ campaignId: null, problemCount: 1 })
  })

  it('says so where the draft is gone', async () => {
    expect(await leads.launch('0190b5a0-0000-7000-8000-000000000000')).toEqual({ kind: 'notice', notice: 'draft-gone' })
  })
})

describe('drafts', () => {
  it('are swept after a day, with their items, and launched campaigns are not', async () => {
    const [draft, launched] = [await leads.preview({ name }), await leads.preview({ name: `${name} too` })]
    await leads.launch(launched.campaignId)
    test.pass(23 * 60)
    const young = await leads.preview({ name: `${name} later` })
    test.pass(61)
    await sweepDrafts(test.world)
    expect(await leads.rowsOf(draft.campaignId).campaign()).toBeNull()
    expect(await leads.rowsOf(draft.campaignId).items()).toEqual([])
    expect(await leads.rowsOf(young.campaignId).campaign()).not.toBeNull()
    expect(await leads.rowsOf(launched.campaignId).items()).toHaveLength(24)
    expect(await leads.launch(draft.campaignId)).toEqual({ kind: 'notice', notice: 'draft-gone' })
    expect(await sweepDrafts(test.world)).toBe(0)
  })
})
