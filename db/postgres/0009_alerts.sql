-- Alert rules, what became of them, and who evaluates them.

-- The present version of each rule; settings as the contract `RuleSettings` says. A deleted rule stays for
-- its incidents.
CREATE TABLE alert_rules (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  enabled boolean NOT NULL DEFAULT true,
  settings jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  -- From when its windows count: a new or changed rule does not judge the past.
  evaluate_from timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
CREATE INDEX alert_rules_project_id_idx ON alert_rules (project_id) WHERE deleted_at IS NULL;

-- Evaluators keep rules in memory and read those of a project anew: payload 'alerts:<project id>'.
CREATE FUNCTION notify_alert_rule_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('pulseboard_invalidate', 'alerts:' || COALESCE(NEW.project_id, OLD.project_id));
  RETURN NULL;
END $$;
CREATE TRIGGER alert_rules_changed AFTER INSERT OR UPDATE OR DELETE ON alert_rules
  FOR EACH ROW EXECUTE FUNCTION notify_alert_rule_changed();

-- Every version that was, so that an incident can be read with the rule of its time.
CREATE TABLE alert_rule_versions (
  rule_id uuid NOT NULL REFERENCES alert_rules ON DELETE CASCADE,
  version integer NOT NULL,
  name text NOT NULL,
  enabled boolean NOT NULL,
  settings jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (rule_id, version)
);

-- Projects are dealt out to shards by a hash of their id; one processor holds a shard. Every write of an
-- evaluation names the epoch it was leased with: one that was paused and came back changes nothing.
CREATE TABLE alert_shards (
  shard smallint PRIMARY KEY,
  owner uuid,
  epoch bigint NOT NULL DEFAULT 0,
  leased_until timestamptz NOT NULL DEFAULT '-infinity',
  -- Windows that end here or earlier are evaluated, with all that came of them.
  evaluated_to timestamptz
);
INSERT INTO alert_shards (shard) SELECT generate_series(0, 63);

-- Processors that evaluate, so that each knows how many share the shards; one that is silent is gone.
CREATE TABLE alert_engines (
  id uuid PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT now()
);

-- What the evaluator remembers of a rule and group (contract `Memory`); no row: ok, nothing seen.
CREATE TABLE alert_states (
  rule_id uuid NOT NULL REFERENCES alert_rules ON DELETE CASCADE,
  -- Value of the grouping field; empty for a rule without one.
  group_key text NOT NULL DEFAULT '' CHECK (length(group_key) <= 200),
  rule_version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('ok', 'pending', 'firing', 'recovering')),
  memory jsonb NOT NULL,
  value double precision,
  sample bigint NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (rule_id, group_key)
);

CREATE TABLE incidents (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  rule_id uuid NOT NULL REFERENCES alert_rules ON DELETE CASCADE,
  rule_version integer NOT NULL,
  group_key text NOT NULL DEFAULT '',
  -- Counts up in the project: how people name it.
  number integer NOT NULL,
  severity text NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  status text NOT NULL CHECK (status IN ('firing', 'recovering', 'resolved')),
  -- Event time: end of the window that decided.
  started_at timestamptz NOT NULL,
  resolved_at timestamptz,
  -- `rule`, a user id, or `rule_changed` / `rule_deleted`.
  resolved_by text,
  acknowledged_at timestamptz,
  acknowledged_by text,
  value double precision,
  peak double precision,
  sample bigint NOT NULL DEFAULT 0,
  flaps integer NOT NULL DEFAULT 0,
  late boolean NOT NULL DEFAULT false,
  -- Evaluated long after its time, while PulseBoard was down before.
  caught_up boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (project_id, number)
);
CREATE INDEX incidents_project_idx ON incidents (project_id, started_at DESC, id DESC);
CREATE UNIQUE INDEX incidents_unfinished_idx ON incidents (rule_id, group_key) WHERE resolved_at IS NULL;

-- The timeline: transitions, what people did, what was told to whom. `key` makes a repeat harmless.
CREATE TABLE incident_events (
  id uuid PRIMARY KEY,
  incident_id uuid NOT NULL REFERENCES incidents ON DELETE CASCADE,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('fired', 'recovering', 'refired', 'resolved', 'reminder',
    'acknowledged', 'commented', 'silenced', 'notified', 'notice_failed')),
  key text NOT NULL,
  -- `rule`, or who did it.
  actor text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  written_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (incident_id, key)
);

-- Evaluations that changed, or could have changed, something; swept after 30 days.
CREATE TABLE alert_decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule_id uuid NOT NULL REFERENCES alert_rules ON DELETE CASCADE,
  rule_version integer NOT NULL,
  group_key text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text NOT NULL,
  value double precision,
  threshold double precision NOT NULL,
  sample bigint NOT NULL,
  late boolean NOT NULL,
  words text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX alert_decisions_rule_idx ON alert_decisions (rule_id, at DESC, id DESC);
CREATE INDEX alert_decisions_written_at_idx ON alert_decisions USING brin (written_at);

-- Times in which nobody is told; incidents are still written. `matcher`: empty fits every incident of the
-- project, else rule_id, group_key and severities that must fit.
CREATE TABLE silences (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('once', 'weekly', 'maintenance')),
  matcher jsonb NOT NULL DEFAULT '{}',
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  -- weekly: {"days": [1..7], "from": "22:00", "to": "06:00", "time_zone": "Europe/Berlin"}
  weekly jsonb,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX silences_project_idx ON silences (project_id) WHERE ended_at IS NULL;
