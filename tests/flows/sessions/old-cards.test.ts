import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Intent, PromptIntent } from '../../../src/domain/intents/intent.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import type { Offer } from '../../../src/domain/session.ts'
import { expireSessions, releaseLeftovers } from '../../../src/flows/sessions/by-the-clock.ts'
import { keepFlag } from '../../../src/store/review/flags.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { personOf } from '../campaigns/a-led-campaign.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile('2026-11-23T12:00:00Z')

const dayMinutes = 24 * 60

/** One who answered once, and has the second prompt on screen. */
async function inMidSession(person: string) {
  const campaignId = await seedCampaign(test, { items: 12, people: [person] })
  const first = await test.ask(person, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(person))
  const prompt = promptOf(await answer(person, promptOf(first)))
  return { campaignId, prompt, personId: await personOf(test, person) }
}

function answer(person: string, { offer }: PromptScreen, labelId = 1): Promise<Screen> {
  return test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([labelId]) })
}

const steps = ['answer', 'not-sure', 'skip', 'skip-because', 'back', 'undo', 'stop'] as const
const kinds = [...steps, 'read-all', 'flag', 'flag-note'] as const

type Pressed = PromptIntent | Extract<Intent, { kind: 'read-all' | 'flag' | 'flag-note' }>

function press(kind: Pressed['kind'], offer: Offer): Pressed {
  if (kind === 'answer') return { kind, offer, answer: labelsAnswer([2]) }
  if (kind === 'flag-note') return { kind, offer, note: 'Two clauses in one' }
  return kind === 'skip-because' ? { kind, offer, reason: 'unclear' } : { kind, offer }
}

/** All that a click could have changed. */
async function kept(campaignId: string) {
  const { prisma } = test.world.database
  const inOrder = { where: { campaignId }, orderBy: [{ sessionId: 'asc' }, { position: 'asc' }] } as const
  return {
    sessions: await prisma.session.findMany({ where: { campaignId }, orderBy: { id: 'asc' } }),
    answers: await prisma.answer.findMany({ ...inOrder, orderBy: [...inOrder.orderBy, { revision: 'asc' }] }),
    slots: await prisma.slot.findMany({ where: { campaignId }, orderBy: { itemId: 'asc' } }),
    items: await prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } }),
    flags: await prisma.flag.findMany({ where: { campaignId } }),
  }
}

async function remove(campaignId: string, personId: string) {
  const where = { campaignId_personId_role: { campaignId, personId, role: 'annotator' } }
  await test.world.database.prisma.member.update({ where, data: { removedAt: test.world.now() } })
}

async function holdBack(campaignId: string, personId: string) {
  const { organizationId } = test
  const heldBackAt = test.world.now()
  await test.world.database.prisma.standing.upsert({
    where: { campaignId_personId: { campaignId, personId } },
    create: { organizationId, campaignId, personId, answered: 0, goldAnswered: 0, goldRight: 0, heldBackAt },
    update: { heldBackAt },
  })
}

async function finish(campaignId: string) {
  const data = { state: 'finished', version: { increment: 1 }, finishedAt: test.world.now() }
  await test.world.database.prisma.campaign.update({ where: { id: campaignId }, data })
}

describe.each([
  ['who was removed', remove, 'annotates-no-more'],
  ['who is held back', holdBack, 'held-back'],
  ['whose campaign is finished', finish, 'campaign-finished'],
] as const)('somebody %s', (_, bar, notice) => {
  it('changes nothing, whatever is pressed on the card that is still there, and is told why', async () => {
    const { campaignId, prompt, personId } = await inMidSession(`ana-${notice}`)
    await bar(campaignId, personId)
    const before = await kept(campaignId)
    for (const kind of kinds) {
      test.world.sessionMemory.forget(prompt.offer.sessionId)
      const said = await test.ask(`ana-${notice}`, press(kind, prompt.offer))
      expect([kind, said]).toEqual([kind, { kind: 'notice', notice }])
    }
    expect(await kept(campaignId)).toEqual(before)
  })

  it('is refused by the statement itself, where a replica still remembers them as they were', async () => {
    const { campaignId, prompt, personId } = await inMidSession(`bo-${notice}`)
    const remembered = test.world.sessionMemory.find(test.account(`bo-${notice}`), prompt.offer)
    if (remembered === null) throw new Error('nothing is remembered')
    await bar(campaignId, personId)
    const before = await kept(campaignId)
    for (const kind of kinds) {
      test.world.sessionMemory.keep(test.account(`bo-${notice}`), remembered)
      const said = await test.ask(`bo-${notice}`, press(kind, prompt.offer))
      expect([kind, said]).toEqual([kind, { kind: 'notice', notice }])
    }
    expect(await kept(campaignId)).toEqual(before)
  })
})

