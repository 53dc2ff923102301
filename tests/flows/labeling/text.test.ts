import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textAnswer } from '../../../src/domain/answer.ts'
import { limits } from '../../../src/domain/limits.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { exportCampaign } from '../../../src/flows/export/export-campaign.ts'
import type { ExportRecord } from '../../../src/flows/export/export-record.ts'
import { csv } from '../../../src/flows/export/formats/csv.ts'
import { jsonl } from '../../../src/flows/export/formats/jsonl.ts'
import { workOvernight } from '../../../src/flows/labeling/overnight.ts'
import { answerColumns } from '../../../src/store/db/kept-answer.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../a-world.ts'
import { itemOf, openReview } from '../review/a-review.ts'
import { addMember } from './some-answers.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

type Shape = { readonly items: number; readonly gold?: number; readonly overlap?: number; readonly goldShare?: number }

/** A campaign of texts; every item has the draft `draft n` where drafts are wanted. */
async function texts(shape: Shape, people: readonly string[], hasDrafts = false): Promise<string> {
  const campaignId = await seedCampaign(test, { ...shape, taskType: 'text', labels: [], people })
  const { pool } = test.world.database
  if (hasDrafts) {
    await pool.query("UPDATE item_contents SET draft = replace(text, 'Clause', 'draft') WHERE campaign_id = $1", [
      campaignId,
    ])
  }
  await pool.query("UPDATE gold_answers SET label_ids = '{}', content = $2 WHERE campaign_id = $1", [
    campaignId,
    answerColumns(textAnswer('Net 30 days')).content,
  ])
  return campaignId
}

const start = async (who: string, campaignId: string) =>
  promptOf(await test.ask(who, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(who)))

const write = (who: string, { offer }: PromptScreen, text: string) => test.ask(who, { kind: 'write-form', offer, text })

function formOf(screen: Screen) {
  if (screen.kind !== 'write-form') throw new Error(`no form but ${JSON.stringify(screen)}`)
  return screen
}

const answersOf = (campaignId: string) => test.world.database.prisma.answer.findMany({ where: { campaignId } })

async function exported(campaignId: string): Promise<ExportRecord[]> {
  let text = ''
  const choice = { gold: true, superseded: false }
  for await (const piece of exportCampaign(test.world, campaignId, jsonl, choice)) text += piece
  return text
    .trim()
    .split('\n')
    .map((line): ExportRecord => JSON.parse(line))
}

describe('a text that is written', () => {
  it('is an answer like any other: kept once, shown above the next prompt and in the message, taken back, given again', async () => {
    const campaignId = await texts({ items: 3 }, ['ana'])
    const first = await start('ana', campaignId)
    expect(formOf(await test.ask('ana', { kind: 'write', offer: first.offer }))).toMatchObject({ initial: '' })
    const second = promptOf(await write('ana', first, '  Pay within\n30 days. '))
    expect(second).toMatchObject({ offer: { position: 2 }, last: { answer: textAnswer('Pay within\n30 days.') } })
    expect(test.sent.at(-1)).toMatchObject({
      to: test.messageOf('ana'),
      screen: { kind: 'prompt', offer: second.offer },
    })
    // The window was sent twice.
    expect(await write('ana', first, 'Pay within\n30 days.')).toMatchObject({ kind: 'prompt', offer: second.offer })
    expect(await answersOf(campaignId)).toHaveLength(1)

    const again = promptOf(await test.ask('ana', { kind: 'undo', offer: second.offer }))
    expect(formOf(await test.ask('ana', { kind: 'write', offer: again.offer })).initial).toBe('Pay within\n30 days.')
    const redone = promptOf(await test.ask('ana', { kind: 'answer-again', offer: again.offer }))
    expect(redone).toMatchObject({ offer: { position: 2 }, last: { answer: textAnswer('Pay within\n30 days.') } })
    const notSure = promptOf(await test.ask('ana', { kind: 'not-sure', offer: redone.offer }))
    expect(await write('ana', notSure, 'Perhaps.')).toMatchObject({ last: { isGuess: true } })
  })

  it('stays in its window where it is empty, too long, or its item is open no more; nothing is kept then', async () => {
    const campaignId = await texts({ items: 2 }, ['bea'])
    const first = await start('bea', campaignId)
    const problemOf = async (text: string) => formOf(await write('bea', first, text)).problem
    expect(await problemOf(' \n\u0000')).toEqual({ kind: 'nothing-written' })
    const most = limits.answerText
    expect(await problemOf('a'.repeat(most + 1))).toEqual({ kind: 'answer-too-long', length: most + 1, most })
    await test.ask('bea', { kind: 'skip-because', offer: first.offer, reason: 'unclear' })
    expect(await problemOf('Too late')).toEqual({ kind: 'not-open' })
    expect(await answersOf(campaignId)).toHaveLength(0)
  })

  it('may be hostile: it is kept as it is, but for what Postgres cannot keep', async () => {
    const campaignId = await texts({ items: 1 }, ['cy'])
    const hostile = `<!channel> *b* '; DROP TABLE answers; -- \u202e\ud800\u0000 {{x}} =1+1`
    await write('cy', await start('cy', campaignId), hostile)
    const [record] = await exported(campaignId)
    expect(record?.answers).toMatchObject([
      { labels: [], value: hostile.replace('\ud800', '\ufffd').replace('\u0000', '') },
    ])
  })

  it('is right where it is the known answer but for case, white space and encoding', async () => {
    const campaignId = await texts({ items: 3, gold: 3, goldShare: 0.49 }, ['dan'])
    let screen: Screen = await start('dan', campaignId)
    while (screen.kind === 'prompt') screen = await write('dan', screen, 'NET\u00a030  days')
    const { rows } = await test.world.database.pool.query(
      'SELECT gold_answered, gold_right FROM sessions WHERE campaign_id = $1',
      [campaignId],
    )
    expect(rows[0].gold_right).toBe(rows[0].gold_answered)
    expect(rows[0].gold_answered).toBeGreaterThan(0)
  })
})

