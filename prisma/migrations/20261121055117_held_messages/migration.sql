-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "held_until" TIMESTAMPTZ(3);

-- What the schema cannot say.
CREATE INDEX "deliveries_held" ON "deliveries"("held_until") WHERE "state" = 'held';
