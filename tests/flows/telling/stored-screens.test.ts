import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cardFor } from '../../../src/bots/cards/card-for.ts'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { sendHeld } from '../../../src/flows/telling/send-held.ts'
import { readStoredScreen, type ScreenRow, storedKinds } from '../../../src/store/messages/stored-screen.ts'
import { unfitScreen } from '../../bots/cards/unfit-screen.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'

/**
 * Rows as a version of this code wrote them, with the card that it drew of each. None is ever changed, but for names of
 * intents in a card; new ones are added.
 */
const kept: readonly (ScreenRow & { readonly card: unknown })[] = readFileSync(
  new URL('stored-screens.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

let test_: TestWorld
let campaignId: string
let maria: string

beforeAll(async () => {
  test_ = await openWorld()
  campaignId = await seedCampaign(test_, { items: 3, people: ['maria'] })
  const { prisma } = test_.world.database
  maria = (await prisma.identity.findFirstOrThrow({ where: { externalId: 'maria' } })).personId
  const member = { organizationId: test_.organizationId, campaignId, personId: maria, addedAt: test_.world.now() }
  await prisma.member.createMany({
    data: (['adjudicator', 'manager', 'lead'] as const).map((role) => ({ ...member, role })),
  })
  // Of several campaigns, those are told that their reader may read of.
  const { id: _, ...campaign } = await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  for (const id of new Set(kept.flatMap(({ screen }) => idsIn(screen)))) {
    await prisma.campaign.create({ data: { ...campaign, id, nameKey: id } })
    await prisma.member.create({ data: { ...member, campaignId: id, role: 'lead' } })
  }
})
afterAll(() => test_.close())
beforeEach(() => {
  test_.sent.splice(0)
  test_.jobs.splice(0)
  test_.troubles.splice(0)
})

function idsIn({ digests }: ScreenRow['screen']): string[] {
  return Array.isArray(digests) ? digests.map(({ campaignId }) => String(campaignId)) : []
}

/** A row as Postgres has it after an upgrade; what waited before there were versions has none of its own. */
async function keep(row: { screen: unknown; screen_version?: number }, heldUntil: Date | null = null): Promise<string> {
  const id = test_.world.newId()
  await test_.world.database.pool.query(
    `INSERT INTO deliveries (id, organization_id, campaign_id, person_id, workspace_id, screen, state, held_until, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      test_.organizationId,
      campaignId,
      maria,
      test_.workspaceId,
      row.screen,
      heldUntil === null ? 'waiting' : 'held',
      heldUntil,
      test_.world.now(),
    ],
  )
  const version = row.screen_version
  if (version !== undefined)
    await test_.world.database.pool.query('UPDATE deliveries SET screen_version = $2 WHERE id = $1', [id, version])
  return id
}
const rowOf = (id: string) => test_.world.database.prisma.delivery.findUniqueOrThrow({ where: { id } })

describe('a screen that waits over an upgrade', () => {
  test('is kept here in each kind that is ever written', () => {
    expect(new Set(kept.map(({ screen }) => screen.kind))).toEqual(new Set(storedKinds))
  })

  test.each(kept.map((row, at) => [at + 1, row.screen.kind, row] as const))(
    'is drawn as it was: line %i, %s',
    async (_, __, row) => {
      const id = await keep(row)
      expect(await sendDelivery(test_.world, id)).toBeNull()
      expect((await rowOf(id)).state).toBe('sent')
      expect(test_.sent.map(({ screen }) => JSON.parse(JSON.stringify(cardFor(screen))))).toEqual([row.card])
    },
  )

  test.each(kept.map((row, at) => [at + 1, row.screen.kind, row] as const))(
    'says only what a person should read, on both platforms: line %i, %s',
    (_, __, row) => {
      const screen = readStoredScreen(row)
      expect(screen).not.toBeNull()
      if (screen !== null) expect(unfitScreen(screen)).toEqual([])
    },
  )

  test('was written without a version by code that knew none', async () => {
    const screen = { kind: 'annotator-warning', campaignName: 'Clauses', personName: 'Ben' }
    await sendDelivery(test_.world, await keep({ screen }))
    expect(test_.sent).toMatchObject([{ screen }])
  })

  test('goes through each step from its own version on, and no earlier one', () => {
    const steps = [
      (screen: ScreenRow['screen']) => ({ ...screen, first: true }),
      (screen: ScreenRow['screen']) => ({ ...screen, kind: 'daily', second: true }),
    ]
    const read = (screen_version: number) => readStoredScreen({ screen: { kind: 'role-taken' }, screen_version }, steps)
    expect(read(1)).toEqual({ kind: 'daily', first: true, second: true })
    expect(read(2)).toEqual({ kind: 'daily', second: true })
    expect(read(3)).toEqual({ kind: 'role-taken' })
    expect([read(0), read(4)]).toEqual([null, null])
  })
})

describe('a stored screen that this code does not know', () => {
  const fromTomorrow = { screen: { kind: 'invitation', what: 'ever' }, screen_version: 9_000 }

  test.each([
    [fromTomorrow, 'unknown here: invitation, version 9000'],
    [{ screen: { kind: 'oracle' }, screen_version: 1 }, 'unknown here: oracle, version 1'],
  ])('is not sent, and given up with a reason that is logged', async (row, error) => {
    const id = await keep(row)
    expect(await sendDelivery(test_.world, id)).toBeNull()
    expect(await rowOf(id)).toMatchObject({ state: 'failed', error, screen: row.screen })
    expect(test_.troubles).toMatchObject([{ task: 'deliver', ids: { deliveryId: id }, error: { message: error } }])
    expect(test_.sent).toEqual([])
  })

  test('is given up as well where it was held, or a lead has it sent again', async () => {
    const { world } = test_
    const id = await keep(fromTomorrow, world.now())
    await sendHeld(world)
    expect(test_.jobs).toEqual([`deliver ${id}`])
    await sendDelivery(world, id)
    expect(await rowOf(id)).toMatchObject({ state: 'failed' })
    const again = { kind: 'send-again', campaignId, deliveryId: id } as const
    expect(await test_.ask('maria', again)).toMatchObject({ notice: 'sent-again' })
    await sendDelivery(world, id)
    expect(await rowOf(id)).toMatchObject({ state: 'failed' })
  })
})
