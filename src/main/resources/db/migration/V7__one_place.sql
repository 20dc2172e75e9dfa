-- A file and those that were sent to take its place stand in one place of their dataset: at most one
-- of them is on the dashboard. The place is named by the file that stood there first; null: its own.
ALTER TABLE task ADD COLUMN place uuid REFERENCES task (id);

CREATE INDEX task_in_place ON task (place) WHERE place IS NOT NULL;

-- What is read again has the content of the file that it takes the place of. It brings none of its
-- own: it is shown only by hiding that one. So it holds the content from then on, not before.
CREATE OR REPLACE FUNCTION content_is_there(
    its_dataset text, its_sha256 text, me uuid, states text[])
  RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock('version_seq'::regclass::bigint);
  RETURN EXISTS (SELECT FROM task WHERE dataset = its_dataset AND sha256 = its_sha256
    AND id <> me AND state = ANY (states)
    AND (state = 'QUERYABLE' OR wishes->>'reread' IS DISTINCT FROM 'true'));
END
$$;
