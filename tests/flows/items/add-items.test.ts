import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { sweepDrafts } from '../../../src/flows/campaigns/sweep-drafts.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { onceAtATime } from '../../../src/store/db/under-way.ts'
import { claimAdding } from '../../../src/store/items/items.ts'
import { openWorld, type TestWorld } from '../a-world.ts'
import { changesOf, personOf, seedLed } from '../campaigns/a-led-campaign.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

const send = (campaignId: string, rows: string) => test.ask('lea', { kind: 'add-form', campaignId, rows, file: null })

async function added(campaignId: string, rows: string) {
  const preview = await send(campaignId, rows)
  const uploadId = preview.kind === 'add-preview' ? preview.uploadId : null
  if (uploadId === null) throw new Error(`nothing to add: ${JSON.stringify(preview)}`)
  return { kind: 'add-items', campaignId, uploadId, leftOut: 0 } as const
}

/** Leaves out the faulty rows that a preview shows. */
async function leaveOut(preview: Screen, campaignId: string) {
  const uploadId = preview.kind === 'add-preview' ? (preview.canLeaveOut?.uploadId ?? '') : ''
  return await test.ask('lea', { kind: 'leave-out', campaignId, uploadId })
}

/** What Add under a preview asks for. */
function intentOf(preview: Screen, campaignId: string) {
  if (preview.kind !== 'add-preview') throw new Error(`no preview but ${JSON.stringify(preview)}`)
  const uploadId = preview.uploadId ?? preview.campaignId
  return { kind: 'add-items', campaignId, uploadId, leftOut: preview.leftOut } as const
}

const itemCount = (campaignId: string) => test.world.database.prisma.item.count({ where: { campaignId } })

