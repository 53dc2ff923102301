-- AlterTable
ALTER TABLE "campaigns" ADD COLUMN     "digest_channel" TEXT;

-- CreateTable
CREATE TABLE "digests" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "week_start" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "channel_delivery_id" UUID,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("campaign_id","week_start")
);

-- CreateTable
CREATE TABLE "digest_deliveries" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "week_start" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,

    CONSTRAINT "digest_deliveries_pkey" PRIMARY KEY ("campaign_id","week_start","person_id")
);

-- CreateTable
CREATE TABLE "homes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "homes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "homes_person_id_idx" ON "homes"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "homes_workspace_id_external_id_key" ON "homes"("workspace_id", "external_id");
