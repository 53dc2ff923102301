import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Role } from '../../../src/domain/person.ts'
import { aboutPeople } from '../../../src/flows/campaigns/people-of-campaign.ts'
import { handle } from '../../../src/flows/handle.ts'
import { openWorld, promptOf, type TestWorld } from '../a-world.ts'
import { changesOf, personOf, removeAndConfirm, seedLed } from './a-led-campaign.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const noPerson = (word: string) => ({ kind: 'no-person', word }) as const
const invite = (name: string, people: readonly string[], role: Role | null, words: readonly string[] = []) =>
  test.ask('lea', aboutPeople({ kind: 'invite', people, unresolved: words.map(noPerson), role, which: { name } }))
const remove = (name: string, people: readonly string[], role: Role | null = null) =>
  removeAndConfirm((intent) => test.ask('lea', intent), people, { name }, role)

async function messagesTo(externalId: string) {
  const personId = await personOf(test, externalId)
  const rows = await test.world.database.prisma.delivery.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  return rows.map(({ screen }) => screen)
}

describe('inviting people', () => {
  it('makes them annotators where no role is named, and invites them once', async () => {
    const { id, name } = await seedLed(test, { items: 2, people: [] })
    test.meetPerson('new1')
    expect(await invite(name, ['new1'], null)).toMatchObject({
      kind: 'people-changed',
      changed: ['new1'],
      role: 'annotator',
    })
    expect(await invite(name, ['new1'], null)).toMatchObject({ changed: [], unchanged: ['new1'] })
    expect(await messagesTo('new1')).toMatchObject([{ kind: 'invitation', campaign: { campaignId: id } }])
    const screen = await test.ask('new1', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('new1'))
    expect(screen.kind).toBe('prompt')
    expect(await changesOf(test, id)).toMatchObject([{ what: 'person added', after: { role: 'annotator' } }])
  })

  it('in a role that there is none of is refused by that word, also where the name has small words in it', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    test.meetPerson('new9')
    expect(await invite(`${name} as boss`, ['new9'], null)).toEqual({
      kind: 'notice',
      notice: { kind: 'no-such-role', word: 'boss' },
    })
    expect(await invite('Nowhere as boss', ['new9'], null)).toMatchObject({ notice: { kind: 'no-such-campaign' } })
  })

  it('tells others what they became', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    test.meetPerson('judge')
    await invite(name, ['judge'], 'adjudicator')
    expect(await messagesTo('judge')).toMatchObject([{ kind: 'role-given', role: 'adjudicator', byName: 'lea' }])
  })

  it('invites nobody to a campaign that is paused, but keeps the role', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [], state: 'paused' })
    test.meetPerson('quiet')
    expect(await invite(name, ['quiet'], 'annotator')).toMatchObject({ changed: ['quiet'] })
    expect(await messagesTo('quiet')).toEqual([])
    expect(await test.world.database.prisma.member.count({ where: { campaignId: id, role: 'annotator' } })).toBe(1)
  })

  it('says who cannot take part and goes ahead with the others', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    test.meetPerson('robot', 'bot')
    test.meetPerson('new2')
    const screen = await invite(name, ['robot', 'new2', 'nobody'], null, ['@ana'])
    expect(screen).toMatchObject({ changed: ['new2'] })
    expect(screen).toMatchObject({
      problems: [
        { kind: 'is-bot', name: 'robot', role: 'annotator' },
        { kind: 'account-unknown', account: 'nobody' },
        { kind: 'no-person', word: '@ana' },
      ],
    })
  })
})

