import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CampaignForm } from '../../../src/domain/campaign-form.ts'
import type { PreviewScreen, Screen } from '../../../src/domain/screen.ts'
import { launchCampaign } from '../../../src/flows/new-campaign/launch-campaign.ts'
import { previewCampaign } from '../../../src/flows/new-campaign/preview-campaign.ts'
import { sweepDrafts } from '../../../src/flows/new-campaign/sweep-drafts.ts'
import { openWorld, type TestWorld } from '../a-world.ts'
import { aForm, goodRows } from './a-form.ts'

let test: TestWorld
let serial = 0
let name = ''

beforeAll(async () => {
  test = await openWorld()
  for (const person of ['lea', 'lou', 'ana', 'bo', 'cy', 'dee']) test.meetPerson(person)
})
afterAll(async () => {
  await test.close()
})
beforeEach(() => {
  serial++
  name = `Clauses ${serial}`
  test.jobs.length = 0
})

async function submit(form: CampaignForm, by = 'lea'): Promise<Screen> {
  const intent = { kind: 'campaign-form', form } as const
  return (await previewCampaign(test.world, { who: test.account(by), intent, message: null })).screen
}

async function preview(changes: Partial<CampaignForm> = {}, by = 'lea'): Promise<PreviewScreen> {
  const screen = await submit(aForm({ name, ...changes }), by)
  if (screen.kind !== 'preview') throw new Error(`no preview but ${JSON.stringify(screen)}`)
  return screen
}

async function launch(campaignId: string | null, by = 'lea'): Promise<Screen> {
  const intent = { kind: 'launch', campaignId: campaignId ?? '' } as const
  return (await launchCampaign(test.world, { who: test.account(by), intent, message: null })).screen
}

function rowsOf(campaignId: string | null) {
  const { prisma } = test.world.database
  const where = { campaignId: campaignId ?? '' }
  return {
    campaign: () => prisma.campaign.findUnique({ where: { id: where.campaignId } }),
    items: () => prisma.item.findMany({ where, orderBy: { seq: 'asc' } }),
    contents: () => prisma.itemContent.count({ where }),
    gold: () => prisma.goldAnswer.findMany({ where }),
    members: () => prisma.member.findMany({ where, include: { person: true } }),
    deliveries: () => prisma.delivery.findMany({ where }),
    changes: () => prisma.change.findMany({ where, orderBy: { at: 'asc' } }),
  }
}

describe('the preview of a campaign', () => {
  it('shows the first items as experts will see them, the counts, and the classes of gold', async () => {
    const screen = await preview()
    expect(screen).toMatchObject({
      name,
      items: 20,
      gold: 4,
      goldByLabel: [
        { label: 'Termination', count: 2 },
        { label: 'Assignment', count: 2 },
      ],
      overlap: 2,
      people: { annotators: 2, adjudicators: 1, managers: 1 },
      problems: [],
      problemCount: 0,
      warnings: [],
    })
    expect(screen.sample).toEqual(
      [0, 1, 2].map((at) => ({
        text: `Clause ${100 + at} says so`,
        a: null,
        b: null,
        image: null,
        context: [['contract', `Lease ${at % 2}`]],
      })),
    )
  })

  it('keeps a draft with everything the form said, in the order of the file', async () => {
    const { campaignId } = await preview()
    const rows = rowsOf(campaignId)
    expect(await rows.campaign()).toMatchObject({
      name,
      state: 'draft',
      zone: 'Europe/Berlin',
      itemCount: 24,
      guidelineVersion: 1,
      digestWeekday: 1,
      digestMinute: 540,
    })
    const items = await rows.items()
    expect(items.map(({ seq, externalId, priority }) => [seq, externalId, priority])).toEqual(
      Array.from({ length: 24 }, (_, at) => [at + 1, `c-${at}`, at % 3]),
    )
    expect(items.filter(({ gold }) => gold).map(({ externalId, wanted }) => [externalId, wanted])).toEqual(
      ['c-5', 'c-11', 'c-17', 'c-23'].map((id) => [id, 25]),
    )
    expect(new Set(items.filter(({ gold }) => !gold).map(({ wanted }) => wanted))).toEqual(new Set([2]))
    expect(await rows.contents()).toBe(24)
    expect((await rows.gold()).map(({ labelIds, explanation }) => [labelIds, explanation])).toEqual([
      [[1], 'It does.'],
      [[2], 'It does.'],
      [[1], 'It does.'],
      [[2], 'It does.'],
    ])
    const members = (await rows.members()).map(({ role, person }) => `${person.name} ${role}`).sort()
    expect(members).toEqual(['ana annotator', 'bo annotator', 'cy adjudicator', 'dee manager', 'lea lead'])
  })

  it('names every fault by its line and keeps nothing', async () => {
    const before = await test.world.database.prisma.campaign.count()
    const itemRows = 'text,gold\nOne,Terminaton\n"  ",\nTwo,\nTwo,\n'
    expect(await preview({ itemRows })).toMatchObject({
      campaignId: null,
      problemCount: 3,
      problems: [
        { line: 2, message: '“Terminaton” is not one of the labels. Did you mean “Termination”?' },
        { line: 3, message: '“text” is empty.' },
        { line: 5, message: 'The same text is already on line 4.' },
      ],
    })
    expect(await test.world.database.prisma.campaign.count()).toBe(before)
  })

  it('cannot be launched while a chosen person is unknown, a bot, or from elsewhere', async () => {
    test.meetPerson('robo', 'bot')
    test.meetPerson('eve', 'stranger')
    test.meetPerson('gus', 'guest')
    const screen = await preview({ annotators: ['ana', 'nobody', 'robo'], adjudicators: ['eve'], managers: ['gus'] })
    expect(screen.campaignId).toBeNull()
    expect(screen.problems).toEqual([
      {
        line: null,
        message:
          'The annotator with the account nobody could not be found. Choose somebody else, or try again in a minute.',
      },
      { line: null, message: 'robo is a bot and cannot be an annotator.' },
      { line: null, message: 'eve belongs to another organization and cannot be an adjudicator.' },
    ])
  })

  it('says again what is wrong with the form itself, should that have changed since it was sent', async () => {
    const screen = await preview({ labels: 'Only one', overlap: 0 })
    expect(screen).toMatchObject({ campaignId: null, problemCount: 2, sample: [] })
    expect(screen.problems.map(({ line }) => line)).toEqual([null, null])
  })

  it('is refused to guests, bots and people from elsewhere', async () => {
    for (const kind of ['guest', 'bot', 'stranger'] as const) {
      test.meetPerson(`a ${kind}`, kind)
      expect(await submit(aForm({ name }), `a ${kind}`)).toEqual({ kind: 'notice', notice: 'guests-cannot-create' })
    }
  })

  it('replaces the same lead’s older draft of that name, and nobody else’s', async () => {
    const first = await preview()
    const other = await preview({}, 'lou')
    const second = await preview({ name: ` ${name.toUpperCase()} ` })
    expect(await rowsOf(first.campaignId).campaign()).toBeNull()
    expect(await rowsOf(first.campaignId).items()).toEqual([])
    expect(await rowsOf(first.campaignId).contents()).toBe(0)
    expect(await rowsOf(first.campaignId).gold()).toEqual([])
    expect(await rowsOf(other.campaignId).campaign()).not.toBeNull()
    expect(await rowsOf(second.campaignId).campaign()).not.toBeNull()
  })

  it('warns where there is no guideline', async () => {
    const { warnings } = await preview({ guideline: ' ' })
    expect(warnings).toEqual(['There is no guideline: people will decide by the names of the labels alone.'])
  })

  it('takes a guideline and items from files', async () => {
    const itemFile = { name: 'items.csv', bytes: Buffer.from(`\uFEFF${goodRows}`) }
    const guidelineFile = { name: 'guide.md', bytes: Buffer.from('\uFEFF# Rules\nRead.\n') }
    const { campaignId } = await preview({ itemRows: '', itemFile, guideline: '', guidelineFile })
    const where = { campaignId_version: { campaignId: campaignId ?? '', version: 1 } }
    expect(await test.world.database.prisma.guideline.findUnique({ where })).toMatchObject({ text: '# Rules\nRead.' })
    expect(await rowsOf(campaignId).items()).toHaveLength(24)
  })
})

