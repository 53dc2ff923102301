-- labelbreak: outside a transaction

DROP INDEX CONCURRENTLY IF EXISTS "sessions_person_id_campaign_id_idx";
