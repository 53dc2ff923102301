-- AlterTable
ALTER TABLE "form_drafts" ADD COLUMN     "arrived_at" DOUBLE PRECISION NOT NULL DEFAULT 0;
