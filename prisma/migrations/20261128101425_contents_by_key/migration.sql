-- labelbreak: outside a transaction

-- Items that show the same, to find repeats among those that are added: the expression of `store/items/items-alike.ts`. Texts
-- are compared without the space around them, whatever JavaScript's `trim` takes for space.
CREATE INDEX CONCURRENTLY "item_contents_by_key" ON "item_contents"("campaign_id", hashtextextended(
  coalesce(btrim("text", E' \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'), '') || E'\u001f' ||
  coalesce(btrim("a", E' \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'), '') || E'\u001f' ||
  coalesce(btrim("b", E' \t\n\u000b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'), '') || E'\u001f' ||
  coalesce("image", '') || E'\u001f' || "context"::text, 0));
