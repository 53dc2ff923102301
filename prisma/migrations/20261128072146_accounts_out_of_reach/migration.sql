-- AlterTable
ALTER TABLE "identities" ADD COLUMN     "unreachable_since" TIMESTAMPTZ(3);

-- Nobody knew which account it was: it is all of them, until one is used again.
UPDATE "identities" i SET "unreachable_since" = p."unreachable_since" FROM "people" p WHERE p."id" = i."person_id";

-- AlterTable
ALTER TABLE "people" DROP COLUMN "unreachable_since";
