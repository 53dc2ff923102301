import type pg from 'pg'
import type { Rng } from '../domain/random.ts'
import { goldAccuracy } from '../metrics/gold-accuracy.ts'
import { goldRate } from '../sessions/gold-rate.ts'
import { mixInGold, type Planned } from '../sessions/mix-in-gold.ts'
import { claimGold, loadUnseenGold } from './claim-gold.ts'
import { claimAlongOrder, claimReopened, type Dealt } from './claim-items.ts'
import { transactionOn } from './transaction.ts'

/** Ordinary items in one hand. */
const handSize = 8

/** Unguessable chance for the hand of a session that begins behind `position`. */
export type HandRng = (sessionId: string, position: number) => Rng

/**
 * Deals one more hand to a session that has at most `fewLeft` prompts ahead: claims slots, mixes in gold, places them
 * behind what was dealt before. Replicas and repeated calls take turns on the session's row, so a hand is dealt once.
 *
 * @returns how many prompts lie ahead of the one on screen afterwards
 */
export async function dealHand(
  pool: pg.Pool,
  rngFor: HandRng,
  campaignId: string,
  sessionId: string,
  fewLeft: number,
  now: Date,
): Promise<number> {
  return await transactionOn(pool, async (client) => {
    const { rows } = await client.query<HeldRow>({ ...holdSession, values: [campaignId, sessionId] })
    const held = rows[0]
    if (held === undefined) return 0
    const ahead = held.dealt - held.position
    if (ahead > fewLeft || held.ended) return ahead
    const dealt = { organizationId: held.organization_id, campaignId, personId: held.person_id }
    const reopened = await claimReopened(client, dealt, handSize)
    const fresh = [...reopened, ...(await claimAlongOrder(client, dealt, handSize - reopened.length))]
    if (fresh.length === 0) return ahead
    const hand = await withGold(client, rngFor, sessionId, held, dealt, fresh)
    await client.query({
      ...place,
      values: [
        dealt.organizationId,
        campaignId,
        dealt.personId,
        sessionId,
        held.dealt,
        held.guideline_version,
        now,
        hand.map((planned) => planned.itemId),
        hand.map((planned) => planned.purpose),
      ],
    })
    return ahead + hand.length
  })
}

type HeldRow = {
  organization_id: string
  person_id: string
  position: number
  dealt: number
  ended: boolean
  guideline_version: number
  gold_share: number
  answered: number
  gold_answered: number
  gold_right: number
}

/** The standing counts sessions that have ended; the answers of this one are added to it. */
const holdSession = {
  name: 'hold-session',
  text: `
    SELECT s.organization_id, s.person_id, s.position, s.dealt, s.ended_at IS NOT NULL AS ended,
      c.guideline_version, c.gold_share,
      coalesce(t.answered, 0) + s.answered AS answered,
      coalesce(t.gold_answered, 0) AS gold_answered, coalesce(t.gold_right, 0) AS gold_right
    FROM sessions s
    JOIN campaigns c ON c.id = s.campaign_id
    LEFT JOIN standings t ON t.campaign_id = s.campaign_id AND t.person_id = s.person_id
    WHERE s.campaign_id = $1 AND s.id = $2
    FOR UPDATE OF s`,
}

async function withGold(
  client: pg.ClientBase,
  rngFor: HandRng,
  sessionId: string,
  held: HeldRow,
  dealt: Dealt,
  fresh: readonly string[],
): Promise<Planned[]> {
  const accuracy = goldAccuracy({ right: held.gold_right, answered: held.gold_answered })
  const rate = goldRate(held.gold_share, { answered: held.answered, halfWidth: (accuracy.high - accuracy.low) / 2 })
  const unseen = await loadUnseenGold(client, dealt)
  const planned = mixInGold(fresh, unseen, rate, rngFor(sessionId, held.dealt))
  const golds = planned.filter((place) => place.purpose === 'gold').map((place) => place.itemId)
  const exposed = await claimGold(client, dealt.campaignId, golds)
  return planned.filter((place) => place.purpose !== 'gold' || exposed.has(place.itemId))
}

const place = {
  name: 'place-hand',
  text: `WITH placed AS (
    INSERT INTO slots (organization_id, campaign_id, person_id, session_id, item_id, round, position, purpose, held,
      guideline_version, dealt_at)
    SELECT $1, $2, $3, $4, hand.item_id, 1, $5::int + hand.place::int, hand.purpose, true, $6, $7
    FROM unnest($8::uuid[], $9::text[]) WITH ORDINALITY AS hand(item_id, purpose, place)
    RETURNING position)
  UPDATE sessions SET dealt = (SELECT max(position) FROM placed) WHERE campaign_id = $2 AND id = $4`,
}
