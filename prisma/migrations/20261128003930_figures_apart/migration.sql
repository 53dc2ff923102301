-- AlterTable
ALTER TABLE "campaign_figures" ADD COLUMN     "apart_figures" JSONB;
