-- labelbreak: outside a transaction

DROP INDEX CONCURRENTLY IF EXISTS "items_deal_order";
DROP INDEX CONCURRENTLY IF EXISTS "items_gold_order";
DROP INDEX CONCURRENTLY IF EXISTS "reopened_items_order";
