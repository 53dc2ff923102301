-- labelbreak: outside a transaction

-- Whose accounts are joined, or parted, has their messages go along.
CREATE INDEX CONCURRENTLY "deliveries_person_id_idx" ON "deliveries"("person_id");
