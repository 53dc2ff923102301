-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "organizations" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "bot_user_id" TEXT NOT NULL,
    "bot_id" TEXT NOT NULL,
    "token_ciphertext" BYTEA,
    "token_key_id" TEXT,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "merged_into" UUID,
    "unreachable_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identities" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "task_type" TEXT NOT NULL,
    "overlap" INTEGER NOT NULL,
    "gold_share" DOUBLE PRECISION NOT NULL,
    "session_minutes" INTEGER NOT NULL,
    "guideline_version" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "digest_weekday" INTEGER NOT NULL,
    "digest_minute" INTEGER NOT NULL,
    "item_count" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "launched_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "labels" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,

    CONSTRAINT "labels_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "guidelines" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guidelines_pkey" PRIMARY KEY ("campaign_id","version")
);

-- CreateTable
CREATE TABLE "members" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "members_pkey" PRIMARY KEY ("campaign_id","person_id","role")
);

-- CreateTable
CREATE TABLE "deal_cursors" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "priority" SMALLINT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "deal_cursors_pkey" PRIMARY KEY ("campaign_id","person_id","priority")
);

-- CreateTable
CREATE TABLE "standings" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answered" INTEGER NOT NULL,
    "gold_answered" INTEGER NOT NULL,
    "gold_right" INTEGER NOT NULL,
    "pace_ms" INTEGER,

    CONSTRAINT "standings_pkey" PRIMARY KEY ("campaign_id","person_id")
);

-- CreateTable
CREATE TABLE "items" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "priority" SMALLINT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "claimed" INTEGER NOT NULL,
    "gold" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "items_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "item_contents" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "text" TEXT,
    "a" TEXT,
    "b" TEXT,
    "image" TEXT,
    "context" JSONB NOT NULL,

    CONSTRAINT "item_contents_pkey" PRIMARY KEY ("campaign_id","item_id")
);

-- CreateTable
CREATE TABLE "gold_answers" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "label_ids" INTEGER[],
    "explanation" TEXT NOT NULL,

    CONSTRAINT "gold_answers_pkey" PRIMARY KEY ("campaign_id","item_id")
);

-- CreateTable
CREATE TABLE "reopened_items" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "priority" SMALLINT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "reopened_items_pkey" PRIMARY KEY ("campaign_id","item_id")
);

-- CreateTable
CREATE TABLE "slots" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "session_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "held" BOOLEAN NOT NULL,
    "skip_reason" TEXT,
    "guideline_version" INTEGER NOT NULL,
    "suggestion_shown" BOOLEAN,
    "dealt_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_until" TIMESTAMPTZ(3),

    CONSTRAINT "slots_pkey" PRIMARY KEY ("campaign_id","item_id","person_id","round")
);

-- CreateTable
CREATE TABLE "sessions" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "asking" TEXT NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "dealt" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "pace_ms" INTEGER NOT NULL,
    "gold_answered" INTEGER NOT NULL,
    "gold_right" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "answers" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "round" SMALLINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "label_ids" INTEGER[],
    "confidence" TEXT,
    "elapsed_ms" INTEGER NOT NULL,
    "guideline_version" INTEGER NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "answers_pkey" PRIMARY KEY ("campaign_id","session_id","position","revision")
);

-- CreateTable
CREATE TABLE "flags" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flags_pkey" PRIMARY KEY ("campaign_id","id")
);

-- CreateTable
CREATE TABLE "flag_notes" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "flag_id" UUID NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "flag_notes_pkey" PRIMARY KEY ("campaign_id","flag_id")
);

-- CreateTable
CREATE TABLE "changes" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID,
    "person_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID,
    "person_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "screen" JSONB NOT NULL,
    "channel" TEXT,
    "message" TEXT,
    "state" TEXT NOT NULL,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_platform_external_id_key" ON "workspaces"("platform", "external_id");

-- CreateIndex
CREATE INDEX "people_organization_id_idx" ON "people"("organization_id");

-- CreateIndex
CREATE INDEX "identities_person_id_idx" ON "identities"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "identities_workspace_id_external_id_key" ON "identities"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "campaigns_organization_id_name_key_idx" ON "campaigns"("organization_id", "name_key");

-- CreateIndex
CREATE INDEX "members_person_id_idx" ON "members"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "items_campaign_id_seq_key" ON "items"("campaign_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "items_campaign_id_external_id_key" ON "items"("campaign_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "slots_campaign_id_session_id_position_key" ON "slots"("campaign_id", "session_id", "position");

-- CreateIndex
CREATE INDEX "sessions_campaign_id_person_id_idx" ON "sessions"("campaign_id", "person_id");

-- CreateIndex
CREATE INDEX "answers_campaign_id_item_id_idx" ON "answers"("campaign_id", "item_id");

-- CreateIndex
CREATE INDEX "flags_campaign_id_item_id_idx" ON "flags"("campaign_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "flags_campaign_id_session_id_position_revision_key" ON "flags"("campaign_id", "session_id", "position", "revision");

-- CreateIndex
CREATE INDEX "changes_organization_id_campaign_id_at_idx" ON "changes"("organization_id", "campaign_id", "at");

-- CreateIndex
CREATE INDEX "deliveries_organization_id_campaign_id_idx" ON "deliveries"("organization_id", "campaign_id");

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "labels" ADD CONSTRAINT "labels_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidelines" ADD CONSTRAINT "guidelines_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaigns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say: partial indexes, checks and storage settings.

-- Dealing walks this index from a person's cursor; items whose slots are all taken leave it.
CREATE INDEX "items_deal_order" ON "items"("campaign_id", "priority", "seq")
  WHERE "claimed" < "wanted" AND NOT "gold" AND "state" = 'open';

-- The least exposed gold first.
CREATE INDEX "items_gold_order" ON "items"("campaign_id", "claimed", "seq")
  WHERE "gold" AND "state" = 'open' AND "claimed" < "wanted";

CREATE INDEX "reopened_items_order" ON "reopened_items"("campaign_id", "priority" DESC, "seq");

-- Overlap is exact: no code path can take a slot that is not there.
ALTER TABLE "items" ADD CONSTRAINT "items_claimed_check" CHECK ("claimed" >= 0 AND "claimed" <= "wanted");

-- One sitting at a time for each person and campaign.
CREATE UNIQUE INDEX "sessions_one_open" ON "sessions"("campaign_id", "person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "sessions_open_until" ON "sessions"("ends_at") WHERE "ended_at" IS NULL;
CREATE INDEX "slots_kept" ON "slots"("kept_until") WHERE "kept_until" IS NOT NULL;

-- Drafts may share a name; campaigns may not.
CREATE UNIQUE INDEX "campaigns_name" ON "campaigns"("organization_id", "name_key") WHERE "state" <> 'draft';

CREATE INDEX "deliveries_open" ON "deliveries"("state") WHERE "state" IN ('waiting', 'sending', 'unsure');

-- A session row changes with every click: leave room on its page, so that no index is touched.
ALTER TABLE "sessions" SET (fillfactor = 70);
ALTER TABLE "items" SET (fillfactor = 80);
