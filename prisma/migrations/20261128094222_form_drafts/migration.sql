-- AlterTable
ALTER TABLE "item_uploads" ADD COLUMN     "columns" JSONB;

-- CreateTable
CREATE TABLE "form_drafts" (
    "workspace_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "held" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "round" INTEGER NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_drafts_pkey" PRIMARY KEY ("workspace_id","external_id","form","about")
);

-- CreateIndex
CREATE INDEX "form_drafts_kept_at_idx" ON "form_drafts"("kept_at");
