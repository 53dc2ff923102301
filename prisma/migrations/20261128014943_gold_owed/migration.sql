-- AlterTable
ALTER TABLE "slots" ADD COLUMN     "gold_owed" INTEGER NOT NULL DEFAULT 0;
