import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../src/domain/answer.ts'
import type { PromptIntent } from '../../src/domain/intents/intent.ts'
import type { Session } from '../../src/domain/session.ts'
import { step } from '../../src/sessions/step.ts'
import { lastDonePosition, offerOf } from '../../src/sessions/what-is-open.ts'
import { around, aSession, noon, secondsAfter } from './a-session.ts'

const soon = secondsAfter(noon, 10)

function answering(session: Session, labelIds: readonly number[] = [1]): PromptIntent {
  return { kind: 'answer', offer: offerOf(session), answer: labelsAnswer(labelIds) }
}

describe('answering the open offer', () => {
  it('keeps the answer with its elapsed time and puts the next prompt on screen', () => {
    const session = aSession()
    const taken = step(session, answering(session), around(), soon)
    expect(taken.happened).toMatchObject({
      kind: 'answered',
      answer: labelsAnswer([1]),
      confidence: null,
      elapsedMs: 10_000,
    })
    expect(taken.session).toMatchObject({ position: 2, revision: 2, answered: 1, offeredAt: soon, ended: null })
  })

  it('takes the same click only once', () => {
    const session = aSession()
    const first = step(session, answering(session), around(), soon)
    expect(step(first.session, answering(session), around(), soon).happened.kind).toBe('nothing')
  })

  it('keeps an answer that comes after the time, and begins no other prompt', () => {
    const session = aSession()
    const late = secondsAfter(session.endsAt, 60)
    const taken = step(session, answering(session), around(), late)
    expect(taken.happened.kind).toBe('answered')
    expect(taken.session.ended).toEqual({ at: late, reason: 'time' })
  })

  it('begins no prompt that would not fit at the usual pace', () => {
    const session = aSession({ paceMs: 60_000 })
    const fits = step(session, answering(session), around(), secondsAfter(noon, 240))
    const doesNot = step(session, answering(session), around(), secondsAfter(noon, 241))
    expect(fits.session.ended).toBeNull()
    expect(doesNot.session.ended?.reason).toBe('time')
  })

  it('ends the session where nothing more was dealt', () => {
    const session = aSession({ dealt: 1 })
    expect(step(session, answering(session), around(), soon).session.ended?.reason).toBe('nothing-left')
    const held = step(session, answering(session), around({ isHoldDue: true }), soon)
    expect(held.session.ended?.reason).toBe('held-back')
    expect(held.happened.kind).toBe('answered')
  })

  it('keeps the answer on screen when the campaign was closed meanwhile, and ends there', () => {
    const session = aSession()
    const taken = step(session, answering(session), around({ open: false }), soon)
    expect(taken.happened.kind).toBe('answered')
    expect(taken.session.ended?.reason).toBe('campaign-closed')
  })

  it('is kept on a prompt whose session expired on screen', () => {
    const session = aSession({ ended: { at: secondsAfter(noon, 900), reason: 'expired' } })
    const taken = step(session, answering(session), around(), secondsAfter(noon, 2000))
    expect(taken.happened.kind).toBe('answered')
    expect(taken.session.ended?.reason).toBe('time')
  })

  it.each([[[]], [[1, 2]], [[9]]])('refuses the labels %j for a single choice', (labelIds) => {
    const session = aSession()
    expect(step(session, answering(session, labelIds), around(), soon).happened.kind).toBe('nothing')
  })

  it('sorts the labels of a multi-choice and drops repeats', () => {
    const session = aSession()
    const taken = step(session, answering(session, [2, 1, 2]), around({ taskType: 'multi-choice' }), soon)
    expect(taken.happened).toMatchObject({ answer: labelsAnswer([1, 2]) })
  })
})

describe('a session whose prompt has moved on to a later one', () => {
  it('cannot be opened again with Undo', () => {
    const ended = { at: soon, reason: 'stopped' } as const
    const stopped = aSession({ position: 3, dealt: 3, ended })
    const undoing = (session: Session) => step(session, { kind: 'undo', offer: offerOf(session) }, around(), soon)
    expect(undoing(stopped).happened).toMatchObject({ kind: 'undone', position: 2 })
    expect(undoing({ ...stopped, dealt: 2 }).happened.kind).toBe('nothing')
  })
})

describe('not being sure', () => {
  it('asks which is closest and keeps the next label as a guess', () => {
    const session = aSession()
    const asked = step(session, { kind: 'not-sure', offer: offerOf(session) }, around(), soon)
    expect(asked.session.asking).toBe('closest')
    const taken = step(asked.session, answering(asked.session), around(), soon)
    expect(taken.happened).toMatchObject({ kind: 'answered', confidence: 'guess' })
    expect(taken.session.asking).toBe('label')
  })
})

