-- CreateTable
CREATE TABLE "complete_deliveries" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complete_deliveries_pkey" PRIMARY KEY ("campaign_id","since","person_id")
);
