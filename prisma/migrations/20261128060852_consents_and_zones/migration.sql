-- AlterTable
ALTER TABLE "people" ADD COLUMN     "zone_basis" TEXT NOT NULL DEFAULT 'told';

-- AlterTable
ALTER TABLE "campaigns" ADD COLUMN     "digest_workspace_id" UUID;

-- CreateTable
CREATE TABLE "export_files" (
    "export_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "place" JSONB,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "export_files_pkey" PRIMARY KEY ("export_id","format")
);

-- Teams tells nobody's zone: who has an account nowhere else has UTC for want of one.
UPDATE people p SET zone_basis = 'none' WHERE EXISTS (
    SELECT FROM identities i JOIN workspaces w ON w.id = i.workspace_id WHERE i.person_id = p.id AND w.platform = 'teams')
  AND NOT EXISTS (
    SELECT FROM identities i JOIN workspaces w ON w.id = i.workspace_id WHERE i.person_id = p.id AND w.platform <> 'teams');
