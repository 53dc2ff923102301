import type pg from 'pg'
import { keyOf } from '../db/kept-answer.ts'

/** Of the two texts that stood first on a screen, how often the upper one was preferred. */
export type FirstShown = { readonly upper: number; readonly of: number }

/**
 * Counts ordinary answers to pairs and rankings, one comparison an answer, so that half of them is what no bias of place comes
 * to, however many texts there are. One that prefers neither is left out.
 *
 * @param before only what was given, and stood, before this moment; null for what stands now
 */
export async function readFirstShown(
  client: Pick<pg.ClientBase, 'query'>,
  campaignId: string,
  before: Date | null,
  without: readonly string[],
): Promise<FirstShown> {
  const { rows } = await client.query<FirstShown>(firstShownSql, [campaignId, before, without])
  return rows[0] ?? { upper: 0, of: 0 }
}

/** A key names the ids of what was preferred, the best first; ids are the places of letters. */
const placeIn = (nth: number) => `strpos(${keyOf('a')}, strpos('abcde', substr(s.shown_order, ${nth}, 1))::text)`

const firstShownSql = `
  SELECT count(*)::int AS of, (count(*) FILTER (WHERE upper > 0 AND (lower = 0 OR upper < lower)))::int AS upper
  FROM (
    SELECT ${placeIn(1)} AS upper, ${placeIn(2)} AS lower
    FROM answers a
    JOIN slots s ON s.campaign_id = a.campaign_id AND s.session_id = a.session_id AND s.position = a.position
    WHERE a.campaign_id = $1 AND a.purpose = 'ordinary' AND a.round = 1 AND a.counted AND s.shown_order IS NOT NULL
      AND (a.superseded_at IS NULL OR a.superseded_at >= $2) AND ($2::timestamptz IS NULL OR a.given_at < $2)
      AND a.person_id <> ALL($3::uuid[])) compared
  WHERE upper > 0 OR lower > 0`
