-- Whom incidents are told to, by which way, and what became of each notice.

-- Times in mails are those of the reader's clock.
ALTER TABLE users
  ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC' CHECK (length(time_zone) BETWEEN 1 AND 64);

-- Ways by which a project is told. A deleted channel stays for the log of what it delivered.
CREATE TABLE alert_channels (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  kind text NOT NULL CHECK (kind IN ('email', 'webhook', 'slack', 'discord', 'pagerduty')),
  -- As the contract `ChannelTarget` says; addresses of webhooks and routing keys are secrets.
  target jsonb NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  -- Used by rules that name no channel.
  is_default boolean NOT NULL DEFAULT false,
  -- The secret that signs is made of the installation's key, the id and this: counting up makes a new one.
  rotation integer NOT NULL DEFAULT 0,
  -- Until then the secret before the last change signs too.
  overlap_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
CREATE INDEX alert_channels_project_id_idx ON alert_channels (project_id) WHERE deleted_at IS NULL;

-- Every project begins with one, so that no alert is told to nobody.
CREATE FUNCTION add_default_channel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO alert_channels (id, project_id, name, kind, target, is_default)
  VALUES (gen_random_uuid(), NEW.id, 'E-mail to all members', 'email',
    '{"kind": "email", "members": "all"}', true);
  RETURN NULL;
END $$;
CREATE TRIGGER projects_default_channel AFTER INSERT ON projects
  FOR EACH ROW EXECUTE FUNCTION add_default_channel();
INSERT INTO alert_channels (id, project_id, name, kind, target, is_default)
SELECT gen_random_uuid(), id, 'E-mail to all members', 'email',
  '{"kind": "email", "members": "all"}', true FROM projects;

-- One row for each event of an incident, channel and recipient: what is told once is told once. A notice
-- without an event is a test, or tells of several that were held.
CREATE TABLE notices (
  id uuid PRIMARY KEY,
  kind text NOT NULL
    CHECK (kind IN ('fired', 'reminder', 'refired', 'resolved', 'folded', 'caught_up', 'test')),
  event_id uuid REFERENCES incident_events ON DELETE CASCADE,
  incident_id uuid REFERENCES incidents ON DELETE CASCADE,
  project_id uuid REFERENCES projects ON DELETE CASCADE,
  channel_id uuid REFERENCES alert_channels ON DELETE CASCADE,
  -- A user's id for mails; empty for a channel that is one recipient.
  recipient text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'held', 'sent', 'failed', 'skipped', 'folded')),
  -- Why it was held or not sent, or the last answer to a failed one.
  reason text CHECK (length(reason) <= 500),
  -- As it was sent: replies repeat it.
  subject text,
  -- The notice that told of the incident first, of which this one is a reply.
  answers uuid,
  folded_into uuid REFERENCES notices ON DELETE CASCADE,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  UNIQUE (event_id, channel_id, recipient)
);
CREATE INDEX notices_incident_id_idx ON notices (incident_id, created_at);
CREATE INDEX notices_project_id_idx ON notices (project_id, created_at DESC, id DESC);
CREATE INDEX notices_channel_id_idx ON notices (channel_id);
CREATE INDEX notices_recipient_idx ON notices (recipient, created_at) WHERE recipient <> '';
CREATE INDEX notices_folded_into_idx ON notices (folded_into) WHERE folded_into IS NOT NULL;

-- Each attempt. One without an end was cut off: what it sent may have arrived, and the next attempt, with
-- the same Message-ID or delivery id, may be a repeat.
CREATE TABLE deliveries (
  notice_id uuid NOT NULL REFERENCES notices ON DELETE CASCADE,
  attempt integer NOT NULL CHECK (attempt > 0),
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  outcome text NOT NULL CHECK (outcome IN ('under_way', 'sent', 'failed', 'refused', 'cut_off')),
  -- What the server answered, in plain words.
  answer text CHECK (length(answer) <= 500),
  PRIMARY KEY (notice_id, attempt)
);

-- What a notice shows of the events around it, asked once, so that a repeat is the same to the letter.
CREATE TABLE notice_figures (
  event_id uuid PRIMARY KEY REFERENCES incident_events ON DELETE CASCADE,
  figures jsonb NOT NULL
);

-- What a reader does not want to be mailed: one rule, every alert of a project, or its digest.
CREATE TABLE mail_opt_outs (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  project_id uuid NOT NULL REFERENCES projects ON DELETE CASCADE,
  topic text NOT NULL CHECK (topic IN ('rule', 'alerts', 'digest')),
  rule_id uuid REFERENCES alert_rules ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((topic = 'rule') = (rule_id IS NOT NULL)),
  UNIQUE NULLS NOT DISTINCT (user_id, project_id, topic, rule_id)
);

-- Keys of this installation, made here: `notices` signs links in mails, and webhooks. Random bytes by way
-- of the server's own strong source: three UUIDs have 366 random bits.
CREATE TABLE installation_keys (
  name text PRIMARY KEY,
  key bytea NOT NULL CHECK (length(key) = 32),
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO installation_keys (name, key) VALUES ('notices', sha256(
  uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