describe('after a session has ended', () => {
  it('its last answer can be taken back for ten minutes, and then stays', async () => {
    for (const [person, minutes] of [
      ['cy', 9],
      ['di', 11],
    ] as const) {
      const { campaignId, prompt } = await inMidSession(person)
      const over = await test.ask(person, { kind: 'stop', offer: prompt.offer })
      if (over.kind !== 'session-over' || over.undo === null) throw new Error('no undo')
      test.pass(minutes)
      const before = await kept(campaignId)
      const said = await test.ask(person, { kind: 'undo', offer: over.undo })
      if (minutes < 10) expect(promptOf(said).place.done).toBe(0)
      else {
        expect(said).toMatchObject({ kind: 'session-over', tooLate: 'undo', undo: null })
        expect(await kept(campaignId)).toEqual(before)
      }
    }
  })

  it('the prompt on screen can be answered for a day, and then not', async () => {
    for (const [person, minutes] of [
      ['ed', dayMinutes - 1],
      ['fay', dayMinutes + 1],
    ] as const) {
      const { campaignId, prompt } = await inMidSession(person)
      test.pass(20)
      await expireSessions(test.world)
      await test.settle()
      test.pass(minutes)
      const before = await kept(campaignId)
      const said = await answer(person, prompt)
      if (minutes < dayMinutes) {
        expect(said).toMatchObject({ kind: 'session-over', answered: 2 })
        expect((await kept(campaignId)).answers.map(({ counted }) => counted)).toEqual([true, true])
      } else {
        expect(said).toMatchObject({ kind: 'session-over', answered: 1, tooLate: 'answer', undo: null })
        expect(await kept(campaignId)).toEqual(before)
      }
    }
  })

  it('the prompt on screen asks on after Not sure and Skip, and an Undo that comes too late is told so', async () => {
    for (const kind of ['not-sure', 'skip'] as const) {
      const { campaignId, prompt } = await inMidSession(`hal-${kind}`)
      test.pass(20)
      await expireSessions(test.world)
      await test.settle()
      test.pass(11)
      const before = await kept(campaignId)
      const late = await test.ask(`hal-${kind}`, { kind: 'undo', offer: prompt.offer })
      expect(late).toMatchObject({ kind: 'session-over', tooLate: 'undo', undo: null })
      expect(await kept(campaignId)).toEqual(before)
      const asked = promptOf(await test.ask(`hal-${kind}`, { kind, offer: prompt.offer }))
      expect(asked).toMatchObject({ asking: kind === 'skip' ? 'skip-reason' : 'closest', canUndo: false })
      const { offer } = asked
      const done = await test.ask(
        `hal-${kind}`,
        kind === 'skip'
          ? { kind: 'skip-because', offer, reason: 'unclear' }
          : { kind: 'answer', offer, answer: labelsAnswer([1]) },
      )
      expect(done).toMatchObject({ kind: 'session-over', answered: kind === 'skip' ? 1 : 2 })
    }
  })

  it('an answer taken back on a card left for a day keeps its place while its prompt is open again', async () => {
    const { campaignId, prompt } = await inMidSession('gus')
    test.pass(20)
    await expireSessions(test.world)
    await test.settle()
    test.pass(dayMinutes - 1)
    const over = await answer('gus', prompt)
    if (over.kind !== 'session-over' || over.undo === null) throw new Error('no undo')
    test.pass(5)
    const again = promptOf(await test.ask('gus', { kind: 'undo', offer: over.undo }))
    await releaseLeftovers(test.world)
    await answer('gus', again, 2)
    expect(
      (await kept(campaignId)).answers.map(({ counted, supersededAt }) => [counted, supersededAt === null]),
    ).toEqual([
      [true, true],
      [true, false],
      [true, true],
    ])
  })
})

describe('in a paused campaign', () => {
  it('what is on screen can be answered and taken back, and nothing new begins', async () => {
    const { campaignId, prompt } = await inMidSession('hal')
    const data = { state: 'paused', version: { increment: 1 } }
    await test.world.database.prisma.campaign.update({ where: { id: campaignId }, data })
    const over = await answer('hal', prompt)
    expect(over).toMatchObject({ kind: 'session-over', reason: 'campaign-closed', answered: 2 })
    if (over.kind !== 'session-over' || over.undo === null) throw new Error('no undo')
    const again = promptOf(await test.ask('hal', { kind: 'undo', offer: over.undo }))
    expect(again.content).toEqual(prompt.content)
    expect(await answer('hal', again, 2)).toMatchObject({ kind: 'session-over', answered: 2 })
  })
})

