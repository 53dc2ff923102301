import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { CampaignEdit } from '../../../src/domain/intents/steer-intent.ts'
import type { EditFormScreen } from '../../../src/domain/screens/steer-screens.ts'
import { workOverlap } from '../../../src/flows/campaigns/bring-to-overlap.ts'
import { openWorld, promptOf, type TestWorld } from '../a-world.ts'
import { changesOf, seedLed } from './a-led-campaign.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

async function opened(name: string): Promise<EditFormScreen> {
  const screen = await test.ask('lea', { kind: 'steer', act: 'edit', which: { name } })
  if (screen.kind !== 'edit-form') throw new Error(`no form but ${JSON.stringify(screen)}`)
  return screen
}

function save(form: EditFormScreen, changed: Partial<CampaignEdit>) {
  const { campaignId, guideline, guidelineVersion, overlap, sessionMinutes, digest, digestChannel, people } = form
  const { annotator: annotators, adjudicator: adjudicators, manager: managers, lead: leads } = people
  const ends = { lowEnd: form.ends?.low.definition ?? null, highEnd: form.ends?.high.definition ?? null }
  const policy = { overlap, sessionMinutes, digest, digestChannel, annotators, adjudicators, managers, leads, ...ends }
  const edit = { guideline, guidelineFile: null, changeNote: '', ...policy, ...changed }
  return test.ask('lea', { kind: 'edit-form', campaignId, shown: { ...policy, guidelineVersion }, edit })
}

async function answerAll(who: string, campaignId: string): Promise<number> {
  let screen = await test.ask(who, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(who))
  let answered = 0
  while (screen.kind === 'prompt') {
    screen = await test.ask(who, { kind: 'answer', offer: promptOf(screen).offer, answer: labelsAnswer([1]) })
    answered++
  }
  return answered
}

const items = (campaignId: string) =>
  test.world.database.prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } })

