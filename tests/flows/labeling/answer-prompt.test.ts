import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { roughCount } from '../../../src/domain/figures/rough-count.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { expireSessions, nextLeftover, releaseLeftovers } from '../../../src/flows/sessions/by-the-clock.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

function start(person: string, campaignId: string, minutes = 5): Promise<Screen> {
  return test.ask(person, { kind: 'start', campaignId, minutes }, test.messageOf(person))
}

function label(person: string, prompt: PromptScreen, id = 1): Promise<Screen> {
  return test.ask(person, { kind: 'answer', offer: prompt.offer, answer: labelsAnswer([id]) })
}

function answers(campaignId: string) {
  return test.world.database.prisma.answer.findMany({ where: { campaignId }, orderBy: { givenAt: 'asc' } })
}

async function claims(campaignId: string): Promise<number[]> {
  const rows = await test.world.database.prisma.item.findMany({
    where: { campaignId, gold: false },
    orderBy: { seq: 'asc' },
  })
  return rows.map((row) => row.claimed)
}

describe('a session', () => {
  it('goes from the first prompt to the last and says how it went', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['ana'] })
    let screen = await start('ana', campaignId)
    const texts: (string | null)[] = []
    for (let at = 0; at < 3; at++) {
      texts.push(promptOf(screen).content.text)
      screen = await label('ana', promptOf(screen))
    }
    expect(texts).toEqual(['Clause 1', 'Clause 2', 'Clause 3'])
    expect(screen).toMatchObject({ kind: 'session-over', reason: 'nothing-left', answered: 3, left: 0 })
    expect(await answers(campaignId)).toHaveLength(3)
    expect(await claims(campaignId)).toEqual([1, 1, 1])
  })

  it('is found again by a second click on Start, not opened twice', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['bo'] })
    const screens = await Promise.all([start('bo', campaignId), start('bo', campaignId), start('bo', campaignId)])
    const offers = new Set(screens.map((screen) => JSON.stringify(promptOf(screen).offer)))
    expect(offers.size).toBe(1)
    expect(await test.world.database.prisma.session.count({ where: { campaignId } })).toBe(1)
  })

  it('keeps one of three different clicks at once, and shows the other two what is true', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['cy'] })
    const prompt = promptOf(await start('cy', campaignId))
    const screens = await Promise.all([label('cy', prompt, 1), label('cy', prompt, 2), label('cy', prompt, 1)])
    for (const screen of screens) expect(promptOf(screen)).toMatchObject({ place: { done: 1 } })
    expect(await answers(campaignId)).toHaveLength(1)
  })

  it("refuses somebody else's card and somebody outside the campaign", async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['di', 'ed'] })
    test.meetPerson('stranger')
    const prompt = promptOf(await start('di', campaignId))
    expect(await label('ed', prompt)).toEqual({ kind: 'notice', notice: 'not-yours' })
    expect(await start('stranger', campaignId)).toEqual({ kind: 'notice', notice: 'not-a-member' })
    expect(await answers(campaignId)).toHaveLength(0)
  })

  it('asks a skipped item of someone else, and never again of the one who skipped it', async () => {
    const campaignId = await seedCampaign(test, { items: 2, people: ['fay', 'gus'] })
    const prompt = promptOf(await start('fay', campaignId))
    const asked = promptOf(await test.ask('fay', { kind: 'skip', offer: prompt.offer }))
    const next = promptOf(await test.ask('fay', { kind: 'skip-because', offer: asked.offer, reason: 'not-my-field' }))
    expect(next.content.text).toBe('Clause 2')
    expect(await claims(campaignId)).toEqual([0, 1])
    expect(await label('fay', next)).toMatchObject({ kind: 'session-over', skipped: 1, answered: 1, left: 0 })
    const other = promptOf(await start('gus', campaignId))
    expect(other.content.text).toBe('Clause 1')
  })

  it('takes an answer back with Undo, asks again, and keeps both in the records', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['hal'] })
    const first = promptOf(await start('hal', campaignId))
    const second = promptOf(await label('hal', first, 1))
    const again = promptOf(await test.ask('hal', { kind: 'undo', offer: second.offer }))
    expect(again.content.text).toBe('Clause 1')
    expect(promptOf(await label('hal', second, 2)).offer).toEqual(again.offer)
    await label('hal', again, 2)
    const kept = await answers(campaignId)
    expect(kept.map((row) => [row.labelIds, row.supersededAt === null])).toEqual([
      [[1], false],
      [[2], true],
    ])
    expect(await claims(campaignId)).toEqual([1, 1, 1])
  })

  it('takes a skip back while nobody else has the item', async () => {
    const campaignId = await seedCampaign(test, { items: 2, people: ['ina'] })
    const first = promptOf(await start('ina', campaignId))
    const asked = promptOf(await test.ask('ina', { kind: 'skip', offer: first.offer }))
    const second = promptOf(await test.ask('ina', { kind: 'skip-because', offer: asked.offer, reason: 'unclear' }))
    const back = promptOf(await test.ask('ina', { kind: 'undo', offer: second.offer }))
    expect(back.content.text).toBe('Clause 1')
    await label('ina', back)
    expect(await answers(campaignId)).toMatchObject([{ counted: true }])
    expect(await claims(campaignId)).toEqual([1, 1])
  })

  it('gives back what was never shown when it is stopped, and begins with the prompt left on screen', async () => {
    const campaignId = await seedCampaign(test, { items: 5, people: ['jo'] })
    const first = promptOf(await start('jo', campaignId))
    const second = promptOf(await label('jo', first))
    const over = await test.ask('jo', { kind: 'stop', offer: second.offer })
    expect(over).toMatchObject({ kind: 'session-over', reason: 'stopped', answered: 1 })
    expect(await claims(campaignId)).toEqual([1, 1, 0, 0, 0])
    const seen: (string | null)[] = []
    let screen = await start('jo', campaignId)
    while (screen.kind === 'prompt') {
      seen.push(screen.content.text)
      screen = await label('jo', screen)
    }
    expect(seen).toEqual(['Clause 2', 'Clause 3', 'Clause 4', 'Clause 5'])
  })

  it('keeps an answer given after the time was up, and one given on a card that has expired', async () => {
    const campaignId = await seedCampaign(test, { items: 5, people: ['kim', 'lee'] })
    const kim = promptOf(await start('kim', campaignId))
    test.pass(6)
    expect(await label('kim', kim)).toMatchObject({ kind: 'session-over', reason: 'time', answered: 1 })
    const lee = promptOf(await start('lee', campaignId))
    test.pass(20)
    await expireSessions(test.world)
    await test.settle()
    const told = await test.world.database.prisma.delivery.findMany({ where: { campaignId } })
    expect(told.map((row) => row.screen)).toMatchObject([{ kind: 'session-over', reason: 'expired', answered: 0 }])
    expect(test.jobs).toContain(`deliver ${told[0]?.id}`)
    expect(await label('lee', lee)).toMatchObject({ kind: 'session-over', answered: 1 })
    expect(await answers(campaignId)).toMatchObject([{ counted: true }, { counted: true }])
  })

  it('takes no answer that comes a day late, and asks someone else meanwhile', async () => {
    const campaignId = await seedCampaign(test, { items: 1, people: ['moe', 'nia'] })
    const moe = promptOf(await start('moe', campaignId))
    test.pass(20)
    await expireSessions(test.world)
    await test.settle()
    expect(await start('nia', campaignId)).toEqual({ kind: 'notice', notice: 'nothing-left' })
    test.pass(25 * 60)
    await releaseLeftovers(test.world)
    const nia = promptOf(await start('nia', campaignId))
    await label('nia', nia)
    expect(await label('moe', moe)).toMatchObject({ kind: 'session-over', answered: 0, tooLate: 'answer' })
    expect(await answers(campaignId)).toMatchObject([{ counted: true }])
    expect(await claims(campaignId)).toEqual([1])
  })

  it('shows what is true on an expired card whose prompt has moved on to a new session', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['ola'] })
    const old = promptOf(await start('ola', campaignId))
    test.pass(20)
    await expireSessions(test.world)
    await test.settle()
    const moved = promptOf(await start('ola', campaignId))
    expect(moved.content).toEqual(old.content)
    expect(await label('ola', old)).toMatchObject({ kind: 'session-over', answered: 0 })
    expect(await answers(campaignId)).toHaveLength(0)
    await label('ola', moved)
    expect(await answers(campaignId)).toHaveLength(1)
  })

  it('stores the next label after Not sure as a guess', async () => {
    const campaignId = await seedCampaign(test, { items: 2, people: ['oda'] })
    const prompt = promptOf(await start('oda', campaignId))
    const closest = promptOf(await test.ask('oda', { kind: 'not-sure', offer: prompt.offer }))
    expect(closest.asking).toBe('closest')
    await label('oda', closest)
    expect(await answers(campaignId)).toMatchObject([{ confidence: 'guess' }])
  })

  it('keeps a flag once, a second note below the first, and the prompt open', async () => {
    const campaignId = await seedCampaign(test, { items: 2, people: ['pia'] })
    const { offer } = promptOf(await start('pia', campaignId))
    for (const note of ['Two clauses in one', 'Two clauses in one', 'And a third']) {
      expect(await test.ask('pia', { kind: 'flag-note', offer, note })).toEqual({ kind: 'flag-kept' })
    }
    const notes = await test.world.database.prisma.flagNote.findMany({ where: { campaignId } })
    expect(notes.map((row) => row.note)).toEqual(['Two clauses in one\nAnd a third'])
    const long = (letter: string) => ({ kind: 'flag-note', offer, note: letter.repeat(1000) }) as const
    for (const letter of 'abcd') expect(await test.ask('pia', long(letter))).toEqual({ kind: 'flag-kept' })
    expect(await test.ask('pia', long('e'))).toMatchObject({ problem: { kind: 'notes-full' } })
    expect(await test.ask('pia', long('d'))).toEqual({ kind: 'flag-kept' })
    expect(await test.ask('pia', { kind: 'flag-note', offer, note: 'f'.repeat(1001) })).toMatchObject({
      problem: { kind: 'note-too-long', length: 1001 },
    })
    expect(await test.ask('pia', { kind: 'flag-note', offer, note: 'A \u0000 zero' })).toEqual({ kind: 'flag-kept' })
    expect(promptOf(await label('pia', promptOf(await start('pia', campaignId)))).offer.position).toBe(2)
  })

  it('goes on in a new message after /label alone, and the old card is stale', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['qi'] })
    const before = promptOf(await start('qi', campaignId))
    expect(await test.ask('qi', { kind: 'resume' })).toEqual({ kind: 'notice', notice: 'continued-in-dm' })
    const moved = promptOf(test.sent.at(-1)?.screen ?? before)
    expect(moved.content).toEqual(before.content)
    expect(promptOf(await label('qi', before)).offer).toEqual(moved.offer)
    expect(await answers(campaignId)).toHaveLength(0)
    await label('qi', moved)
    expect(await answers(campaignId)).toHaveLength(1)
  })
})

