-- labelbreak: outside a transaction
-- Of all that a person answered to one item in one round, at most one answer that stands counts.
CREATE UNIQUE INDEX CONCURRENTLY "answers_one_counted" ON "answers"("campaign_id", "item_id", "person_id", "round")
  WHERE "counted" AND "superseded_at" IS NULL;
