-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "service_url" TEXT;

-- AlterTable
ALTER TABLE "identities" ADD COLUMN     "conversation_id" TEXT;
