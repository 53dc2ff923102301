-- AlterTable
ALTER TABLE "campaigns" ADD COLUMN     "fewest_answers" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "sure_at" DOUBLE PRECISION,
ADD COLUMN     "temperature" DOUBLE PRECISION NOT NULL DEFAULT 1,
ADD COLUMN     "votes_swept_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "standings" ADD COLUMN     "drifting" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pardoned_at" TIMESTAMPTZ(3),
ADD COLUMN     "pardoned_by" UUID,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "warned_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "live_votes" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "label_ids" INTEGER[],
    "is_tie" BOOLEAN NOT NULL,
    "posterior" DOUBLE PRECISION,
    "posteriors" DOUBLE PRECISION[],
    "answers" INTEGER NOT NULL,
    "basis" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_votes_pkey" PRIMARY KEY ("campaign_id","item_id")
);

-- CreateTable
CREATE TABLE "overnight_labels" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "label_ids" INTEGER[],
    "is_tie" BOOLEAN NOT NULL,
    "posterior" DOUBLE PRECISION NOT NULL,
    "posteriors" DOUBLE PRECISION[],
    "method" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "overnight_labels_pkey" PRIMARY KEY ("campaign_id","item_id")
);

-- CreateTable
CREATE TABLE "overnight_runs" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "reasons" TEXT[],
    "took_ms" INTEGER NOT NULL,

    CONSTRAINT "overnight_runs_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "campaign_figures" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "figures" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_figures_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateIndex
CREATE INDEX "answers_campaign_id_person_id_purpose_given_at_idx" ON "answers"("campaign_id", "person_id", "purpose", "given_at");


ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_stopping_check"
  CHECK ("fewest_answers" >= 1 AND ("sure_at" IS NULL OR ("sure_at" > 0.5 AND "sure_at" < 1)));

-- A vote changes with each answer to its item: leave room on its page.
ALTER TABLE "live_votes" SET (fillfactor = 80);
