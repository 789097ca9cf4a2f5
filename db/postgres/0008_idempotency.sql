-- Requests that carried an Idempotency-Key, for 24 hours: so that a repeat gets the answer of the first one
-- and does nothing again. A row is claimed before the work begins; `done` is set in the transaction of the
-- work itself, so it says for certain whether the work was kept, also after a crash.

CREATE TABLE idempotency_keys (
  -- Who asked: `user:<id>` or `token:<id>`. Keys of two callers never meet.
  actor text NOT NULL CHECK (length(actor) <= 64),
  key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
  -- Keyed hash of route, address and body; a body may hold a password.
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  -- Whose work it is: an earlier claim that ran out cannot finish any more.
  claim uuid NOT NULL,
  claimed_until timestamptz NOT NULL,
  done boolean NOT NULL DEFAULT false,
  -- Sealed with a key of the configured secret: some answers show a secret once.
  answer bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor, key_hash)
);
CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);

-- For the sweep of old entries, which come and go in the order of their time.
CREATE INDEX audit_log_at_idx ON audit_log USING brin (at);
