-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "enterprise_id" TEXT;