describe('what lies ahead of the prompt on screen', () => {
  it('can neither be read nor flagged, though it is dealt already', async () => {
    const { campaignId, prompt } = await inMidSession('ina')
    const before = await kept(campaignId)
    const ahead = { ...prompt.offer, position: prompt.offer.position + 1 }
    expect(before.slots.some(({ position }) => position === ahead.position)).toBe(true)
    for (const kind of ['read-all', 'flag', 'flag-note'] as const) {
      const said = await test.ask('ina', press(kind, ahead))
      expect([kind, said]).toEqual([kind, { kind: 'notice', notice: 'session-gone' }])
      expect((await test.ask('ina', press(kind, prompt.offer))).kind).not.toBe('notice')
    }
    const { prisma } = test.world.database
    const given = { id: uuidv7(), offer: ahead, note: 'Two clauses in one', raisedAt: test.clock.now }
    expect(await prisma.$transaction((tx) => keepFlag(tx, given))).toBe('not-shown')
  })
})

describe('of all that was ever on somebody’s screen', () => {
  type Move =
    | {
        readonly kind: 'press'
        readonly what: (typeof kinds)[number]
        readonly card: number
        readonly forgets: boolean
      }
    | { readonly kind: 'start' | 'pass' | 'remove' | 'invite' | 'hold' | 'let-go' | 'pause' | 'go-on' | 'finish' }

  const moves: fc.Arbitrary<Move> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('press' as const),
        what: fc.constantFrom(...kinds),
        card: fc.nat(),
        forgets: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: fc.constantFrom({ kind: 'start' } as const, { kind: 'pass' } as const) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...(['remove', 'invite', 'hold', 'let-go', 'pause', 'go-on', 'finish'] as const).map((kind) => ({ kind })),
      ),
    },
  )

  it('nothing is kept unless its person may do it now, and never two counted answers to one item', async () => {
    let person = 0
    await fc.assert(
      fc.asyncProperty(fc.array(moves, { minLength: 4, maxLength: 30 }), async (sequence) => {
        person++
        const name = `any-${person}`
        const { campaignId, prompt, personId } = await inMidSession(name)
        const { prisma } = test.world.database
        const cards: Offer[] = [prompt.offer]
        const see = (screen: Screen) => {
          if (screen.kind === 'prompt') cards.push(screen.offer)
          if (screen.kind === 'session-over' && screen.undo !== null) cards.push(screen.undo)
        }
        const is = { removed: false, held: false, state: 'running' }
        const setState = async (state: string) => {
          if (is.state === 'finished') return
          is.state = state
          await prisma.campaign.update({ where: { id: campaignId }, data: { state, version: { increment: 1 } } })
        }
        const where = { campaignId_personId_role: { campaignId, personId, role: 'annotator' } }
        for (const move of sequence) {
          test.pass(1)
          switch (move.kind) {
            case 'press': {
              const offer = cards[cards.length - 1 - (move.card % Math.min(cards.length, 4))] ?? prompt.offer
              if (move.forgets) test.world.sessionMemory.forget(offer.sessionId)
              const before = await kept(campaignId)
              see(await test.ask(name, press(move.what, offer)))
              const after = await kept(campaignId)
              if (is.removed || is.held || is.state === 'finished') expect(after).toEqual(before)
              break
            }
            case 'start': {
              const before = await kept(campaignId)
              see(await test.ask(name, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(name)))
              if (is.removed || is.held || is.state !== 'running')
                expect((await kept(campaignId)).sessions.length).toBe(before.sessions.length)
              break
            }
            case 'pass':
              test.pass(7 * 60)
              await expireSessions(test.world)
              await releaseLeftovers(test.world)
              await test.settle()
              break
            case 'remove':
            case 'invite':
              is.removed = move.kind === 'remove'
              await prisma.member.update({ where, data: { removedAt: is.removed ? test.clock.now : null } })
              break
            case 'hold':
              is.held = true
              await holdBack(campaignId, personId)
              break
            case 'let-go':
              is.held = false
              await prisma.standing.updateMany({ where: { campaignId, personId }, data: { heldBackAt: null } })
              break
            default:
              await setState({ pause: 'paused', 'go-on': 'running', finish: 'finished' }[move.kind])
          }
        }
        const { answers, items } = await kept(campaignId)
        const counted = answers.filter((row) => row.counted && row.supersededAt === null)
        expect(new Set(counted.map(({ itemId }) => itemId)).size).toBe(counted.length)
        for (const item of items) expect(item.claimed).toBeLessThanOrEqual(item.wanted)
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})