describe('many people at once', () => {
  it('give every item exactly its overlap, lose nothing, and nobody sees an item twice', async () => {
    const people = Array.from({ length: 32 }, (_, at) => `crowd-${at}`)
    const campaignId = await seedCampaign(test, { items: 100, gold: 30, overlap: 3, goldShare: 0.1, people })
    const given = await Promise.all(
      people.map(async (person) => {
        let count = 0
        for (let sitting = 0; sitting < 30; sitting++) {
          let screen = await start(person, campaignId, 30)
          if (screen.kind !== 'prompt') return count
          while (screen.kind === 'prompt') {
            screen = await label(person, screen)
            count++
          }
        }
        return count
      }),
    )
    const kept = await answers(campaignId)
    expect(kept).toHaveLength(given.reduce((sum, count) => sum + count, 0))
    const ordinary = kept.filter((row) => row.purpose === 'ordinary')
    expect(ordinary).toHaveLength(300)
    const perItem = Map.groupBy(ordinary, (row) => row.itemId)
    expect([...perItem.values()].map((rows) => rows.length)).toEqual(Array(100).fill(3))
    expect(new Set(kept.map((row) => `${row.itemId} ${row.personId}`)).size).toBe(kept.length)
    expect(kept.some((row) => row.purpose === 'gold')).toBe(true)
    expect(await claims(campaignId)).toEqual(Array(100).fill(3))
  }, 120_000)
})

