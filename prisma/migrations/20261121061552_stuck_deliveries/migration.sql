-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "stuck_since" TIMESTAMPTZ(3);
