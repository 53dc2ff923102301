-- labelbreak: outside a transaction

-- A campaign may have been written about under the organization that it belonged to before.
CREATE INDEX CONCURRENTLY "changes_campaign_id_at_idx" ON "changes"("campaign_id", "at");
