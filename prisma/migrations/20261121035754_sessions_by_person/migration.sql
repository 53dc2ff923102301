-- DropIndex
DROP INDEX "sessions_campaign_id_person_id_idx";

-- CreateIndex
CREATE INDEX "sessions_person_id_campaign_id_idx" ON "sessions"("person_id", "campaign_id");
