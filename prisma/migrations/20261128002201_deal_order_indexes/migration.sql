-- labelbreak: outside a transaction

-- Dealing walks this index from a person's cursor; items whose slots are all taken leave it.
CREATE INDEX CONCURRENTLY "items_in_deal_order" ON "items"("campaign_id", "priority", "deal_order", "seq")
  WHERE "claimed" < "wanted" AND NOT "gold" AND "state" = 'open';

-- The least exposed gold first; of those alike, in an order that nobody can foresee.
CREATE INDEX CONCURRENTLY "items_gold_in_deal_order" ON "items"("campaign_id", "claimed", "deal_order", "seq")
  WHERE "gold" AND "state" = 'open' AND "claimed" < "wanted";

CREATE INDEX CONCURRENTLY "reopened_items_in_deal_order" ON "reopened_items"("campaign_id", "priority" DESC, "deal_order", "seq");

-- Campaigns whose items are still being brought to another number of answers.
CREATE INDEX CONCURRENTLY "campaigns_overlap_changing" ON "campaigns"("id") WHERE "overlap_before" IS NOT NULL;
