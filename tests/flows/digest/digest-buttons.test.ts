import { beforeEach, describe, expect, it } from 'vitest'
import type { DigestScreen } from '../../../src/domain/screens/digest-screens.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { handle } from '../../../src/flows/handle.ts'
import { freezeTold } from '../../../src/flows/quality/freeze-told.ts'
import { seedCampaign } from '../a-world.ts'
import { addMember, keepAnswers } from '../labeling/some-answers.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile('2026-11-18T10:00:00Z')
let campaignId: string

beforeEach(async () => {
  test.jobs.splice(0)
  campaignId = await seedCampaign(test, { items: 30, gold: 20, overlap: 2, people: ['ana', 'bo'] })
  await addMember(test, campaignId, 'lea', 'lead')
  await addMember(test, campaignId, 'max', 'manager')
  await addMember(test, campaignId, 'jo', 'adjudicator')
})

async function digestFor(person: string): Promise<DigestScreen> {
  const screen = await test.ask(person, { kind: 'digest', which: { campaignId } })
  if (screen.kind !== 'digest') throw new Error(`no digest but ${JSON.stringify(screen)}`)
  return screen
}

async function personId(externalId: string): Promise<string> {
  return (await test.world.database.prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
}

/** What waits to be sent to somebody. */
async function waitingFor(externalId: string): Promise<Screen[]> {
  const rows = await test.world.database.prisma.delivery.findMany({
    where: { campaignId, personId: await personId(externalId) },
  })
  return rows.map(({ screen }) => screen as Screen)
}

async function doubt(externalId: string): Promise<string> {
  await keepAnswers(
    test,
    campaignId,
    externalId,
    Array.from({ length: 10 }, (_, at) => ({ item: 31 + at, labelIds: [at < 3 ? (at % 2) + 1 : 2 - (at % 2)] })),
  )
  const key = { organizationId: test.organizationId, campaignId, personId: await personId(externalId) }
  const standing = { answered: 10, goldAnswered: 10, goldRight: 3, warnedAt: new Date('2026-11-18T09:00:00Z') }
  await test.world.database.prisma.standing.create({ data: { ...key, ...standing } })
  return key.personId
}

describe('/label digest', () => {
  it('shows leads and managers the week so far, and nobody else', async () => {
    expect((await digestFor('lea')).edition).toBe('so-far')
    expect((await digestFor('max')).edition).toBe('so-far')
    for (const person of ['ana', 'jo']) {
      expect(await test.ask(person, { kind: 'digest', which: { campaignId } })).toEqual({
        kind: 'notice',
        notice: 'only-leads-and-managers',
      })
    }
    test.meetPerson('eve')
    expect(await test.ask('eve', { kind: 'digest', which: { campaignId } })).toEqual({
      kind: 'notice',
      notice: 'not-a-member',
    })
  })

  it('shows those who annotate and lead their own score as the nights froze it, as status does', async () => {
    await addMember(test, campaignId, 'ana', 'lead')
    await keepAnswers(
      test,
      campaignId,
      'ana',
      Array.from({ length: 22 }, (_, at) => ({ item: 21 + at, labelIds: [(at % 2) + 1] })),
    )
    test.pass(24 * 60)
    await freezeTold(test.world)
    const nOf = (screen: DigestScreen) => screen.annotators?.find(({ name }) => name === 'ana')?.score?.n
    await keepAnswers(test, campaignId, 'bo', [{ item: 1, labelIds: [1] }])
    test.pass(1)
    expect(nOf(await digestFor('ana'))).toBe(10)
    expect(nOf(await digestFor('lea'))).toBe(12)
  })

  it('puts a decision before leads to do, and before managers to ask for', async () => {
    await doubt('ana')
    test.pass(1)
    const [lead] = (await digestFor('lea')).decisions
    expect(lead).toMatchObject({ decision: { kind: 'hold-back' }, personName: 'ana', isYours: true })
    expect((await digestFor('max')).decisions[0]).toEqual({ ...lead, isYours: false })
  })

  it('asks nobody to decide about themselves', async () => {
    await addMember(test, campaignId, 'ana', 'lead')
    await doubt('ana')
    test.pass(1)
    expect((await digestFor('ana')).decisions.map(({ decision }) => decision.kind)).not.toContain('hold-back')
  })
})

describe('pausing somebody from a digest', () => {
  it('deals them nothing more, tells them kindly, and is remembered; a second click changes nothing', async () => {
    const person = await doubt('ana')
    const intent = { kind: 'hold-back', campaignId, personId: person } as const
    const done = { kind: 'person-held-back', personName: 'ana' }
    expect(await test.ask('lea', intent)).toMatchObject(done)
    expect(await test.ask('lea', intent)).toMatchObject(done)
    const { prisma } = test.world.database
    const standing = await prisma.standing.findFirstOrThrow({ where: { campaignId, personId: person } })
    expect(standing.heldBackAt).toEqual(test.clock.now)
    expect(await waitingFor('ana')).toEqual([
      { kind: 'held-back', campaignName: `Campaign ${campaignId}`, leads: ['lea'] },
    ])
    const changes = await prisma.change.findMany({ where: { campaignId, what: 'annotator held back' } })
    expect(changes.map(({ personId: by }) => by)).toEqual([await personId('lea')])
    test.pass(1)
    expect((await digestFor('lea')).annotators?.find(({ name }) => name === 'ana')?.isHeldBack).toBe(true)
  })

  it('is said in its place in the digest that was asked for, and nowhere else', async () => {
    const person = await doubt('ana')
    test.pass(1)
    const before = await digestFor('lea')
    const request = { intent: { kind: 'hold-back', campaignId, personId: person } as const, message: null }
    const asked = { ...request, who: test.account('lea'), isOwn: true } as const
    const { screen } = await handle(test.world, asked)
    const outcome = { kind: 'held-back', isNew: true }
    expect(screen).toMatchObject({ kind: 'digest', edition: 'so-far', campaignName: before.campaignName })
    const [first, ...rest] = (screen as DigestScreen).decisions
    expect(first).toMatchObject({ decision: { kind: 'hold-back', personId: person }, personName: 'ana', outcome })
    expect(rest).toEqual(before.decisions.slice(1))
    const elsewhere = { ...request, who: test.account('lea') }
    expect((await handle(test.world, elsewhere)).screen).toMatchObject({ kind: 'person-held-back' })
  })

  it('ends the session they have open', async () => {
    await test.ask('ana', { kind: 'start', campaignId, minutes: 5 }, test.messageOf('ana'))
    await test.ask('lea', { kind: 'hold-back', campaignId, personId: await personId('ana') })
    const [session] = await test.world.database.prisma.session.findMany({ where: { campaignId } })
    expect(session?.endReason).toBe('held-back')
  })

  it('is for leads only, and for those who annotate', async () => {
    const ana = await personId('ana')
    for (const person of ['max', 'jo', 'bo']) {
      expect(await test.ask(person, { kind: 'hold-back', campaignId, personId: ana })).toEqual({
        kind: 'notice',
        notice: 'only-leads',
      })
    }
    const max = await personId('max')
    expect(await test.ask('lea', { kind: 'hold-back', campaignId, personId: max })).toEqual({
      kind: 'notice',
      notice: 'already-done',
    })
    expect(await test.world.database.prisma.standing.count({ where: { campaignId, NOT: { heldBackAt: null } } })).toBe(
      0,
    )
  })
})

describe('a manager who asks the leads', () => {
  const ask = (person: string, decision: 'hold-back' | 'finish' = 'hold-back') =>
    test.ask(person, { kind: 'ask-leads', campaignId, decision })

  it('has them told once, with the button that does it, however often it is pressed', async () => {
    await doubt('ana')
    test.pass(1)
    expect(await Promise.all([ask('max'), ask('max')])).toEqual([
      { kind: 'notice', notice: 'leads-asked' },
      { kind: 'notice', notice: 'leads-asked' },
    ])
    expect(await waitingFor('lea')).toMatchObject([
      { kind: 'lead-asked', byName: 'max', decision: { personName: 'ana', isYours: true } },
    ])
  })

  it('reads so in the place of the decision in the digest that was asked for', async () => {
    await doubt('ana')
    test.pass(1)
    const [first, ...rest] = (await digestFor('max')).decisions
    const intent = { kind: 'ask-leads', campaignId, decision: 'hold-back' } as const
    const asked = { who: test.account('max'), intent, message: null, isOwn: true } as const
    const { screen } = await handle(test.world, asked)
    expect((screen as DigestScreen).decisions).toEqual([
      { ...first, outcome: { kind: 'leads-asked', isNew: true } },
      ...rest,
    ])
  })

  it('about another person of the same week has them told of that one too', async () => {
    await doubt('ana')
    test.pass(1)
    await ask('max')
    await test.ask('lea', { kind: 'hold-back', campaignId, personId: await personId('ana') })
    await doubt('bo')
    test.pass(1)
    expect(await ask('max')).toEqual({ kind: 'notice', notice: 'leads-asked' })
    expect((await waitingFor('lea')).filter(({ kind }) => kind === 'lead-asked')).toMatchObject([
      { decision: { personName: 'ana' } },
      { decision: { personName: 'bo' } },
    ])
  })

  it('is told that there is nobody to ask where the only lead is whom it is about', async () => {
    await test.world.database.prisma.member.updateMany({
      where: { campaignId, role: 'lead' },
      data: { removedAt: test.clock.now },
    })
    await addMember(test, campaignId, 'ana', 'lead')
    await doubt('ana')
    test.pass(1)
    expect(await ask('max')).toEqual({ kind: 'notice', notice: 'nobody-to-ask' })
  })

  it('is told where it no longer waits', async () => {
    expect(await ask('max', 'finish')).toEqual({ kind: 'notice', notice: 'already-done' })
    expect(await waitingFor('lea')).toEqual([])
  })

  it('must be one', async () => {
    await doubt('ana')
    for (const person of ['bo', 'jo']) {
      expect(await ask(person)).toEqual({ kind: 'notice', notice: 'only-leads-and-managers' })
    }
    expect(await waitingFor('lea')).toEqual([])
  })
})
