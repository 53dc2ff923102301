-- What a status and a digest tell alike stands under `told`, by name. What labels took was read from the night's signs before.
CREATE FUNCTION pg_temp.with_told(f jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE WHEN jsonb_typeof(f) = 'object' THEN f || jsonb_build_object('told', (
    SELECT coalesce(jsonb_object_agg(t.name, jsonb_build_object('value', t.value, 'low', null, 'high', null)), '{}')
    FROM (VALUES ('label-minutes', f#>'{signs,minutes,perLabel,value}'),
                 ('right-label-minutes', f#>'{signs,minutes,perCorrectLabel,value}')) t (name, value)
    WHERE jsonb_typeof(t.value) = 'number')) ELSE f END
$$;

UPDATE "campaign_figures" SET "figures" = pg_temp.with_told("figures"),
  "night_figures" = pg_temp.with_told("night_figures"), "apart_figures" = pg_temp.with_told("apart_figures");

UPDATE "digests" SET "figures" = "figures"
  || CASE WHEN "figures" ? 'quality' THEN jsonb_build_object('quality', pg_temp.with_told("figures"->'quality')) ELSE '{}' END
  || CASE WHEN jsonb_typeof("figures"->'apart') = 'object' THEN jsonb_build_object('apart',
       "figures"->'apart' || jsonb_build_object('quality', pg_temp.with_told("figures"#>'{apart,quality}'))) ELSE '{}' END;

DROP FUNCTION pg_temp.with_told;
