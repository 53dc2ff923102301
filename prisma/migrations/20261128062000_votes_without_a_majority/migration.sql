-- Votes of several labels at once were counted before it was known that no label may have most of them. All are counted anew,
-- and items that are undecided come to Review.
UPDATE "live_votes" v SET "basis" = -1 FROM "campaigns" c
WHERE c."id" = v."campaign_id" AND c."task_type" = 'multi-choice' AND c."state" IN ('pilot', 'running', 'paused');

UPDATE "campaigns" SET "votes_swept_at" = NULL
WHERE "task_type" = 'multi-choice' AND "state" IN ('pilot', 'running', 'paused');
