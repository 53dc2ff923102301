import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { packIntent } from '../../src/bots/codec/intent-codec.ts'
import { insertAnnotator, insertCampaign } from './bench-campaign.ts'

export type SeededPeople = {
  readonly campaignId: string
  /** Their accounts in the product's only workspace. */
  readonly userIds: readonly string[]
  /** What the button carries that starts a session of 30 minutes. */
  readonly start: string
}

/** People with a campaign that will not run out, each about to start a session. */
export async function seedPeople(pool: pg.Pool, people: number): Promise<SeededPeople> {
  const { rows } = await pool.query<{ id: string; organization_id: string }>(
    'SELECT id, organization_id FROM workspaces',
  )
  const workspace = rows[0]
  if (workspace === undefined) throw new Error('the product has no workspace')
  const campaign = await insertCampaign(pool, workspace.organization_id, { items: 100_000, gold: 2_000, overlap: 3 })
  const userIds: string[] = []
  for (let person = 0; person < people; person++) {
    const userId = `U${uuidv7().replaceAll('-', '').toUpperCase()}`
    await insertAnnotator(pool, campaign, workspace.id, userId)
    userIds.push(userId)
  }
  const { campaignId } = campaign
  return { campaignId, userIds, start: packIntent({ kind: 'start', campaignId, minutes: 30 }) }
}
