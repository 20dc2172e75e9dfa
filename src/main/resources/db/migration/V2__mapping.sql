-- What the user wants done with a file, and what the file was before it became rows.
ALTER TABLE task ADD COLUMN wishes jsonb, ADD COLUMN source jsonb;

-- Taking off the dashboard and putting back. An UNDONE task can be put back until purge_at; from
-- then on its rows and files are being deleted for good, and at purged_at nothing is left of them.
-- Both moments are PostgreSQL's, so that putting back and deleting can never meet.
ALTER TABLE task
  ADD COLUMN replaced_by uuid REFERENCES task (id),
  ADD COLUMN purge_at    timestamptz,
  ADD COLUMN purged_at   timestamptz;

CREATE INDEX task_replaced ON task (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX task_to_purge ON task (purge_at) WHERE purge_at IS NOT NULL AND purged_at IS NULL;
CREATE INDEX task_of_content ON task (dataset, sha256);

-- A deleted dataset keeps its row: its version must go on growing should the name be used again.
ALTER TABLE dataset ADD COLUMN deleted_at timestamptz;

ALTER TABLE dataset_ingestion
  ADD COLUMN rejected bigint NOT NULL DEFAULT 0,
  ADD COLUMN bytes    bigint,
  ADD COLUMN quality  jsonb;

UPDATE dataset_ingestion SET rejected = coalesce((verdict->>'rejected')::bigint, 0), bytes = task.bytes
  FROM task WHERE id = ingestion_id;
