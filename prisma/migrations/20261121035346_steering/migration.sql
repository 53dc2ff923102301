-- AlterTable
ALTER TABLE "guidelines" ADD COLUMN     "change_note" TEXT;

-- CreateTable
CREATE TABLE "review_items" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_items_pkey" PRIMARY KEY ("campaign_id","item_id","reason")
);

-- CreateTable
CREATE TABLE "adjudications" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "label_ids" INTEGER[],
    "why" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "wanted_before" INTEGER NOT NULL,
    "state_before" TEXT NOT NULL,
    "gold_before" INTEGER[],
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "adjudications_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "review_sessions" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL,
    "item_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "chosen" INTEGER[],
    "passed" UUID[],
    "settled" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "dropped" INTEGER NOT NULL,
    "last_verdict_id" UUID,
    "channel" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "review_sessions_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "item_uploads" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_uploads_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "exports" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "adjudications_campaign_id_item_id_idx" ON "adjudications"("campaign_id", "item_id");

-- What waits for an adjudicator, the longest first.
CREATE INDEX "review_items_open" ON "review_items"("campaign_id", "since", "item_id") WHERE "settled_at" IS NULL;

-- Two adjudicators never hold one item; nobody has two sittings in one campaign.
CREATE UNIQUE INDEX "review_sessions_one_holder" ON "review_sessions"("campaign_id", "item_id") WHERE "ended_at" IS NULL AND "item_id" IS NOT NULL;
CREATE UNIQUE INDEX "review_sessions_one_open" ON "review_sessions"("campaign_id", "person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "review_sessions_open_until" ON "review_sessions"("ends_at") WHERE "ended_at" IS NULL;

-- Verdicts that those who flagged have not been told of.
CREATE INDEX "adjudications_untold" ON "adjudications"("at") WHERE "told_at" IS NULL AND "superseded_at" IS NULL;

-- Skips, by item: two of them send it to Review.
CREATE INDEX "slots_skipped" ON "slots"("campaign_id", "item_id") WHERE "skip_reason" IS NOT NULL;

CREATE INDEX "item_uploads_age" ON "item_uploads"("created_at");
