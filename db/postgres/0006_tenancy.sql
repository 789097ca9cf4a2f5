-- Invitations to organisations, and the log of who changed what.

-- Only the hash of an invitation's token is kept. Accepting or revoking it deletes the row: what became
-- of it is in audit_log. email null: whoever has the link may accept.
CREATE TABLE invites (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  email text CHECK (length(email) <= 254),
  role text NOT NULL CHECK (role IN ('viewer', 'member', 'admin', 'owner')),
  invited_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX invites_organisation_id_idx ON invites (organisation_id);
CREATE UNIQUE INDEX invites_email_key ON invites (organisation_id, lower(email));

-- Every change, written in the transaction that made it. No references: an entry outlives what it tells
-- of, and the name of the actor is the one of that time. organisation_id null: something of the actor's
-- own account. Times in whole milliseconds, since pages are cut at them.
CREATE TABLE audit_log (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  at timestamptz(3) NOT NULL DEFAULT now(),
  organisation_id uuid,
  project_id uuid,
  actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'token', 'operator', 'system')),
  actor_id uuid,
  actor_name text NOT NULL,
  -- The personal token that the actor used.
  token_id uuid,
  action text NOT NULL,
  target_kind text NOT NULL,
  target_id text NOT NULL,
  target_name text NOT NULL,
  before jsonb,
  after jsonb,
  ip text,
  user_agent text,
  request_id text
);
CREATE INDEX audit_log_organisation_idx ON audit_log (organisation_id, at DESC, id DESC);
CREATE INDEX audit_log_actor_idx ON audit_log (actor_id, at DESC, id DESC) WHERE organisation_id IS NULL;
