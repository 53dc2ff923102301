-- AlterTable
ALTER TABLE "item_contents" ADD COLUMN     "draft" TEXT;
