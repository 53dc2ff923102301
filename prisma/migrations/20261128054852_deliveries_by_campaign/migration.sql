-- labelbreak: outside a transaction

-- The same of messages.
CREATE INDEX CONCURRENTLY "deliveries_campaign_id_idx" ON "deliveries"("campaign_id");
