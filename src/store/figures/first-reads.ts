import type pg from 'pg'
import { wordsIn } from '../../domain/texts/words-in.ts'
import { type FirstRead, fasterThanReading } from '../../metrics/signs/reading-pace.ts'

type Client = Pick<pg.ClientBase, 'query'>

/** Answers looked at of each person: what they do of late. */
const answersEach = 100
const lookBackDays = 28
/** More than holds the words that are counted. */
const charactersEach = 1_500

/**
 * Each annotator's latest answers to texts that they had not had before, gold and others alike. Left out are answers given
 * anew after an Undo, prompts that were on screen before, images, and texts that the person has answered as another item. The
 * last takes a look at all that somebody ever answered, so it is asked only of those of whom it could make a difference.
 */
export async function readFirstReads(on: Client, campaignId: string, now: Date): Promise<Map<string, FirstRead[]>> {
  const since = new Date(now.getTime() - lookBackDays * 24 * 3600_000)
  const { rows } = await on.query<Row>(latest, [campaignId, since, answersEach, charactersEach])
  const readsOf = new Map<string, Read[]>()
  for (const { person_id: personId, item_id: itemId, elapsed_ms: elapsedMs, text } of rows) {
    const reads = readsOf.get(personId) ?? []
    readsOf.set(personId, reads)
    reads.push({ itemId, words: wordsIn(text), elapsedMs })
  }
  const found = fasterThanReading(readsOf).map(({ personId }) => personId)
  const repeats = await readRepeats(on, campaignId, found)
  return new Map(
    [...readsOf].map(([personId, reads]) => [
      personId,
      reads.filter(({ itemId }) => !repeats.has(`${personId} ${itemId}`)),
    ]),
  )
}

type Row = { person_id: string; item_id: string; elapsed_ms: number; text: string }
type Read = FirstRead & { readonly itemId: string }

const text = `concat_ws(E'\\n', c.text, coalesce(c.candidates::text, concat_ws(E'\\n', c.a, c.b)))`

const latestOf = (purpose: 'ordinary' | 'gold') => `(
  SELECT * FROM answers WHERE campaign_id = $1 AND person_id = m.person_id AND purpose = '${purpose}' AND given_at > $2
  ORDER BY given_at DESC LIMIT $3)`

const latest = `
  SELECT m.person_id, a.item_id, a.elapsed_ms, left(${text}, $4) AS text
  FROM members m
  CROSS JOIN LATERAL (
    SELECT * FROM (${latestOf('ordinary')} UNION ALL ${latestOf('gold')}) both_kinds ORDER BY given_at DESC LIMIT $3) a
  JOIN item_contents c ON c.campaign_id = $1 AND c.item_id = a.item_id
  WHERE m.campaign_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL AND c.image IS NULL AND a.round = 1
    AND NOT EXISTS (SELECT FROM answers o WHERE o.campaign_id = $1 AND o.session_id = a.session_id
      AND o.position = a.position AND o.revision < a.revision OFFSET 0)
    AND NOT EXISTS (SELECT FROM slots o WHERE o.campaign_id = $1 AND o.session_id = a.session_id
      AND o.position = a.position AND o.seen OFFSET 0)
  ORDER BY m.person_id`

/** Items whose text the person had answered as another item before. */
async function readRepeats(on: Client, campaignId: string, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set()
  const { rows } = await on.query<{ person_id: string; item_id: string }>(
    `SELECT person_id, item_id FROM (
       SELECT a.person_id, a.item_id,
         a.item_id <> first_value(a.item_id) OVER (PARTITION BY a.person_id, md5(${text}) ORDER BY a.given_at) AS is_repeat
       FROM answers a JOIN item_contents c ON c.campaign_id = a.campaign_id AND c.item_id = a.item_id
       WHERE a.campaign_id = $1 AND a.person_id = ANY($2::uuid[])) all_answers
     WHERE is_repeat`,
    [campaignId, people],
  )
  return new Set(rows.map(({ person_id, item_id }) => `${person_id} ${item_id}`))
}
