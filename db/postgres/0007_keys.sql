-- What an API key may be used for, until when and how often; and the tokens of people for their programs.

ALTER TABLE api_keys
  -- Only events of this environment; one that names none gets it. Null: any.
  ADD COLUMN environment text CHECK (length(environment) BETWEEN 1 AND 64),
  -- Web pages that may send: `https://app.example.com`, `https://*.example.com`. Empty: any.
  ADD COLUMN origins text[] NOT NULL DEFAULT '{}',
  -- Refuse what names no origin, which is everything but browsers.
  ADD COLUMN require_origin boolean NOT NULL DEFAULT false,
  -- Accepted events per calendar month, UTC; null: no bound.
  ADD COLUMN monthly_quota bigint CHECK (monthly_quota > 0),
  ADD COLUMN expires_at timestamptz,
  -- The key that took its place by rotation. Not a reference: rows are restored in any order.
  ADD COLUMN replaced_by uuid,
  -- The first key of a line of rotations, null for that one itself. Rate limit and quota are those of
  -- the line: two secrets that overlap do not give twice as much.
  ADD COLUMN lineage uuid,
  -- Last use of a read key, at most one write a minute. What an ingest key sends is in the ledger.
  ADD COLUMN last_read_at timestamptz;

-- A use of a read key is no news for gateways; every other change is.
DROP TRIGGER api_keys_changed ON api_keys;
CREATE TRIGGER api_keys_made_or_deleted AFTER INSERT OR DELETE ON api_keys
  FOR EACH ROW EXECUTE FUNCTION notify_key_changed();
CREATE TRIGGER api_keys_changed AFTER UPDATE ON api_keys
  FOR EACH ROW WHEN (OLD.last_read_at IS NOT DISTINCT FROM NEW.last_read_at)
  EXECUTE FUNCTION notify_key_changed();

-- Events that each run of a gateway accepted for a line of keys with a quota. Cumulative, so a repeated
-- or late report changes nothing.
CREATE TABLE key_months (
  lineage uuid NOT NULL,
  month date NOT NULL,
  gateway text NOT NULL CHECK (gateway ~ '^[0-9a-f]{8}$'),
  events bigint NOT NULL CHECK (events >= 0),
  PRIMARY KEY (lineage, month, gateway)
);

-- Tokens by which a person's programs use the API.
CREATE TABLE personal_tokens (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  prefix text NOT NULL,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  scopes text[] NOT NULL CHECK (scopes <@ ARRAY['read', 'write', 'admin'] AND cardinality(scopes) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  -- At most one write a minute.
  last_used_at timestamptz
);
CREATE INDEX personal_tokens_user_id_idx ON personal_tokens (user_id);