describe('a draft', () => {
  it('is right by one tap, or stands in the window to be corrected', async () => {
    const campaignId = await texts({ items: 2 }, ['eve'], true)
    const first = await start('eve', campaignId)
    const draft = first.content.draft ?? ''
    expect(draft).toMatch(/^draft/)
    expect(formOf(await test.ask('eve', { kind: 'write', offer: first.offer })).initial).toBe(draft)
    const second = promptOf(await test.ask('eve', { kind: 'as-it-is', offer: first.offer }))
    expect(second.last).toMatchObject({ answer: textAnswer(draft) })
    // An old card, and a tap delivered again.
    await test.ask('eve', { kind: 'as-it-is', offer: first.offer })
    expect(await answersOf(campaignId)).toHaveLength(1)
  })
})

describe('what several people write', () => {
  it('has the text in the middle, or waits in Review, where a text is taken over or written; exports and status say so', async () => {
    const crowd = ['fay', 'gus', 'hal']
    const campaignId = await texts({ items: 6, overlap: 3 }, crowd)
    for (const role of ['lead', 'adjudicator'] as const) await addMember(test, campaignId, role, role)
    const apart: Readonly<Record<string, string>> = { fay: 'The buyer', gus: 'Nobody at all', hal: 'Both' }
    for (const who of crowd) {
      let screen: Screen = await start(who, campaignId)
      while (screen.kind === 'prompt') {
        const { text } = screen.content
        const written = text === 'Clause 1' ? apart[who] : who === 'gus' ? `${text} is void.` : `${text} is void`
        screen = await write(who, screen, written ?? '')
      }
    }
    const records = await exported(campaignId)
    const of = (text: string) => records.find((one) => one.text === text)
    expect(of('Clause 2')).toMatchObject({ majority: 'Clause 2 is void', final: 'Clause 2 is void' })
    expect(of('Clause 1')).toMatchObject({ majority: null, final: null, consensus: { live: null, overnight: null } })

    const shown = await openReview(test, 'adjudicator', campaignId)
    expect(shown).toMatchObject({ reasons: ['far-apart'], choice: null, content: { text: 'Clause 1' } })
    const write_ = formOf(await test.ask('adjudicator', { kind: 'review-write', offer: shown.offer }))
    expect(write_).toMatchObject({ over: { kind: 'review-write' }, initial: '' })
    const form = { kind: 'review-write-form', offer: shown.offer } as const
    expect(formOf(await test.ask('adjudicator', { ...form, text: ' ' })).problem).toEqual({ kind: 'nothing-written' })
    const own = itemOf(await test.ask('adjudicator', { ...form, text: 'The seller' }))
    expect(itemOf(await test.ask('adjudicator', { ...form, text: 'The seller' })).offer).toEqual(own.offer)
    expect(formOf(await test.ask('adjudicator', { ...form, text: 'Another' })).problem).toEqual({ kind: 'not-open' })
    expect(own.choice).toMatchObject({ labels: ['The seller'] })
    const given = own.choice?.votes.find(({ labels }) => labels[0] === 'The buyer')?.given ?? ''
    const taken = itemOf(await test.ask('adjudicator', { kind: 'review-take', offer: own.offer, given }))
    expect(taken.choice).toMatchObject({ labels: ['The buyer'] })
    const decide = { kind: 'review-decide', offer: taken.offer, verdict: 'settled', why: 'So it says.' } as const
    await test.ask('adjudicator', decide)
    expect((await exported(campaignId)).find((one) => one.text === 'Clause 1')?.final).toBe('The buyer')

    await workOvernight(test.world, campaignId)
    const status = await test.ask('lead', { kind: 'status', name: `Campaign ${campaignId}` })
    if (status.kind !== 'status') throw new Error(`no status but ${status.kind}`)
    expect(status.figures).toMatchObject({
      agreement: { isOfTexts: true, items: 6 },
      labeling: { shares: [], overnight: { method: 'middle-text', reasons: [] } },
    })
    let table = ''
    const choice = { gold: false, superseded: false }
    for await (const piece of exportCampaign(test.world, campaignId, csv, choice)) table += piece
    expect(table.split('\n')[0]).toContain('value,draft')
  })
})
