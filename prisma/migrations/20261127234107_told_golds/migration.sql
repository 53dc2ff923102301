-- AlterTable
ALTER TABLE "standings" ADD COLUMN     "hold_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "told_golds" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "is_right" BOOLEAN NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "told_golds_pkey" PRIMARY KEY ("campaign_id","person_id","item_id")
);

-- Few rows ever: the clock looks here each minute.
CREATE INDEX "standings_hold_due" ON "standings"("hold_due_at") WHERE "hold_due_at" IS NOT NULL;
