-- labelbreak: outside a transaction

DROP INDEX CONCURRENTLY IF EXISTS "deliveries_organization_id_campaign_id_idx";