describe('what is left for a person', () => {
  it('falls by one with each answer, whether it went to gold or not, so that no border of a rough count tells', async () => {
    const campaignId = await seedCampaign(test, { items: 20, gold: 12, goldShare: 0.4, people: ['vi'] })
    const said: unknown[] = []
    for (let sitting = 0; sitting < 24; sitting++) {
      test.pass(1)
      const second = promptOf(await label('vi', promptOf(await start('vi', campaignId))))
      const over = await test.ask('vi', { kind: 'stop', offer: second.offer })
      said.push(over.kind === 'session-over' ? over.left : over)
    }
    expect(new Set((await answers(campaignId)).map((row) => row.purpose))).toEqual(new Set(['ordinary', 'gold']))
    expect(said).toEqual(Array.from({ length: 24 }, (_, at) => roughCount(20 + 12 - at - 1)))
  })

  it('counts all that was on screen and was left behind an Undo', async () => {
    const campaignId = await seedCampaign(test, { items: 10, people: ['val'] })
    let shown = promptOf(await start('val', campaignId))
    for (let done = 1; done < 10; done++) shown = promptOf(await label('val', shown))
    for (let undone = 1; undone < 10; undone++) {
      shown = promptOf(await test.ask('val', { kind: 'undo', offer: shown.offer }))
    }
    const over = await test.ask('val', { kind: 'stop', offer: shown.offer })
    expect(over).toMatchObject({ left: 10 })
  })

  it('counts a prompt whose place others have taken, as they cannot take that of gold, and it goes back in time', async () => {
    const campaignId = await seedCampaign(test, { items: 1, people: ['vil', 'vera'] })
    const first = promptOf(await start('vil', campaignId))
    const skipped = await test.ask('vil', { kind: 'skip-because', offer: first.offer, reason: 'unclear' })
    await label('vera', promptOf(await start('vera', campaignId)))
    if (skipped.kind !== 'session-over' || skipped.undo === null) throw new Error('nothing to undo')
    const again = promptOf(await test.ask('vil', { kind: 'undo', offer: skipped.undo }))
    expect(await test.ask('vil', { kind: 'stop', offer: again.offer })).toMatchObject({ left: 1 })
    expect(await nextLeftover(test.world)).toEqual(new Date(test.clock.now.getTime() + 24 * 60 * 60_000))
  })

  it('is nothing where only gold is left', async () => {
    const campaignId = await seedCampaign(test, { items: 1, gold: 9, people: ['vic'] })
    expect(await label('vic', promptOf(await start('vic', campaignId)))).toMatchObject({
      reason: 'nothing-left',
      left: 0,
    })
  })
})