describe('adding items', () => {
  it('shows what was found, then keeps all of it once', async () => {
    const { id, name } = await seedLed(test, { items: 2, people: ['ana'] })
    expect(await test.ask('lea', { kind: 'steer', act: 'add', which: { name } })).toMatchObject({
      kind: 'add-form',
      campaignId: id,
    })
    const intent = await added(id, 'id,text,gold\nn-1,New clause,\nn-2,Known clause,Termination\n')
    expect(await itemCount(id)).toBe(2)
    expect(await test.ask('lea', intent)).toEqual({ kind: 'items-added', name, items: 1, gold: 1 })
    expect(await test.ask('lea', intent)).toEqual({ kind: 'notice', notice: 'already-added' })
    expect(await itemCount(id)).toBe(4)
    const [change] = await changesOf(test, id)
    expect(change).toMatchObject({ what: 'items imported', before: { items: 2 }, after: { items: 4, gold: 1 } })
    const { personId } = await test.world.database.prisma.change.findFirstOrThrow({ where: { campaignId: id } })
    expect(personId).toBe(await personOf(test, 'lea'))
  })

  it('keeps nothing of a faulty file before its faults are left out, and then all but those', async () => {
    const { id, name } = await seedLed(test, { items: 2, people: [] })
    const faulty = await send(id, 'id,text\nx-1,Fine\nitem-1,Same id\nx-2,Clause 2\nx-3,\n')
    expect(faulty).toMatchObject({ uploadId: null, problemCount: 3, canLeaveOut: { rows: 3 }, leftOut: 0 })
    expect(await test.ask('lea', intentOf(faulty, id))).toMatchObject({ kind: 'notice' })
    expect(await itemCount(id)).toBe(2)
    const without = await leaveOut(faulty, id)
    expect(without).toMatchObject({ problemCount: 0, problems: [], items: 1, canLeaveOut: null, leftOut: 3 })
    expect(await itemCount(id)).toBe(2)
    const intent = intentOf(without, id)
    expect(await test.ask('lea', intent)).toEqual({ kind: 'items-added', name, items: 1, gold: 0 })
    expect(await test.ask('lea', intent)).toEqual({ kind: 'notice', notice: 'already-added' })
    expect(await itemCount(id)).toBe(3)
  })

  it('shows anew what would be left out where others have added one of the rows meanwhile', async () => {
    const { id } = await seedLed(test, { items: 1, people: [] })
    const without = await leaveOut(await send(id, 'id,text\nw-1,One\nw-2,Two\nw-3,\n'), id)
    await test.ask('lea', await added(id, 'id,text\nw-1,Of another\n'))
    const again = await test.ask('lea', intentOf(without, id))
    expect(again).toMatchObject({ uploadId: null, problemCount: 2, canLeaveOut: { rows: 2 } })
    expect(await itemCount(id)).toBe(2)
    expect(await test.ask('lea', intentOf(await leaveOut(again, id), id))).toMatchObject({
      kind: 'items-added',
      items: 1,
    })
    expect(await itemCount(id)).toBe(3)
  })

  it('keeps no file of which nothing would be left, or which is wrong as a whole', async () => {
    const { id } = await seedLed(test, { items: 1, people: [] })
    for (const rows of [
      'id,text\nitem-1,Same\nx-3,\n',
      'id,body\nx-1,Fine\n',
      'id,text\nx-1,Fine\nx-2,"never closed\n',
    ]) {
      expect(await send(id, rows)).toMatchObject({ uploadId: null, canLeaveOut: null })
    }
    expect(await test.world.database.prisma.itemUpload.count({ where: { campaignId: id } })).toBe(0)
  })

  it('checks once more when Add is pressed: two files with one id go in once', async () => {
    const { id } = await seedLed(test, { items: 1, people: [] })
    const [first, second] = [await added(id, 'id,text\ny-1,One\n'), await added(id, 'id,text\ny-1,Two\n')]
    expect(await test.ask('lea', first)).toMatchObject({ kind: 'items-added' })
    expect(await test.ask('lea', second)).toMatchObject({ kind: 'add-preview', uploadId: null, problemCount: 1 })
    expect(await itemCount(id)).toBe(2)
  })

  it('wants a file or rows, not both', async () => {
    const { id } = await seedLed(test, { items: 1, people: [] })
    expect(await send(id, ' ')).toMatchObject({ problemCount: 1 })
    const both = { name: 'x.csv', bytes: Buffer.from('text\nA\n') }
    expect(await test.ask('lea', { kind: 'add-form', campaignId: id, rows: 'text\nB', file: both })).toMatchObject({
      problems: [{ what: { kind: 'items-given-twice' } }],
    })
  })

  it('forgets after a day what nobody added', async () => {
    const { id } = await seedLed(test, { items: 1, people: [] })
    const intent = await added(id, 'id,text\nz-1,Old\n')
    test.pass(25 * 60)
    await sweepDrafts(test.world)
    expect(await test.ask('lea', intent)).toEqual({ kind: 'notice', notice: 'already-added' })
    expect(await itemCount(id)).toBe(1)
  })

  it('may be pressed again after a failure, and then adds everything once', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const intent = await added(id, 'id,text\nf-1,First\nf-2,Second\n')
    const { pool } = test.world.database
    await pool.query(`CREATE FUNCTION no_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`)
    await pool.query(`CREATE TRIGGER no_change BEFORE INSERT ON changes FOR EACH ROW
      WHEN (NEW.what = 'items imported') EXECUTE FUNCTION no_change()`)
    await expect(test.ask('lea', intent)).rejects.toThrow()
    await pool.query('DROP FUNCTION no_change CASCADE')
    expect(await itemCount(id)).toBe(1)
    expect(await test.ask('lea', intent)).toEqual({ kind: 'items-added', name, items: 2, gold: 0 })
    expect(await test.ask('lea', intent)).toEqual({ kind: 'notice', notice: 'already-added' })
    expect(await itemCount(id)).toBe(3)
  })

  it('says so while the same items are being added, and adds them once', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const intent = await added(id, 'id,text\nw-1,First\n')
    const said = await onceAtATime(test.world.database.pool, `add ${intent.uploadId}`, () => test.ask('lea', intent))
    expect(said).toEqual({ kind: 'notice', notice: 'being-added' })
    expect(await itemCount(id)).toBe(1)
    expect(await test.ask('lea', intent)).toEqual({ kind: 'items-added', name, items: 1, gold: 0 })
    const next = await added(id, 'id,text\nw-2,Next\n')
    const both = await Promise.all([next, next].map((one) => test.ask('lea', one)))
    expect(both.map(({ kind }) => kind).sort()).toEqual(['items-added', 'notice'])
    expect(await itemCount(id)).toBe(3)
  })

  it('may be pressed again where others were adding items just then', async () => {
    const { id, name } = await seedLed(test, { items: 1, people: [] })
    const intent = await added(id, 'id,text\nv-1,One\n')
    const said = await inTransaction(test.world.database, async (tx) => {
      await claimAdding(tx, id)
      return await test.ask('lea', intent)
    })
    expect(said).toMatchObject({ kind: 'add-preview', uploadId: intent.uploadId, problems: [] })
    expect(said).toMatchObject({ warnings: [{ kind: 'others-adding' }] })
    expect(await test.ask('lea', intent)).toEqual({ kind: 'items-added', name, items: 1, gold: 0 })
  })
})
