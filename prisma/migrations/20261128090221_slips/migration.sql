-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "slips" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "review_sessions" ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "slips" TEXT[] DEFAULT ARRAY[]::TEXT[];
