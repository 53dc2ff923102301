-- AlterTable
ALTER TABLE "gold_answers" ADD COLUMN     "content" JSONB;

-- AlterTable
ALTER TABLE "answers" ADD COLUMN     "content" JSONB;

-- AlterTable
ALTER TABLE "adjudications" ADD COLUMN     "content" JSONB,
ADD COLUMN     "gold_content_before" JSONB;

-- AlterTable
ALTER TABLE "review_sessions" ADD COLUMN     "chosen_content" JSONB;