describe('launching', () => {
  it('starts the draft and invites each annotator once, with what they should know', async () => {
    const { campaignId } = await preview()
    expect(await launch(campaignId)).toEqual({ kind: 'launched', name, items: 20, invited: 2 })
    const rows = rowsOf(campaignId)
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
      ['campaign launched', { state: 'running', invited: 2 }],
    ])
  })

  it('happens once, however often it is clicked, also at the same moment', async () => {
    const { campaignId } = await preview()
    const screens = await Promise.all([launch(campaignId), launch(campaignId), launch(campaignId)])
    const kinds = screens.map((screen) => (screen.kind === 'notice' ? screen.notice : screen.kind)).sort()
    expect(kinds).toEqual(['already-launched', 'already-launched', 'launched'])
    expect(await rowsOf(campaignId).deliveries()).toHaveLength(2)
    expect(await launch(campaignId)).toEqual({ kind: 'notice', notice: 'already-launched' })
  })

  it('is for the draft’s lead alone', async () => {
    const { campaignId } = await preview()
    for (const other of ['lou', 'ana', 'dee']) {
      expect(await launch(campaignId, other)).toEqual({ kind: 'notice', notice: 'only-leads' })
    }
    expect(await rowsOf(campaignId).campaign()).toMatchObject({ state: 'draft' })
  })

  it('says so where another campaign took the name in the meantime, also at the same moment', async () => {
    const drafts = [await preview(), await preview({ name: name.toLowerCase() }, 'lou')]
    const screens = await Promise.all([
      launch(drafts[0]?.campaignId ?? null),
      launch(drafts[1]?.campaignId ?? null, 'lou'),
    ])
    expect(screens.filter(({ kind }) => kind === 'launched')).toHaveLength(1)
    expect(screens.flatMap((screen) => (screen.kind === 'notice' ? [screen.notice] : []))).toEqual([
      { kind: 'name-taken', name: expect.stringMatching(new RegExp(name, 'i')) },
    ])
    expect(await preview()).toMatchObject({ campaignId: null, problemCount: 1 })
  })

  it('says so where the draft is gone', async () => {
    expect(await launch('0190b5a0-0000-7000-8000-000000000000')).toEqual({ kind: 'notice', notice: 'draft-gone' })
  })
})

describe('drafts', () => {
  it('are swept after a day, with their items, and launched campaigns are not', async () => {
    const [draft, launched] = [await preview(), await preview({ name: `${name} too` })]
    await launch(launched.campaignId)
    test.pass(23 * 60)
    const young = await preview({ name: `${name} later` })
    test.pass(61)
    await sweepDrafts(test.world)
    expect(await rowsOf(draft.campaignId).campaign()).toBeNull()
    expect(await rowsOf(draft.campaignId).items()).toEqual([])
    expect(await rowsOf(young.campaignId).campaign()).not.toBeNull()
    expect(await rowsOf(launched.campaignId).items()).toHaveLength(24)
    expect(await launch(draft.campaignId)).toEqual({ kind: 'notice', notice: 'draft-gone' })
    expect(await sweepDrafts(test.world)).toBe(0)
  })
})
