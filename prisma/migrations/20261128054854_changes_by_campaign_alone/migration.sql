-- labelbreak: outside a transaction

DROP INDEX CONCURRENTLY IF EXISTS "changes_organization_id_campaign_id_at_idx";
