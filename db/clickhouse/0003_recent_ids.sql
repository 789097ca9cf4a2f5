-- What a new owner of a partition asks for at once: what was settled lately.
ALTER TABLE events ADD INDEX IF NOT EXISTS landed_lately landed_at TYPE minmax GRANULARITY 1;
ALTER TABLE dispositions
  ADD INDEX IF NOT EXISTS settled_lately settled_at TYPE minmax GRANULARITY 1;

-- A row comes with every claim. Older ones of a partition become one, that of the highest epoch; it never
-- goes itself, so there is always a newest token. A merge that sees only some of them keeps the highest
-- of those, which cannot change which one is the highest of all.
ALTER TABLE fence MODIFY TTL toDateTime(claimed_at) + INTERVAL 1 DAY GROUP BY partition
  SET epoch = max(epoch), token = argMax(token, epoch), claimed_at = max(claimed_at);
