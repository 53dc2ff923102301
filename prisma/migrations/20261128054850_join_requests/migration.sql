-- What an organization has become that was joined with another.
ALTER TABLE "organizations" ADD COLUMN     "merged_into" UUID;

-- A code always stands for an account; whether organizations are in between is found when it is typed.
ALTER TABLE "link_codes" DROP COLUMN "joins";

CREATE TABLE "join_requests" (
    "id" UUID NOT NULL,
    "giver_identity_id" UUID NOT NULL,
    "typist_identity_id" UUID NOT NULL,
    "giver_organization_id" UUID NOT NULL,
    "typist_organization_id" UUID NOT NULL,
    "giver_confirmed_by" UUID,
    "typist_confirmed_by" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_requests_pkey" PRIMARY KEY ("id")
);