describe('removing people', () => {
  it('ends their session at once, keeps what they answered, and lets them back in later', async () => {
    const { id, name } = await seedLed(test, { items: 9, people: ['ida'] })
    const start = await test.ask('ida', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ida'))
    await test.ask('ida', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    expect(await remove(name, ['ida'])).toMatchObject({ act: 'remove', changed: ['ida'] })
    expect((await messagesTo('ida')).at(-1)).toEqual({ kind: 'role-taken', name, answered: 1 })
    expect(
      await test.world.database.prisma.item.aggregate({ where: { campaignId: id }, _sum: { claimed: true } }),
    ).toMatchObject({
      // The one answered: nobody comes back to what was on screen.
      _sum: { claimed: 1 },
    })
    const refused = await test.ask('ida', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ida'))
    expect(refused).toEqual({ kind: 'notice', notice: 'not-a-member' })
    expect(await remove(name, ['ida'])).toMatchObject({ changed: [], unchanged: ['ida'] })
    await invite(name, ['ida'], 'annotator')
    const back = await test.ask('ida', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ida'))
    expect(back.kind).toBe('prompt')
  })

  it('leaves their old cards without effect, and their answers as they are', async () => {
    const { id, name } = await seedLed(test, { items: 30, people: ['joe'] })
    const start = await test.ask('joe', { kind: 'start', campaignId: id, minutes: 20 }, test.messageOf('joe'))
    const second = await test.ask('joe', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    await remove(name, ['joe'])
    const { offer } = promptOf(second)
    for (const kind of ['undo', 'stop', 'skip'] as const) {
      expect(await test.ask('joe', { kind, offer })).toEqual({ kind: 'notice', notice: 'annotates-no-more' })
    }
    test.pass(14 * 24 * 60)
    expect(await test.ask('joe', { kind: 'undo', offer })).toEqual({ kind: 'notice', notice: 'annotates-no-more' })
    const answers = await test.world.database.prisma.answer.findMany({ where: { campaignId: id } })
    expect(answers).toMatchObject([{ counted: true, supersededAt: null }])
  })

  it('is one change with the end of their session: where that fails they stay', async () => {
    const { id } = await seedLed(test, { items: 9, people: ['uma'] })
    const start = await test.ask('uma', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('uma'))
    const jobs = { ...test.world.jobs, enqueue: () => Promise.reject(new Error('the process ended here')) }
    const intent = {
      kind: 'remove-people',
      campaignId: id,
      people: [{ personId: await personOf(test, 'uma'), roles: ['annotator'] }],
    } as const
    const request = { who: test.account('lea'), intent, message: null }
    await expect(handle({ ...test.world, jobs }, request)).rejects.toThrow('the process ended here')
    const { prisma } = test.world.database
    expect(await prisma.session.count({ where: { campaignId: id, endedAt: null } })).toBe(1)
    const next = await test.ask('uma', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    expect(next.kind).toBe('prompt')
  })

  it('never takes the last lead, however many try at once', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] }, { kim: 'lead' })
    const byKim = removeAndConfirm((intent) => test.ask('kim', intent), ['lea'], { name })
    const both = await Promise.all([remove(name, ['kim']), byKim])
    const leads = await test.world.database.prisma.member.count({
      where: { campaignId: id, role: 'lead', removedAt: null },
    })
    expect(leads).toBe(1)
    expect(both.flatMap((screen) => (screen.kind === 'people-changed' ? screen.changed : []))).toHaveLength(1)
  })

  it('asks first, says what ends by it, and changes nothing until it is confirmed', async () => {
    const { id, name } = await seedLed(test, { items: 9, people: ['ruth'] }, { max: 'annotator' })
    const start = await test.ask('ruth', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ruth'))
    await test.ask('ruth', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    const people = ['ruth', 'max', 'nobody-here']
    const which = { name }
    const asked = await test.ask(
      'lea',
      aboutPeople({ kind: 'remove', people, unresolved: [noPerson('@x')], role: null, which }),
    )
    expect(asked).toMatchObject({
      kind: 'remove-asked',
      people: [
        { name: 'ruth', roles: ['annotator'], openAnswers: 1 },
        { name: 'max', roles: ['annotator'], openAnswers: null },
      ],
      unchanged: ['nobody-here'],
      problems: [{ kind: 'no-person', word: '@x' }],
    })
    const { prisma } = test.world.database
    expect(await prisma.member.count({ where: { campaignId: id, role: 'annotator', removedAt: null } })).toBe(2)
    expect(await prisma.session.count({ where: { campaignId: id, endedAt: null } })).toBe(1)
  })

  it('can be taken back: each is what they were, and nobody becomes what they never were', async () => {
    const { id, name } = await seedLed(test, { items: 9, people: ['eve'] }, { eve: 'manager' })
    const removed = await remove(name, ['eve'])
    const personId = await personOf(test, 'eve')
    expect(removed).toMatchObject({ changed: ['eve'], removed: [{ personId, roles: ['annotator', 'manager'] }] })
    const rolesNow = async () =>
      (await test.world.database.prisma.member.findMany({ where: { campaignId: id, personId, removedAt: null } })).map(
        ({ role }) => role,
      )
    expect(await rolesNow()).toEqual([])
    const all = [{ personId, roles: ['annotator', 'lead', 'manager'] as const }]
    const stranger = { personId: await personOf(test, 'outsider'), roles: ['lead'] as const }
    const giveBack = { kind: 'give-back-roles', campaignId: id, people: [...all, stranger] } as const
    expect(await test.ask('eve', giveBack)).toMatchObject({ kind: 'notice' })
    expect(await test.ask('lea', giveBack)).toMatchObject({ act: 'give-back', changed: ['eve'], unchanged: [] })
    expect((await rolesNow()).toSorted()).toEqual(['annotator', 'manager'])
    expect(await test.ask('lea', giveBack)).toMatchObject({ changed: [], unchanged: ['eve'] })
  })

  it('says so to the only lead', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    expect(await remove(name, ['lea'])).toMatchObject({
      changed: [],
      problems: [{ kind: 'is-only-lead', name: 'lea' }],
    })
  })
})
