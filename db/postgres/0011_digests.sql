-- Digests, how long figures outlive their events, and whether the end of a token was announced.

-- A row for who has set something; without one there is no digest. next_at null: none is due.
CREATE TABLE digest_settings (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  frequency text NOT NULL CHECK (frequency IN ('off', 'daily', 'weekly')),
  -- 1 is Monday.
  weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
  time_zone text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 64),
  changed_at timestamptz NOT NULL DEFAULT now(),
  next_at timestamptz,
  PRIMARY KEY (user_id, project_id)
);
CREATE INDEX digest_settings_next_at_idx ON digest_settings (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX digest_settings_project_id_idx ON digest_settings (project_id);

-- One digest of a person, project and period, such as `daily 2026-11-24`. outcome null: on its way.
CREATE TABLE digests (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  period text NOT NULL CHECK (length(period) <= 40),
  planned_at timestamptz NOT NULL DEFAULT now(),
  outcome text CHECK (outcome IN ('sent', 'nothing_new', 'failed')),
  -- Why it failed, in the words of the mail server.
  detail text CHECK (length(detail) <= 1000),
  settled_at timestamptz,
  PRIMARY KEY (user_id, project_id, period)
);
CREATE INDEX digests_project_id_idx ON digests (project_id);
CREATE INDEX digests_planned_at_idx ON digests USING brin (planned_at);

-- Sealed figures of a project are kept for so many days, and never shorter than its events.
ALTER TABLE projects ADD COLUMN rollup_days integer NOT NULL DEFAULT 400
  CHECK (rollup_days BETWEEN 1 AND 3650);

-- When its owner was told that it ends within a week.
ALTER TABLE personal_tokens ADD COLUMN end_told_at timestamptz;
