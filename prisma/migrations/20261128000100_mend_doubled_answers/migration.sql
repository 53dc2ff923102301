-- Where several answers of one person to one item count (a prompt that had moved on to a later session was answered on
-- both cards), the first goes on counting, and the others are kept as answers that do not. Votes and nightly labels that
-- were made of them are counted anew.
DO $$
DECLARE mended int;
BEGIN
  CREATE TEMPORARY TABLE "doubled" ON COMMIT DROP AS
    SELECT "campaign_id", "item_id", "person_id", "round" FROM "answers"
    WHERE "counted" AND "superseded_at" IS NULL
    GROUP BY "campaign_id", "item_id", "person_id", "round" HAVING count(*) > 1;
  UPDATE "answers" a SET "counted" = false
  FROM (
    SELECT d."campaign_id", d."session_id", d."position", d."revision",
      row_number() OVER (PARTITION BY d."campaign_id", d."item_id", d."person_id", d."round"
        ORDER BY d."given_at", d."session_id", d."position", d."revision") AS "nth"
    FROM "doubled" JOIN "answers" d USING ("campaign_id", "item_id", "person_id", "round")
    WHERE d."counted" AND d."superseded_at" IS NULL) later
  WHERE later."nth" > 1 AND a."campaign_id" = later."campaign_id" AND a."session_id" = later."session_id"
    AND a."position" = later."position" AND a."revision" = later."revision";
  GET DIAGNOSTICS mended = ROW_COUNT;
  DELETE FROM "live_votes" v USING "doubled" d WHERE v."campaign_id" = d."campaign_id" AND v."item_id" = d."item_id";
  UPDATE "campaigns" SET "votes_swept_at" = NULL WHERE "id" IN (SELECT "campaign_id" FROM "doubled");
  IF mended > 0 THEN
    RAISE NOTICE '% answers were counted beside another of the same person to the same item; they are kept and count no more', mended;
  END IF;
END $$;
