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

-- Whether another task in one of these states has the same content. Of two equal files that arrive
-- at the same moment only one finds none beside it: the lock is the one that every version is taken
-- under, and what is looked at after it is what those before have committed. All in one statement,
-- so that nobody can hold the lock and not be heard of any more.
CREATE FUNCTION content_is_there(its_dataset text, its_sha256 text, me uuid, states text[])
  RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock('version_seq'::regclass::bigint);
  RETURN EXISTS (SELECT FROM task WHERE dataset = its_dataset AND sha256 = its_sha256
    AND id <> me AND state = ANY (states));
END
$$;

-- A deleted dataset keeps its row: its version must go on growing should the name be used again.
ALTER TABLE dataset ADD COLUMN deleted_at timestamptz;

ALTER TABLE dataset_ingestion
  ADD COLUMN rejected bigint NOT NULL DEFAULT 0,
  ADD COLUMN bytes    bigint,
  ADD COLUMN quality  jsonb;

UPDATE dataset_ingestion SET rejected = coalesce((verdict->>'rejected')::bigint, 0), bytes = task.bytes
  FROM task WHERE id = ingestion_id;
