-- AlterTable
ALTER TABLE "identities" ADD COLUMN     "used_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "link_codes" (
    "identity_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "joins" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_codes_pkey" PRIMARY KEY ("identity_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "link_codes_handle_key" ON "link_codes"("handle");