describe('skipping', () => {
  it('asks for a reason first, and does not take a label meanwhile', () => {
    const session = aSession()
    const asked = step(session, { kind: 'skip', offer: offerOf(session) }, around(), soon).session
    expect(step(asked, answering(asked), around(), soon).happened.kind).toBe('nothing')
    const skipped = step(asked, { kind: 'skip-because', offer: offerOf(asked), reason: 'unclear' }, around(), soon)
    expect(skipped.happened).toEqual({ kind: 'skipped', position: 1, reason: 'unclear' })
    expect(skipped.session).toMatchObject({ position: 2, skipped: 1, answered: 0 })
  })
})

describe('Undo', () => {
  it('takes back the last answer and asks it again under a new revision', () => {
    const session = aSession({ position: 3, revision: 7, answered: 2 })
    const taken = step(session, { kind: 'undo', offer: offerOf(session) }, around(), soon)
    expect(taken.happened).toMatchObject({ kind: 'undone', position: 2, what: 'answer' })
    expect(taken.session).toMatchObject({ position: 2, revision: 8, answered: 1 })
  })

  it('makes an old click on the prompt that was on screen come to nothing, also once that prompt is back', () => {
    const session = aSession({ position: 2, revision: 2, answered: 1 })
    const oldClick = answering(session, [2])
    const undone = step(session, { kind: 'undo', offer: offerOf(session) }, around(), soon).session
    expect(step(undone, oldClick, around(), soon).happened.kind).toBe('nothing')
    const again = step(undone, answering(undone), around(), soon).session
    expect(again.position).toBe(2)
    expect(step(again, oldClick, around(), soon).happened.kind).toBe('nothing')
  })

  it('reopens a session that has ended, for the answer that ended it', () => {
    const session = aSession({ position: 4, answered: 4, ended: { at: soon, reason: 'time' } })
    const taken = step(session, { kind: 'undo', offer: offerOf(session) }, around(), soon)
    expect(taken.session).toMatchObject({ position: 4, answered: 3, ended: null })
  })

  it('does nothing where nothing was done', () => {
    const session = aSession()
    const undo: PromptIntent = { kind: 'undo', offer: offerOf(session) }
    expect(step(session, undo, around({ lastDone: null }), soon).happened.kind).toBe('nothing')
  })
})

describe('whatever is clicked, in whatever order', () => {
  type Click = {
    readonly intent: 'answer' | 'not-sure' | 'skip' | 'skip-because' | 'back' | 'undo' | 'stop'
    readonly lag: number
  }
  const clicks = fc.array(
    fc.record({
      intent: fc.constantFrom('answer', 'not-sure', 'skip', 'skip-because', 'back', 'undo', 'stop') as fc.Arbitrary<
        Click['intent']
      >,
      /** How many offers ago the clicked card was drawn. */
      lag: fc.nat(2),
    }),
    { maxLength: 60 },
  )

  function intentOf(click: Click, session: Session): PromptIntent {
    const offer = offerOf(session)
    if (click.intent === 'answer') return { kind: 'answer', offer, answer: labelsAnswer([1]) }
    if (click.intent === 'skip-because') return { kind: 'skip-because', offer, reason: 'other' }
    return { kind: click.intent, offer }
  }

  it('every position holds at most one answer or skip, the counts say how many, and revisions only grow', () => {
    fc.assert(
      fc.property(clicks, (sequence) => {
        let session = aSession({ dealt: 30 })
        const drawn = [session]
        const done = new Map<number, 'answer' | 'skip'>()
        sequence.forEach((click, at) => {
          const seen = drawn[Math.max(0, drawn.length - 1 - click.lag)] ?? session
          const lastDone = done.get(lastDonePosition(session)) ?? null
          const taken = step(session, intentOf(click, seen), around({ lastDone }), secondsAfter(noon, at))
          const { happened } = taken
          if (happened.kind === 'nothing') expect(taken.session).toBe(session)
          else expect(taken.session.revision).toBe(session.revision + 1)
          if (happened.kind === 'answered' || happened.kind === 'skipped') {
            const position = happened.kind === 'answered' ? happened.offer.position : happened.position
            expect(done.has(position)).toBe(false)
            done.set(position, happened.kind === 'answered' ? 'answer' : 'skip')
          }
          if (happened.kind === 'undone') expect(done.delete(happened.position)).toBe(true)
          session = taken.session
          drawn.push(session)
          const kinds = [...done.values()]
          expect(session.answered).toBe(kinds.filter((kind) => kind === 'answer').length)
          expect(session.skipped).toBe(kinds.filter((kind) => kind === 'skip').length)
        })
      }),
    )
  })
})
