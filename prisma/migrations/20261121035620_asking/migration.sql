-- AlterTable
ALTER TABLE "members" ADD COLUMN     "invited_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "good_until" TIMESTAMPTZ(3),
ADD COLUMN     "place_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "asking_settings" (
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "hours" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "asking_settings_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "askings" (
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "campaign_id" UUID,
    "reaction" TEXT NOT NULL,
    "reminded" BOOLEAN NOT NULL,
    "ignored" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "askings_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "buckets" (
    "key" TEXT NOT NULL,
    "full_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_until" TIMESTAMPTZ(3),

    CONSTRAINT "buckets_pkey" PRIMARY KEY ("key")
);

-- The tick looks for the first of these.
CREATE INDEX "askings_due" ON "askings"("due_at") WHERE "due_at" IS NOT NULL;

-- A click that proves an arrival looks for what was in doubt.
CREATE INDEX "deliveries_unsure" ON "deliveries"("person_id") WHERE "state" = 'unsure';
