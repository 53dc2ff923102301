-- CreateTable
CREATE TABLE "change_texts" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "change_texts_pkey" PRIMARY KEY ("campaign_id","change_id")
);

-- What people wrote stood beside the numbers of a change. Verdicts and guidelines keep their own words, so those are only dropped here.
INSERT INTO "change_texts" ("organization_id", "campaign_id", "change_id", "before", "after")
SELECT "organization_id", "campaign_id", "id", "before"->>'explanation', "after"->>'explanation' FROM "changes"
WHERE "campaign_id" IS NOT NULL AND ("before" ? 'explanation' OR "after" ? 'explanation');
UPDATE "changes" SET "before" = "before" - 'explanation', "after" = "after" - ARRAY['explanation', 'why', 'note']
WHERE "what" IN ('gold corrected', 'item settled', 'item returned', 'item dropped', 'guideline changed');

-- What a message said is needed until it was sent.
UPDATE "deliveries" SET "screen" = jsonb_build_object('kind', "screen"->'kind')
WHERE "state" = 'sent' OR "state" = 'failed' AND "error" = 'not theirs any more';
