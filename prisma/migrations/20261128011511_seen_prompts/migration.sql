-- AlterTable
ALTER TABLE "slots" ADD COLUMN     "seen" BOOLEAN NOT NULL DEFAULT false;
