-- A status and a digest hold figures of one shape: agreement as in digests, and class-balanced scores of those who have
-- enough gold answers alone. What was computed before is brought to it.
CREATE FUNCTION pg_temp.ends_of(f jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE WHEN f->>'low' IS NULL OR f->>'high' IS NULL THEN 'null' ELSE
    jsonb_build_object('low', f->'low', 'high', f->'high') END
$$;

CREATE FUNCTION pg_temp.agreement_of(f jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('items', f->'items', 'labelId', f->'labelId', 'ac1',
      CASE WHEN f#>>'{ac1,value}' IS NOT NULL THEN
        jsonb_build_object('value', f#>'{ac1,value}', 'interval', pg_temp.ends_of(f->'ac1')) END)
    || CASE WHEN (f->>'items')::int < 5 THEN '{"alpha": null, "why": "too-few"}'
       WHEN f#>>'{alpha,value}' IS NULL THEN '{"alpha": null, "why": "all-the-same"}'
       ELSE jsonb_build_object('alpha', f#>'{alpha,value}', 'interval', pg_temp.ends_of(f->'alpha'), 'isSample', false) END
$$;

CREATE FUNCTION pg_temp.balanced_of(f jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg((a->'balanced') - 'n' || jsonb_build_object('personId', a->'personId')), '[]')
  FROM jsonb_array_elements(f) a WHERE (a#>>'{balanced,n}')::int >= 10
$$;

CREATE FUNCTION pg_temp.one_shape(f jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT f - 'annotators' || jsonb_build_object('agreement', pg_temp.agreement_of(f->'agreement'),
    'balanced', pg_temp.balanced_of(f->'annotators'))
$$;

UPDATE "campaign_figures" SET "figures" = pg_temp.one_shape("figures"),
  "night_figures" = pg_temp.one_shape("night_figures"), "apart_figures" = pg_temp.one_shape("apart_figures");

DROP FUNCTION pg_temp.one_shape, pg_temp.balanced_of, pg_temp.agreement_of, pg_temp.ends_of;
