-- AlterTable
ALTER TABLE "askings" ADD COLUMN     "invited_channel" TEXT,
ADD COLUMN     "invited_in" UUID,
ADD COLUMN     "invited_message" TEXT;
