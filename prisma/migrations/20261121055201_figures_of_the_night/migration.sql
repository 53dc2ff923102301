-- AlterTable
ALTER TABLE "campaign_figures" ADD COLUMN     "night_at" TIMESTAMPTZ(3),
ADD COLUMN     "night_figures" JSONB;
