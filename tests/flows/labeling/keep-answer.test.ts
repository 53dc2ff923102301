import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { handle } from '../../../src/flows/handle.ts'
import { answerPrompt } from '../../../src/flows/labeling/answer-prompt.ts'
import { gathered } from '../../../src/flows/labeling/gathered.ts'
import { answerKeeper } from '../../../src/flows/labeling/keep-answer.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

async function startAll(people: readonly string[], items = 12) {
  const campaignId = await seedCampaign(test, { items, overlap: people.length, people })
  const prompts: PromptScreen[] = []
  for (const person of people) {
    const screen = await test.ask(person, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(person))
    prompts.push(promptOf(screen))
  }
  return { campaignId, prompts }
}

/** A keeper whose statements are counted, and refused where the database is said to refuse them. */
function watched(refuses: (statement: string, nth: number) => boolean) {
  const statements: string[] = []
  const { pool } = test.world.database
  const query = (config: { readonly name: string; readonly text: string; readonly values: unknown[] }) => {
    statements.push(config.name)
    if (refuses(String(config.values[0]), statements.length)) throw new Error('the database refused')
    return pool.query(config)
  }
  const keepAnswer = answerKeeper({ pool: Object.assign(Object.create(pool), { query }) })
  const click = async (person: string, { offer }: PromptScreen, labelId = 1): Promise<Screen> => {
    const intent = { kind: 'answer', offer, answer: labelsAnswer([labelId]) } as const
    const reply = await answerPrompt(
      { ...test.world, keepAnswer },
      { who: test.account(person), intent, message: null },
    )
    return reply.screen
  }
  return { statements, click }
}

function given(campaignId: string) {
  return test.world.database.prisma.answer.count({ where: { campaignId } })
}

describe('answers that are given at the same time', () => {
  it('are kept in few statements, each once, and each person is shown their own next item', async () => {
    const people = Array.from({ length: 10 }, (_, at) => `ann${at}`)
    const { campaignId, prompts } = await startAll(people)
    const { statements, click } = watched(() => false)
    const screens = await Promise.all(prompts.map((prompt, at) => click(`ann${at}`, prompt)))
    expect(statements.length).toBeLessThan(people.length)
    expect(await given(campaignId)).toBe(people.length)
    screens.forEach((screen, at) => {
      expect(promptOf(screen).offer).toMatchObject({ sessionId: prompts[at]?.offer.sessionId, position: 2 })
    })
  })

  it('count once where one person clicked thrice', async () => {
    const { campaignId, prompts } = await startAll(['bea', 'ben'])
    const [bea, ben] = prompts
    const { click } = watched(() => false)
    if (bea === undefined || ben === undefined) throw new Error('nobody was asked')
    const screens = await Promise.all([click('ben', ben), click('bea', bea), click('bea', bea, 2), click('bea', bea)])
    for (const screen of screens) expect(promptOf(screen).offer.position).toBe(2)
    expect(await given(campaignId)).toBe(2)
  })

  it('do not fail for another’s trouble: each is then tried alone', async () => {
    const { campaignId, prompts } = await startAll(['cal', 'cam', 'cat'])
    const [cal, cam, cat] = prompts
    if (cal === undefined || cam === undefined || cat === undefined) throw new Error('nobody was asked')
    const { click } = watched((steps) => steps.includes(cam.offer.sessionId))
    const results = await Promise.allSettled([click('cal', cal), click('cam', cam), click('cat', cat)])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await given(campaignId)).toBe(2)
  })
})

describe('an answer whose session somebody else holds just now', () => {
  it('waits for it by itself, and the others that came with it do not', async () => {
    const { campaignId, prompts } = await startAll(['dee', 'dot', 'dov'])
    const [dee, dot, dov] = prompts
    if (dee === undefined || dot === undefined || dov === undefined) throw new Error('nobody was asked')
    const { click } = watched(() => false)
    const holder = await test.world.database.pool.connect()
    let isKept = false
    try {
      await holder.query('BEGIN')
      await holder.query('SELECT FROM sessions WHERE campaign_id = $1 AND id = $2 FOR UPDATE', [
        campaignId,
        dot.offer.sessionId,
      ])
      const held = click('dot', dot).then((screen) => {
        isKept = true
        return screen
      })
      const others = await Promise.all([click('dee', dee), click('dov', dov)])
      for (const screen of others) expect(promptOf(screen).offer.position).toBe(2)
      expect(isKept).toBe(false)
      await holder.query('COMMIT')
      expect(promptOf(await held).offer.position).toBe(2)
    } finally {
      await holder.query('ROLLBACK')
      holder.release()
    }
    expect(await given(campaignId)).toBe(3)
  })

  it('is given up when its time is over, and not kept behind the back of who was told so', async () => {
    const { campaignId, prompts } = await startAll(['eda'])
    const [{ offer } = { offer: null }] = prompts
    if (offer === null) throw new Error('nobody was asked')
    const answer = async (labelId: number, dueAt: number) => {
      const intent = { kind: 'answer', offer, answer: labelsAnswer([labelId]) } as const
      return (await handle(test.world, { who: test.account('eda'), intent, message: null, dueAt })).screen
    }
    const holder = await test.world.database.pool.connect()
    await holder.query('BEGIN')
    await holder.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [offer.sessionId])
    expect(await answer(1, performance.now() + 150)).toEqual({ kind: 'notice', notice: 'tap-again' })
    await holder.query('COMMIT')
    holder.release()
    expect(promptOf(await answer(2, performance.now() + 60_000)).offer.position).toBe(2)
    expect(await test.world.database.prisma.answer.findMany({ where: { campaignId } })).toMatchObject([
      { labelIds: [2] },
    ])
  })
})

describe('work gathered for many', () => {
  it('goes on beside a run that hangs, in a few runs at a time', async () => {
    const begun: string[][] = []
    const hanging = Promise.withResolvers<void>()
    const ask = gathered<string, string>(async (some) => {
      begun.push([...some])
      if (some.some((one) => one.startsWith('slow'))) await hanging.promise
      return some.map((one) => `${one} done`)
    })
    const slow = [ask('slow 1')]
    expect(await ask('quick 1')).toBe('quick 1 done')
    slow.push(ask('slow 2'))
    expect(await ask('quick 2')).toBe('quick 2 done')
    slow.push(ask('slow 3'))
    const last = ask('quick 3')
    expect(await Promise.race([last, new Promise((resolve) => setTimeout(resolve, 300, 'still waiting'))])).toBe(
      'still waiting',
    )
    hanging.resolve()
    expect(await Promise.all([...slow, last])).toEqual(['slow 1 done', 'slow 2 done', 'slow 3 done', 'quick 3 done'])
    expect(begun).toHaveLength(6)
  })
})
