import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptIntent } from '../../../src/domain/intents/intent.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import type { LastDone } from '../../../src/domain/session.ts'
import type { TaskTypeName } from '../../../src/domain/task-types/task-types.ts'
import { handle } from '../../../src/flows/handle.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

async function start(person: string, taskType: TaskTypeName = 'choice') {
  const campaignId = await seedCampaign(test, { items: 12, people: [person], taskType })
  return promptOf(await test.ask(person, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(person)))
}

type Kind = Exclude<PromptIntent['kind'], 'answer' | 'skip-because'>

const does = (person: string, { offer }: PromptScreen, kind: Kind) => test.ask(person, { kind, offer }).then(promptOf)
const answers = (person: string, { offer }: PromptScreen, id: number) =>
  test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([id]) }).then(promptOf)
const skips = (person: string, { offer }: PromptScreen) =>
  test.ask(person, { kind: 'skip-because', offer, reason: 'unclear' }).then(promptOf)

const answered = (id: number, more: Partial<LastDone> = {}) => ({
  kind: 'answered',
  answer: labelsAnswer([id]),
  isGuess: false,
  isFlagged: false,
  ...more,
})
const skipped = { kind: 'skipped', reason: 'unclear', isFlagged: false }

describe('a prompt', () => {
  it('names what was done to the one before, the same from memory and from the database', async () => {
    const first = await start('ana')
    expect(first).not.toHaveProperty('last')
    const second = await answers('ana', first, 2)
    expect(second.last).toEqual(answered(2))
    const third = await skips('ana', second)
    expect(third.last).toEqual(skipped)
    const closest = await does('ana', third, 'not-sure')
    expect(closest.last).toEqual(skipped)
    const fourth = await answers('ana', closest, 1)
    expect(fourth.last).toEqual(answered(1, { isGuess: true }))
    // A tap on an old card reads the session.
    for (const old of [first, second, third]) expect(await answers('ana', old, 1)).toEqual(fourth)
  })

  it('shows after Undo what was chosen before, and what Undo would take back next, also when it is drawn again', async () => {
    const first = await start('bo')
    const third = await skips('bo', await answers('bo', first, 2))
    const second = await does('bo', third, 'undo')
    expect(second).toMatchObject({ offer: { position: 2 }, before: skipped, last: answered(2) })
    const again = await does('bo', second, 'undo')
    expect(again).toMatchObject({ offer: { position: 1 }, before: answered(2) })
    expect(again).not.toHaveProperty('last')
    expect(await answers('bo', third, 1)).toEqual(again)
    expect(await answers('bo', again, 2)).toMatchObject({ offer: { position: 2 }, last: answered(2) })
  })

  it('says that there is nothing to take back yet', async () => {
    const first = await start('cleo')
    expect(await does('cleo', first, 'undo')).toEqual({ ...first, note: 'nothing-to-undo' })
  })

  it('keeps ticks through Not sure and Back, after Undo, and where Done was pressed with none', async () => {
    const first = await start('dan', 'multi-choice')
    const tap = async (offer: PromptScreen['offer'], kind: Kind, ticked: readonly number[]): Promise<Screen> =>
      (await handle(test.world, { who: test.account('dan'), intent: { kind, offer }, message: null, ticked })).screen
    expect(await tap(first.offer, 'nothing-ticked', [])).toEqual({ ...first, note: 'nothing-ticked' })
    const closest = promptOf(await tap(first.offer, 'not-sure', [1, 2]))
    expect(closest).toMatchObject({ asking: 'closest', ticked: labelsAnswer([1, 2]) })
    const back = promptOf(await tap(closest.offer, 'back', [2]))
    expect(back.ticked).toEqual(labelsAnswer([2]))
    // What was ticked on an old card is not what is ticked on this one.
    expect(promptOf(await tap(first.offer, 'not-sure', [1]))).not.toHaveProperty('ticked')
    const second = await answers('dan', back, 2)
    expect(second).not.toHaveProperty('ticked')
    expect(await does('dan', second, 'undo')).toMatchObject({ before: answered(2) })
  })
})

describe('a flag', () => {
  async function flag(person: string, { offer }: PromptScreen) {
    const from = test.sent.length
    await test.ask(person, { kind: 'flag-note', offer, note: 'Two clauses in one' })
    return test.sent.slice(from)
  }

  it('leaves its mark on the prompt at once, and on what is said of it behind', async () => {
    const first = await start('eva')
    expect(await flag('eva', first)).toEqual([{ to: test.messageOf('eva'), screen: { ...first, isFlagged: true } }])
    const second = await answers('eva', first, 1)
    expect(second.last).toEqual(answered(1, { isFlagged: true }))
    expect(second).not.toHaveProperty('isFlagged')
    expect((await answers('eva', second, 1)).last).toEqual(answered(1))
  })

  it('does not draw a prompt again that has moved on, or would lose what is ticked', async () => {
    const first = await start('fay')
    await answers('fay', first, 1)
    expect(await flag('fay', first)).toEqual([])
    expect(await flag('gil', await start('gil', 'multi-choice'))).toEqual([])
  })
})