describe('editing a campaign', () => {
  it('changes nothing where the form is sent as it was opened', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: ['ana'] }, { max: 'manager' })
    const form = await opened(name)
    expect(form).toMatchObject({
      guideline: 'Read twice.',
      people: { annotator: ['ana'], lead: ['lea'], manager: ['max'] },
    })
    expect(await save(form, {})).toEqual({ kind: 'edited', name, changes: [] })
    expect(await changesOf(test, id)).toEqual([])
  })

  it('keeps a changed guideline as a new version; answers keep the one they were given under', async () => {
    const { id, name } = await seedLed(test, { items: 4, people: ['bea'] })
    const { prisma } = test.world.database
    const start = await test.ask('bea', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('bea'))
    const second = await test.ask('bea', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    const silent = await save(await opened(name), { guideline: 'Read three times.' })
    expect(silent).toMatchObject({ kind: 'edit-form', problems: [{ field: 'changeNote' }] })
    const saved = await save(await opened(name), { guideline: 'Read three times.', changeNote: ' Three times now. ' })
    expect(saved).toMatchObject({ changes: [{ kind: 'guideline', version: 2 }] })
    await test.ask('bea', { kind: 'answer', offer: promptOf(second).offer, answer: labelsAnswer([1]) })
    const answers = await prisma.answer.findMany({ where: { campaignId: id }, orderBy: { position: 'asc' } })
    expect(answers.map(({ guidelineVersion }) => guidelineVersion)).toEqual([1, 2])
    const versions = await prisma.guideline.findMany({ where: { campaignId: id }, orderBy: { version: 'asc' } })
    expect(versions).toMatchObject([
      { text: 'Read twice.', changeNote: null },
      { text: 'Read three times.', changeNote: 'Three times now.' },
    ])
    expect(await test.ask('bea', { kind: 'guide', campaignId: id })).toMatchObject({ text: 'Read three times.' })
  })

  it('takes a guideline from a file', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    const guidelineFile = { name: 'g.md', bytes: Buffer.from('# From a file') }
    const saved = await save(await opened(name), { guidelineFile, changeNote: 'Longer.' })
    expect(saved).toMatchObject({ changes: [{ kind: 'guideline', version: 2 }] })
    expect((await opened(name)).guideline).toBe('# From a file')
  })

  it('brings full items back where the overlap rises, to those who have not seen them', async () => {
    const { id, name } = await seedLed(test, { items: 5, overlap: 1, people: ['cal', 'dot'] })
    expect(await answerAll('cal', id)).toBe(5)
    expect(await answerAll('dot', id)).toBe(0)
    expect(await save(await opened(name), { overlap: 2 })).toMatchObject({
      changes: [{ kind: 'overlap', before: 1, after: 2 }],
    })
    // Until the items are there, nobody is told that nothing is left.
    expect(test.jobs).toContain(`overlap ${id}`)
    const early = await test.ask('dot', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('dot'))
    expect(early).toEqual({ kind: 'notice', notice: 'items-held' })
    await workOverlap(test.world, id)
    expect(await answerAll('cal', id)).toBe(0)
    expect(await answerAll('dot', id)).toBe(5)
    expect((await items(id)).every(({ claimed, wanted }) => claimed === 2 && wanted === 2)).toBe(true)
  })

  it('lowers no item below the places that are taken', async () => {
    const { id, name } = await seedLed(test, { items: 20, overlap: 3, people: ['eva', 'fin'] })
    for (const who of ['eva', 'fin']) {
      const start = await test.ask(who, { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf(who))
      await test.ask(who, { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([1]) })
    }
    await save(await opened(name), { overlap: 1 })
    await workOverlap(test.world, id)
    for (const { claimed, wanted } of await items(id)) expect(wanted).toBe(Math.max(1, claimed))
    expect(Math.max(...(await items(id)).map(({ wanted }) => wanted))).toBe(2)
  })

  it('leaves known answers and settled items alone when the overlap rises', async () => {
    const { id, name } = await seedLed(test, { items: 2, gold: 2, overlap: 1, people: ['gus'] })
    const [first] = await items(id)
    await test.world.database.prisma.item.update({
      where: { campaignId_id: { campaignId: id, id: first?.id ?? '' } },
      data: { state: 'settled' },
    })
    await save(await opened(name), { overlap: 4 })
    await workOverlap(test.world, id)
    expect((await items(id)).map(({ wanted }) => wanted)).toEqual([1, 4, 25, 25])
  })

  it('adds and removes the people who differ, and moves the times', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: ['hal', 'ina'] })
    test.meetPerson('jon')
    const saved = await save(await opened(name), {
      annotators: ['ina', 'jon'],
      sessionMinutes: 20,
      digest: { weekday: 5, minuteOfDay: 16 * 60 },
    })
    expect(saved).toMatchObject({
      changes: [
        { kind: 'session-minutes', minutes: 20 },
        { kind: 'digest', at: { weekday: 5, minuteOfDay: 960 } },
        { kind: 'people', act: 'invite', names: ['jon'] },
        { kind: 'people', act: 'remove', names: ['hal'] },
      ],
    })
    expect((await changesOf(test, id)).map(({ what }) => what)).toEqual([
      'times changed',
      'person added',
      'person removed',
    ])
  })

  it('never overwrites what another lead saved meanwhile', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const [mine, theirs] = [await opened(name), await opened(name)]
    await save(theirs, { overlap: 2, guideline: 'Theirs.', changeNote: 'New.' })
    const refused = await save(mine, { overlap: 5, sessionMinutes: 7, guideline: 'Mine.', changeNote: 'New.' })
    expect(refused).toMatchObject({
      kind: 'edit-form',
      problems: [
        { field: 'guideline', what: { kind: 'guideline-changed-by-others', version: 2 } },
        { field: 'overlap', what: { kind: 'changed-by-others', to: 2 } },
      ],
    })
    const { overlap, sessionMinutes } = await test.world.database.prisma.campaign.findUniqueOrThrow({ where: { id } })
    expect({ overlap, sessionMinutes }).toEqual({ overlap: 2, sessionMinutes: 5 })
    // What stood there keeps theirs, and all else is saved.
    expect(await save(mine, { sessionMinutes: 7 })).toMatchObject({
      kind: 'edited',
      changes: [{ kind: 'session-minutes', minutes: 7 }],
    })
    expect(await opened(name)).toMatchObject({ overlap: 2, guideline: 'Theirs.' })
  })

  it('goes together with what others changed meanwhile, wherever that was something else', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: ['kim', 'lou'] })
    for (const who of ['mia', 'ned']) test.meetPerson(who)
    const [mine, theirs] = [await opened(name), await opened(name)]
    await save(theirs, { overlap: 3, annotators: ['kim', 'mia'], digest: { weekday: 4, minuteOfDay: 600 } })
    // As adding items does.
    await test.world.database.prisma.campaign.update({ where: { id }, data: { version: { increment: 1 } } })
    const saved = await save(mine, {
      sessionMinutes: 9,
      annotators: ['kim', 'lou', 'ned'],
      overlap: 3,
      guideline: 'Read thrice.',
      changeNote: 'Thrice.',
    })
    expect(saved).toEqual({
      kind: 'edited',
      name,
      changes: [
        { kind: 'guideline', version: 2 },
        { kind: 'session-minutes', minutes: 9 },
        { kind: 'people', act: 'invite', role: 'annotator', names: ['ned'] },
      ],
    })
    const after = await opened(name)
    expect(after).toMatchObject({ overlap: 3, sessionMinutes: 9, digest: { weekday: 4, minuteOfDay: 600 } })
    expect([...after.people.annotator].sort()).toEqual(['kim', 'mia', 'ned'])
  })

  it('renames the ends of a scale, wherever they are said from then on; steps and answers stay', async () => {
    const labels = [1, 2, 3].map((id) => ({ id, name: String(id), definition: id === 1 ? 'useless' : '' }))
    const { id, name } = await seedLed(test, { items: 4, people: ['ria'], taskType: 'rating', labels })
    const start = await test.ask('ria', { kind: 'start', campaignId: id, minutes: 5 }, test.messageOf('ria'))
    const form = await opened(name)
    expect(form.ends).toEqual({ low: labels[0], high: labels[2] })
    const saved = await save(form, { highEnd: '  publishable  as it is ' })
    const [low, high] = [labels[0], { id: 3, name: '3', definition: 'publishable as it is' }]
    expect(saved).toMatchObject({ changes: [{ kind: 'scale-ends', low, high }] })
    const after = promptOf(
      await test.ask('ria', { kind: 'answer', offer: promptOf(start).offer, answer: labelsAnswer([3]) }),
    )
    expect(after.labels).toEqual([low, labels[1], high])
    expect(await test.ask('ria', { kind: 'guide', campaignId: id })).toMatchObject({ labels: after.labels })
    const { prisma } = test.world.database
    expect(await prisma.answer.findFirstOrThrow({ where: { campaignId: id } })).toMatchObject({ labelIds: [3] })
    expect((await changesOf(test, id)).map(({ what }) => what)).toEqual(['scale ends changed'])
    expect(await prisma.changeText.findFirstOrThrow({ where: { campaignId: id } })).toMatchObject({
      before: '1 useless … 3',
      after: '1 useless … 3 publishable as it is',
    })

    // What somebody else named meanwhile is not overwritten, and too much is refused at its field.
    expect(await save(form, { highEnd: 'good' })).toMatchObject({ problems: [{ field: 'highEnd' }] })
    expect(await save(form, { lowEnd: 'no use' })).toMatchObject({ changes: [{ low: { definition: 'no use' }, high }] })
    const long = await save(await opened(name), { lowEnd: 'x'.repeat(201) })
    expect(long).toMatchObject({ problems: [{ field: 'lowEnd', what: { kind: 'too-long', length: 201, most: 200 } }] })
  })

  it('has no ends to rename where labels are no scale', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const form = await opened(name)
    expect(form.ends).toBeNull()
    expect(await save(form, { lowEnd: 'forged', highEnd: 'forged' })).toMatchObject({ changes: [] })
    expect(await changesOf(test, id)).toEqual([])
  })

  it('names what is wrong by its field', async () => {
    const { name } = await seedLed(test, { items: 1, people: [] })
    const refused = await save(await opened(name), { overlap: 21, sessionMinutes: Number.NaN, changeNote: 'Nothing' })
    const fields = refused.kind === 'edit-form' ? refused.problems.map(({ field }) => field) : []
    expect(fields).toEqual(['changeNote', 'overlap', 'sessionMinutes'])
  })

  it('is open as long as the campaign is, and for leads', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: ['ana'] })
    const form = await opened(name)
    await test.ask('lea', { kind: 'finish-now', campaignId: id })
    expect(await save(form, { overlap: 2 })).toEqual({ kind: 'notice', notice: 'campaign-over' })
    expect(await test.ask('ana', { kind: 'steer', act: 'edit', which: { name } })).toEqual({
      kind: 'notice',
      notice: 'only-leads',
    })
  })
})

it('invites with the policy that the same form has just made', async () => {
  const { id, name } = await seedLed(test, { items: 2, people: ['eva'] })
  test.meetPerson('ida')
  const form = await opened(name)
  const changed = { sessionMinutes: 11, overlap: 3, annotators: [...form.people.annotator, 'ida'] }
  expect(await save(form, changed)).toMatchObject({ kind: 'edited' })
  const { screen } = await test.world.database.prisma.delivery.findFirstOrThrow({ where: { campaignId: id } })
  expect(screen).toMatchObject({ kind: 'invitation', campaign: { sessionMinutes: 11, overlap: 3 } })
})
