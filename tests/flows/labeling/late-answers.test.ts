import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { expireSessions } from '../../../src/flows/sessions/by-the-clock.ts'
import { step } from '../../../src/sessions/step.ts'
import { releaseKept } from '../../../src/store/dealing/release-slots.ts'
import { loadOpenSession } from '../../../src/store/sessions/open-session.ts'
import { type AnswerStep, saveAnswers } from '../../../src/store/sessions/save-answers.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { personOf } from '../campaigns/a-led-campaign.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile('2026-11-23T12:00:00Z')

/** One whose session ended under the only item, as the clock left it. */
async function leftOnScreen(person: string) {
  const campaignId = await seedCampaign(test, { items: 1, people: [person] })
  const prompt = await begin(person, campaignId)
  test.pass(20)
  await expireSessions(test.world)
  await test.settle()
  return { campaignId, prompt, personId: await personOf(test, person) }
}

async function begin(person: string, campaignId: string): Promise<PromptScreen> {
  return promptOf(await test.ask(person, { kind: 'start', campaignId, minutes: 5 }, test.messageOf(person)))
}

function answer(person: string, { offer }: PromptScreen, labelId = 1): Promise<Screen> {
  return test.ask(person, { kind: 'answer', offer, answer: labelsAnswer([labelId]) })
}

function counted(campaignId: string) {
  return test.world.database.prisma.answer.findMany({
    where: { campaignId },
    orderBy: { givenAt: 'asc' },
    select: { counted: true },
  })
}

async function claimed(campaignId: string) {
  return (await test.world.database.prisma.item.findFirstOrThrow({ where: { campaignId } })).claimed
}

