import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { CampaignConsensus } from '../../metrics/consensus/campaign-consensus.ts'

type Client = Pick<pg.ClientBase, 'query'>

/** Rows of one statement. After each, as long a pause as it took: answering people goes first. */
const chunk = 1_000

type Owner = { readonly organizationId: string; readonly campaignId: string }

/**
 * Keeps what the night found of each item; a row that says the same as before is left alone.
 *
 * @param items their ids, in the order of the consensus
 * @param at the domain's time
 */
export async function saveOvernight(
  client: Client,
  owner: Owner,
  items: readonly string[],
  consensus: CampaignConsensus,
  at: Date,
): Promise<void> {
  for (let from = 0; from < items.length; from += chunk) {
    const rows = items.slice(from, from + chunk).map((itemId, index) => {
      const { labelIds, isTie, posterior, posteriors } = consensus.labelOf(from + index)
      return { item_id: itemId, label_ids: labelIds, is_tie: isTie, posterior, posteriors }
    })
    const began = performance.now()
    await client.query({
      ...save,
      values: [owner.organizationId, owner.campaignId, JSON.stringify(rows), consensus.method, consensus.version, at],
    })
    await sleep(performance.now() - began)
  }
}

const save = {
  name: 'save-overnight',
  text: `
    INSERT INTO overnight_labels AS old (organization_id, campaign_id, item_id, label_ids, is_tie, posterior, posteriors,
      method, version, at)
    SELECT $1, $2, item_id, label_ids, is_tie, posterior, posteriors, $4, $5, $6
    FROM json_to_recordset($3::json) AS v(
      item_id uuid, label_ids int[], is_tie boolean, posterior float8, posteriors float8[])
    ON CONFLICT (campaign_id, item_id) DO UPDATE SET label_ids = excluded.label_ids, is_tie = excluded.is_tie,
      posterior = excluded.posterior, posteriors = excluded.posteriors, method = excluded.method,
      version = excluded.version, at = excluded.at
    WHERE (old.label_ids, old.is_tie, old.method, old.version)
        IS DISTINCT FROM (excluded.label_ids, excluded.is_tie, excluded.method, excluded.version)
      OR abs(old.posterior - excluded.posterior) > 1e-6`,
}

/** Keeps how the night went, and the temperature of the live vote where one could be fitted. */
export async function saveRun(
  client: Client,
  owner: Owner,
  run: Pick<CampaignConsensus, 'method' | 'version' | 'reasons'> & { readonly tookMs: number },
  temperature: number | null,
  at: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO overnight_runs (organization_id, campaign_id, at, method, version, reasons, took_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (campaign_id) DO UPDATE SET at = excluded.at, method = excluded.method, version = excluded.version,
       reasons = excluded.reasons, took_ms = excluded.took_ms`,
    [
      owner.organizationId,
      owner.campaignId,
      at,
      run.method,
      run.version,
      run.reasons.map((why) => JSON.stringify(why)),
      Math.round(run.tookMs),
    ],
  )
  if (temperature !== null) {
    await client.query('UPDATE campaigns SET temperature = $2 WHERE id = $1', [owner.campaignId, temperature])
  }
}
