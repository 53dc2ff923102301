-- labelbreak: outside a transaction

-- A sitting goes on from the person's last one, found at once however many there were.
CREATE INDEX CONCURRENTLY "sessions_person_id_campaign_id_started_at_idx" ON "sessions"("person_id", "campaign_id", "started_at");