/** Does one thing inside a transaction and, before that is over, begins another; returns what came of the second. */
async function whileHeld<T>(first: (client: pg.PoolClient) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  const client = await test.world.database.pool.connect()
  try {
    await client.query('BEGIN')
    await first(client)
    const begun = second()
    for (;;) {
      const { rows } = await test.world.database.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      const isOver = await Promise.race([begun.then(() => true), new Promise((resolve) => setTimeout(resolve, 10))])
      if (rows.length > 0 || isOver === true) break
    }
    await client.query('COMMIT')
    return await begun
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

/** The step that an answer would be, from what is known now. */
async function stepOf(person: string, { offer }: PromptScreen): Promise<AnswerStep> {
  const read = await loadOpenSession(test.world.database.pool, offer.campaignId, offer.sessionId, test.account(person))
  if (read === null) throw new Error('no such session')
  const labels = [{ id: 1, name: 'Yes', definition: '' }]
  const around = { taskType: 'choice', labels, open: true, isHoldDue: false, lastDone: null } as const
  const { session, happened } = step(
    read.session,
    { kind: 'answer', offer, answer: labelsAnswer([1]) },
    around,
    test.clock.now,
  )
  if (happened.kind !== 'answered') throw new Error(`it was ${happened.kind}`)
  return { read, session, answered: happened }
}

describe('a late answer', () => {
  it('does not count where its place goes back at the same moment', async () => {
    const { campaignId, prompt } = await leftOnScreen('ana')
    test.pass(24 * 60)
    const screen = await whileHeld(
      async (client) => {
        await client.query('UPDATE slots SET held = false, kept_until = NULL WHERE campaign_id = $1', [campaignId])
        await client.query('UPDATE items SET claimed = claimed - 1 WHERE campaign_id = $1', [campaignId])
      },
      () => answer('ana', prompt),
    )
    expect(screen).toMatchObject({ kind: 'session-over', answered: 1 })
    expect(await counted(campaignId)).toEqual([{ counted: false }])
  })

  it('keeps its place where it comes just before the place would go back', async () => {
    const { campaignId, prompt } = await leftOnScreen('bo')
    const late = await stepOf('bo', prompt)
    const due = new Date(test.clock.now.getTime() + 25 * 60 * 60_000)
    const { pool } = test.world.database
    const passedOver = await whileHeld(
      (client) => saveAnswers(client, [late], { wait: true }),
      () => releaseKept(pool, due),
    )
    expect(passedOver).toBe(0)
    expect(await releaseKept(pool, due)).toBe(0)
    expect(await counted(campaignId)).toEqual([{ counted: true }])
    expect(await claimed(campaignId)).toBe(1)
  })

  it('is not kept on the old card where its prompt moves on to a new session at the same moment', async () => {
    const { campaignId, prompt } = await leftOnScreen('cy')
    const { organizationId } = test
    const sessionId = uuidv7()
    await whileHeld(
      (client) =>
        client.query(
          `WITH old AS (UPDATE sessions SET dealt = 0 WHERE campaign_id = $1),
           new AS (
             INSERT INTO sessions (organization_id, campaign_id, id, person_id, workspace_id, started_at, ends_at, position,
               revision, asking, offered_at, dealt, answered, skipped, pace_ms, gold_answered, gold_right, channel, message)
             SELECT $2, $1, $3, person_id, workspace_id, $4, $4::timestamptz + interval '5 min', 1, 1, 'label', $4, 1, 0, 0,
               1000, 0, 0, '', ''
             FROM sessions WHERE campaign_id = $1)
           UPDATE slots SET session_id = $3, position = 1, kept_until = NULL WHERE campaign_id = $1`,
          [campaignId, organizationId, sessionId, test.clock.now],
        ),
      () => answer('cy', prompt),
    )
    expect(await counted(campaignId)).toEqual([])
  })

  it('waits for nobody where the item is held by somebody else when places go back', async () => {
    const { campaignId } = await leftOnScreen('di')
    const { pool } = test.world.database
    const due = new Date(test.clock.now.getTime() + 25 * 60 * 60_000)
    const back = await whileHeld(
      (client) => client.query('SELECT FROM items WHERE campaign_id = $1 FOR UPDATE', [campaignId]),
      () => releaseKept(pool, due),
    )
    expect([back, await claimed(campaignId)]).toEqual([0, 1])
    expect([await releaseKept(pool, due), await claimed(campaignId)]).toEqual([1, 0])
  })
})

describe('of two answers of one person to one item', () => {
  /** As an earlier release could leave it: the item was answered, and its prompt stands in another session too. */
  async function answeredBefore(campaignId: string, person: string) {
    const { prisma } = test.world.database
    const personId = await personOf(test, person)
    const slot = await prisma.slot.findFirstOrThrow({ where: { campaignId, personId } })
    const { organizationId, itemId, round, purpose } = slot
    await prisma.answer.create({
      data: {
        ...{ organizationId, campaignId, itemId, personId, round, purpose },
        ...{ sessionId: uuidv7(), position: 1, revision: 1, labelIds: [2], elapsedMs: 1, guidelineVersion: 1 },
        ...{ counted: true, givenAt: new Date('2026-11-22T12:00:00Z') },
      },
    })
  }

  it('the first counts and the second is kept, and others that came with it count', async () => {
    const campaignId = await seedCampaign(test, { items: 3, overlap: 3, people: ['ed', 'fay', 'gus'] })
    const people = ['ed', 'fay', 'gus']
    const prompts = await Promise.all(people.map((person) => begin(person, campaignId)))
    await answeredBefore(campaignId, 'fay')
    const steps = await Promise.all(prompts.map((prompt, at) => stepOf(people[at] ?? '', prompt)))
    const saved = await saveAnswers(test.world.database.pool, steps, { wait: false })
    expect(saved).toMatchObject([{ dealt: 3 }, { dealt: 3 }, { dealt: 3 }])
    const fay = await personOf(test, 'fay')
    const { prisma } = test.world.database
    const kept = await prisma.answer.findMany({ where: { campaignId }, orderBy: { givenAt: 'asc' } })
    const shown = kept.map((row) => [row.personId === fay, row.labelIds[0], row.counted])
    expect(shown.sort()).toEqual([
      [false, 1, true],
      [false, 1, true],
      [true, 1, false],
      [true, 2, true],
    ])
  })

  it('the database lets at most one that stands count', async () => {
    const campaignId = await seedCampaign(test, { items: 1, people: ['hal'] })
    await begin('hal', campaignId)
    await answeredBefore(campaignId, 'hal')
    await expect(answeredBefore(campaignId, 'hal')).rejects.toMatchObject({ code: 'P2002' })
  })
})
