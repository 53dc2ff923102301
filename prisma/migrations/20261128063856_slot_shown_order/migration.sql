-- AlterTable
ALTER TABLE "slots" ADD COLUMN     "shown_order" TEXT;
