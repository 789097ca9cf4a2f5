-- What the exactness of landing, the ledger, quarantine and erasure keep in PostgreSQL.

-- Days by event type where they differ from retention_days, such as {"metric": 7}. Events received at or
-- before events_erased_before were erased on request and are not stored when they still arrive.
ALTER TABLE projects
  ADD COLUMN retention_by_type jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN events_erased_before timestamptz;

-- All that remains of a deleted project: its events that still arrive are dropped, not set aside.
CREATE TABLE deleted_projects (
  id uuid PRIMARY KEY,
  deleted_at timestamptz NOT NULL DEFAULT now()
);

-- How far each partition of the events topic is settled: everything below `committed` is. watermark is
-- the time of receipt up to which the partition's messages were seen.
CREATE TABLE partition_progress (
  partition integer PRIMARY KEY,
  log text NOT NULL,
  committed bigint NOT NULL,
  watermark timestamptz NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Messages that were set aside, from pulseboard.quarantine.v1. Those without a project belong to no
-- tenant: only the command line of the operator shows them.
CREATE TABLE quarantine (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  message_key text NOT NULL UNIQUE,
  project_id uuid,
  event_id uuid,
  key_id uuid,
  received_at timestamptz,
  reason text NOT NULL,
  detail text NOT NULL,
  topic text NOT NULL,
  log text,
  partition integer NOT NULL,
  "offset" bigint NOT NULL,
  original_key text,
  -- Null once the entry was dropped.
  value bytea,
  value_cut boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'replayed', 'dropped')),
  quarantined_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  settled_at timestamptz,
  settled_by text
);
CREATE INDEX quarantine_project_idx ON quarantine (project_id, quarantined_at DESC, id);
CREATE INDEX quarantine_event_idx ON quarantine (event_id);

-- Long work on data that must survive a restart: erasure, deletion, a change of retention. `progress` and
-- `proof` are shown as they are.
CREATE TABLE data_jobs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('erase_events', 'delete_project', 'change_retention')),
  -- No reference: the job that deletes a project outlives it.
  project_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  requested_by uuid REFERENCES users ON DELETE SET NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN
    ('queued', 'waiting_for_landing', 'deleting', 'verifying', 'done', 'failed')),
  parameters jsonb NOT NULL DEFAULT '{}',
  progress jsonb NOT NULL DEFAULT '{}',
  proof jsonb,
  error text,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX data_jobs_project_idx ON data_jobs (project_id, created_at DESC);
