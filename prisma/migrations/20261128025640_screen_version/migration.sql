-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "screen_version" SMALLINT NOT NULL DEFAULT 1;
