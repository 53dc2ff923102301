-- AlterTable
ALTER TABLE "campaigns" ADD COLUMN     "laps" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "overlap_before" INTEGER;

-- AlterTable
ALTER TABLE "deal_cursors" ADD COLUMN     "deal_order" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "items" ADD COLUMN     "deal_order" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "reopened_items" ADD COLUMN     "deal_order" BIGINT NOT NULL DEFAULT 0;
