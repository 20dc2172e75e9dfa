-- The ledger: what every task is, everything that has happened to it, and what queries may see.

-- A lease's number. A write under an older number finds no row.
CREATE SEQUENCE fence_seq;

CREATE SEQUENCE version_seq;

-- The number of the next event. A sequence alone hands out numbers in an order that need not be the
-- order of commits: a reader that has seen 10 could miss 9, committed later. So whoever takes a
-- number holds a lock until its transaction has ended, and smaller numbers are always visible
-- before greater ones: "everything after the last number I saw" misses nothing. Every write is one
-- short statement, and pg_notify serialises their commits anyway.
CREATE FUNCTION next_version() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock('version_seq'::regclass::bigint);
  RETURN nextval('version_seq');
END
$$;

CREATE TABLE task (
  id              uuid PRIMARY KEY,
  dataset         text,
  filename        text        NOT NULL,
  state           text        NOT NULL CHECK (state IN (
    'RECEIVING', 'STORED', 'VALIDATING', 'AWAITING_MAPPING', 'SUBMITTING', 'INGESTING',
    'PUBLISHING', 'QUERYABLE', 'REJECTED', 'FAILED', 'CANCELLED', 'ABANDONED', 'UNDONE', 'PARKED')),
  version         bigint      NOT NULL UNIQUE,
  fence           bigint      NOT NULL,
  -- Who holds it: one start of one replica. Without an owner, a lease is a head start for its home.
  lease_owner     uuid,
  -- The replica's identity, which survives its restarts.
  lease_home      uuid,
  lease_until     timestamptz,
  next_at         timestamptz NOT NULL DEFAULT now(),
  state_attempt   integer     NOT NULL DEFAULT 0,
  attempt         integer     NOT NULL DEFAULT 0,
  bytes           bigint,
  sha256          text,
  raw_key         text,
  verdict         jsonb,
  canonical       jsonb,
  druid_task_id   text,
  problem         jsonb,
  idempotency_key text UNIQUE,
  created_at      timestamptz NOT NULL DEFAULT now(),
  cancel_at       timestamptz,
  -- When each state was last entered: {"STORED": "2026-01-31T12:00:00.000000+00:00", …}
  entered         jsonb       NOT NULL
);

CREATE INDEX task_due ON task (next_at) WHERE state IN (
  'RECEIVING', 'STORED', 'VALIDATING', 'AWAITING_MAPPING', 'SUBMITTING', 'INGESTING', 'PUBLISHING');
CREATE INDEX task_held ON task (lease_home) WHERE lease_owner IS NOT NULL;
CREATE INDEX task_newest ON task (created_at DESC, id DESC);
CREATE INDEX task_of_dataset ON task (dataset, created_at DESC);

-- Everything that ever happened to a task. Rows are added, never changed.
CREATE TABLE task_event (
  version    bigint      PRIMARY KEY,
  task_id    uuid        NOT NULL REFERENCES task (id),
  from_state text,
  to_state   text        NOT NULL,
  at         timestamptz NOT NULL DEFAULT now(),
  note       text
);

CREATE INDEX task_event_of_task ON task_event (task_id, version);

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER task_event_append_only BEFORE UPDATE OR DELETE ON task_event
  FOR EACH ROW EXECUTE FUNCTION append_only();

CREATE TABLE dataset (
  name       text PRIMARY KEY,
  -- Grows with every change of what a query may see; 0 before the first.
  version    bigint NOT NULL DEFAULT 0,
  changed_at timestamptz
);

-- One ingestion of a dataset: the rows that carry its id, and whether queries may see them.
CREATE TABLE dataset_ingestion (
  ingestion_id uuid        PRIMARY KEY REFERENCES task (id),
  dataset      text        NOT NULL REFERENCES dataset (name),
  rows         bigint      NOT NULL,
  columns      jsonb       NOT NULL,
  min_time     bigint,
  max_time     bigint,
  visible      boolean     NOT NULL,
  shown_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX dataset_ingestion_visible ON dataset_ingestion (dataset) WHERE visible;
