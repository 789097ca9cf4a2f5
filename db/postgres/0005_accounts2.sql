-- The life of an account: when its password changed, links that were mailed, the second factor.

-- A half-done sign-in from before the last change of password is refused.
ALTER TABLE users
  ADD COLUMN email_verified_at timestamptz,
  ADD COLUMN password_changed_at timestamptz NOT NULL DEFAULT now();

-- Links that were mailed, or printed for the operator. The first use deletes every link of that kind.
-- email is the address that the link confirms; for a reset, the one it was sent to.
CREATE TABLE account_links (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('reset_password', 'verify_email', 'change_email')),
  email text NOT NULL CHECK (length(email) <= 254),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX account_links_user_id_idx ON account_links (user_id, purpose);

-- One authenticator app an account (TOTP, RFC 6238). Its secret is encrypted, with a key that is not in
-- this database. Until a first code of it was given (confirmed_at) nobody is asked for one.
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  sealed_secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  -- Time step of the newest code that was taken: it and older ones are refused.
  last_step bigint NOT NULL DEFAULT 0
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES second_factors ON DELETE CASCADE,
  code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
  used_at timestamptz,
  PRIMARY KEY (user_id, code_hash)
);
