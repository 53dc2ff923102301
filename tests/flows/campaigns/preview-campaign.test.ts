import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { slackLimits } from '../../../src/bots/slack/wire/rates.ts'
import { usualHours } from '../../../src/domain/asking/asking-hours.ts'
import { previewCampaign } from '../../../src/flows/campaigns/preview-campaign.ts'
import { expectToAsk } from '../../../src/flows/naming/meet-many.ts'
import { keepHours } from '../../../src/store/asking/askings.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import type { TestWorld } from '../a-world.ts'
import { aForm, goodRows } from './a-form.ts'
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

describe('the preview of a campaign', () => {
  it('shows the first items as experts will see them, the counts, and the classes of gold', async () => {
    const screen = await leads.preview({ name })
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
    const { campaignId } = await leads.preview({ name })
    const rows = leads.rowsOf(campaignId)
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

  it('names every fault by its line and keeps no item before the faulty rows are left out', async () => {
    const itemRows = 'text,gold\nOne,Terminaton\n"  ",\nTwo,\nTwo,\nThree,Assignment\n'
    const screen = await leads.preview({ name, itemRows })
    expect(screen).toMatchObject({
      campaignId: null,
      problemCount: 3,
      problems: [
        { line: 2, what: { kind: 'gold-unknown-label', label: 'Terminaton', nearest: { name: 'Termination' } } },
        { line: 3, what: { kind: 'cell-empty', column: 'text' } },
        { line: 5, what: { kind: 'same-text', place: 4 } },
      ],
      canLeaveOut: { rows: 3 },
    })
    expect(await leads.rowsOf(screen.canLeaveOut?.campaignId ?? '').items()).toEqual([])
  })

  it('leaves out the rows that were shown, once, and is launched without them', async () => {
    const itemRows = 'text,id,gold\nOne,a,Terminaton\n"  ",b,\nTwo,c,\nOther,c,\nOther,d,\nThree,e,Assignment\n'
    const people = { annotators: ['cy', 'dee'], adjudicators: ['ana'], managers: ['bo'] }
    const { canLeaveOut } = await leads.preview({ name, itemRows, guideline: '', ...people })
    const draft = canLeaveOut?.campaignId ?? ''
    const leaveOut = async (by = 'lea') => await test.ask(by, { kind: 'leave-out-of-draft', campaignId: draft })
    expect(await leaveOut('lou')).toEqual({ kind: 'notice', notice: 'only-leads' })
    const without = await leaveOut()
    expect(without).toMatchObject({
      kind: 'preview',
      campaignId: draft,
      ...{ name, items: 2, gold: 1, leftOut: 3, canLeaveOut: null, problemCount: 0, problems: [] },
      people: { annotators: 2, adjudicators: 1, managers: 1 },
      overlap: 2,
    })
    expect(without).toHaveProperty('warnings', expect.arrayContaining([{ kind: 'no-guideline' }]))
    expect(await leaveOut()).toEqual(without)
    const kept = (await leads.rowsOf(draft).items()).map(({ externalId, seq }) => [externalId, seq])
    expect(kept).toEqual([
      ['c', 1],
      ['d', 2],
      ['e', 3],
    ])
    expect(await leads.launch(draft)).toMatchObject({ kind: 'launched', items: 2 })
    expect(await leaveOut()).toEqual({ kind: 'notice', notice: 'already-launched' })
  })

  it('leaves out nothing where more than rows is wrong, or no item would be left', async () => {
    const before = await test.world.database.prisma.campaign.count()
    const wrong = [
      { itemRows: 'body\nOne\nTwo\n' },
      { itemRows: 'text,gold\n,\nOne,Termination\n' },
      { itemRows: 'text\nOne\n"Two\n' },
      { itemRows: 'text\nOne\n""\n', annotators: ['nobody'] },
    ]
    for (const changes of wrong) {
      expect(await leads.preview({ name, ...changes })).toMatchObject({ campaignId: null, canLeaveOut: null })
    }
    expect(await test.world.database.prisma.campaign.count()).toBe(before)
  })

  it('cannot be launched while a chosen person is unknown, a bot, or from elsewhere', async () => {
    test.meetPerson('robo', 'bot')
    test.meetPerson('eve', 'stranger')
    test.meetPerson('gus', 'guest')
    const screen = await leads.preview({
      name,
      annotators: ['ana', 'nobody', 'robo'],
      adjudicators: ['eve'],
      managers: ['gus'],
    })
    expect(screen.campaignId).toBeNull()
    expect(screen.problems).toEqual([
      {
        line: null,
        what: { kind: 'account-unknown', role: 'annotator', account: 'nobody' },
      },
      { line: null, what: { kind: 'is-bot', name: 'robo', role: 'annotator' } },
      { line: null, what: { kind: 'is-of-others', name: 'eve', role: 'adjudicator' } },
    ])
  })

  it('says again what is wrong with the form itself, should that have changed since it was sent', async () => {
    const screen = await leads.preview({ name, labels: 'Only one', overlap: 0 })
    expect(screen).toMatchObject({ campaignId: null, problemCount: 2, sample: [] })
    expect(screen.problems.map(({ line }) => line)).toEqual([null, null])
  })

  it('is refused to guests, bots and people from elsewhere', async () => {
    for (const kind of ['guest', 'bot', 'stranger'] as const) {
      test.meetPerson(`a ${kind}`, kind)
      expect(await leads.submit(aForm({ name }), `a ${kind}`)).toEqual({
        kind: 'notice',
        notice: 'guests-cannot-create',
      })
    }
  })

  it('replaces the same lead’s older draft of that name, and nobody else’s', async () => {
    const first = await leads.preview({ name })
    const other = await leads.preview({ name }, 'lou')
    const second = await leads.preview({ name: ` ${name.toUpperCase()} ` })
    expect(await leads.rowsOf(first.campaignId).campaign()).toBeNull()
    expect(await leads.rowsOf(first.campaignId).items()).toEqual([])
    expect(await leads.rowsOf(first.campaignId).contents()).toBe(0)
    expect(await leads.rowsOf(first.campaignId).gold()).toEqual([])
    expect(await leads.rowsOf(other.campaignId).campaign()).not.toBeNull()
    expect(await leads.rowsOf(second.campaignId).campaign()).not.toBeNull()
  })

  it('warns where there is no guideline', async () => {
    const { warnings } = await leads.preview({ name, guideline: ' ' })
    expect(warnings).toEqual([{ kind: 'no-guideline' }])
  })

  it('takes a guideline and items from files', async () => {
    const itemFile = { name: 'items.csv', bytes: Buffer.from(`\uFEFF${goodRows}`) }
    const guidelineFile = { name: 'guide.md', bytes: Buffer.from('\uFEFF# Rules\nRead.\n') }
    const { campaignId } = await leads.preview({ name, itemRows: '', itemFile, guideline: '', guidelineFile })
    const where = { campaignId_version: { campaignId: campaignId ?? '', version: 1 } }
    expect(await test.world.database.prisma.guideline.findUnique({ where })).toMatchObject({ text: '# Rules\nRead.' })
    expect(await leads.rowsOf(campaignId).items()).toHaveLength(24)
  })

  it('says who would hear of it later, if it were launched now, and whom the lead may tell at once', async () => {
    const here = new Date(test.clock.now)
    test.meetPerson('ken', 'member', 'Asia/Tokyo')
    let ms = 0
    const ticking = { ...test.world, now: () => new Date(here.getTime() + ++ms) }
    const sent = {
      who: test.account('lea'),
      intent: { kind: 'campaign-form', form: aForm({ name }) },
      message: null,
    } as const
    expect((await previewCampaign(ticking, sent)).screen).toMatchObject({ telling: null, tellAll: null })
    const people = { annotators: ['ana', 'bo', 'ken'] }
    expect(await leads.preview({ name, ...people })).toMatchObject({
      telling: {
        now: 2,
        later: 1,
        first: { name: 'ken', at: { day: '2026-11-24', time: '01:00', today: '2026-11-23' } },
        never: [],
        noGoodHour: [],
      },
      tellAll: null,
      tellAtAnyHour: { now: 3, outside: 1, ownHours: 0 },
    })
    test.clock.now = new Date('2026-11-23T20:00:00Z')
    const ana = await test.world.database.prisma.identity.findFirstOrThrow({ where: { externalId: 'ana' } })
    const owner = { personId: ana.personId, organizationId: test.organizationId }
    const hours = { ...usualHours, onLeaveUntil: '2026-12-01' }
    await inTransaction(test.world.database, (tx) => keepHours(tx, owner, hours, test.clock.now))
    expect(await leads.preview({ name, ...people })).toMatchObject({
      telling: {
        now: 0,
        later: 3,
        first: { name: 'ken', at: { day: '2026-11-24', time: '01:00', today: '2026-11-23' } },
        last: { name: 'ana', at: { day: '2026-12-01', time: '09:00', today: '2026-11-23' } },
      },
      tellAll: null,
      tellAtAnyHour: { now: 2, outside: 2, ownHours: 1 },
    })
    expect(await leads.preview({ name, annotators: ['ana'] })).toMatchObject({
      telling: { later: 1 },
      tellAll: null,
      tellAtAnyHour: null,
    })
    test.clock.now = here
  })
})

describe('many people whom the platform has not told of yet', () => {
  const crowd = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `new-${from + at}`)

  /** A world whose platform has the limits of Slack, and what it was asked. */
  function limited() {
    const asked: string[] = []
    const most = { atOnce: 0, now: 0 }
    const severalAtOnce = Promise.withResolvers<void>()
    const { messenger } = test.world
    const lookUp: typeof messenger.lookUp = async (who) => {
      asked.push(who.externalId)
      most.atOnce = Math.max(most.atOnce, ++most.now)
      if (most.now > 4) severalAtOnce.resolve()
      await Promise.race([severalAtOnce.promise, sleep(200)])
      most.now--
      return await messenger.lookUp(who)
    }
    const limits = { ...messenger.limits, lookUp: slackLimits.lookUp }
    return { asked, most, world: { ...test.world, messenger: { ...messenger, limits, lookUp } } }
  }
  const submit = async (world: TestWorld['world'], annotators: string[]) => {
    const intent = { kind: 'campaign-form', form: aForm({ name: leads.freshName(), annotators }) } as const
    return (await previewCampaign(world, { who: test.account('lea'), intent, message: null })).screen
  }

  it('are asked about side by side, sixty of them at once, and not again an hour long', async () => {
    for (const one of crowd(0, 60)) test.meetPerson(one)
    const { asked, most, world } = limited()
    expect(await expectToAsk(world, test.workspaceId, crowd(0, 60))).toBeNull()
    expect(await submit(world, crowd(0, 60))).toMatchObject({ people: { annotators: 60 }, problems: [] })
    expect(asked.filter((one) => one.startsWith('new-')).sort()).toEqual(crowd(0, 60).sort())
    expect(most.atOnce).toBeGreaterThan(4)
    asked.length = 0
    expect(await submit(world, crowd(0, 60))).toMatchObject({ people: { annotators: 60 }, problems: [] })
    expect(asked).toEqual([])
  })

  it('take as long as is said before: what is over the limits of the minute', async () => {
    const { world } = limited()
    await world.database.pool.query('delete from buckets')
    expect(await expectToAsk(world, test.workspaceId, crowd(100, 300))).toMatchObject({ people: 200 })
    const { seconds = 0 } = (await expectToAsk(world, test.workspaceId, crowd(100, 300))) ?? {}
    expect(seconds).toBeGreaterThan(200)
    expect(seconds).toBeLessThan(300)
  })

  it('stand in the preview as a problem where the platform says to wait for longer than anybody would', async () => {
    const { world } = limited()
    test.meetPerson('late')
    const lookUp = async () => ({ kind: 'limited', retryAfterMs: 3_600_000 }) as const
    const busy = { ...world, messenger: { ...world.messenger, lookUp } }
    const what = { kind: 'account-not-told', role: 'annotator', account: 'late' }
    expect(await submit(busy, ['ana', 'late'])).toMatchObject({ campaignId: null, problems: [{ line: null, what }] })
    await world.database.pool.query('delete from buckets')
  })
})
