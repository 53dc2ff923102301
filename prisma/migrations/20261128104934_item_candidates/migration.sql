-- AlterTable
ALTER TABLE "item_contents" ADD COLUMN     "candidates" JSONB;
