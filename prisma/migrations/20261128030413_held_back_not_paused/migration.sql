-- A campaign is paused, a person is held back, or on leave by their own wish: what is stored says so too.
UPDATE "sessions" SET "end_reason" = 'held-back' WHERE "end_reason" = 'paused';
UPDATE "asking_settings" SET "hours" = ("hours" - 'pausedUntil') || jsonb_build_object('onLeaveUntil', "hours"->'pausedUntil')
WHERE "hours" ? 'pausedUntil';
-- Keys and kinds as JSON writes them: in what somebody wrote, these quotes would stand behind a backslash.
UPDATE "digests" SET "figures" = replace("figures"::text, '"isPaused": ', '"isHeldBack": ')::jsonb;
