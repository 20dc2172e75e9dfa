-- How long a task really was in each state. When a state was last entered does not tell: after a
-- retry or a way back, what lies between two such moments is no stay in anything.
ALTER TABLE task
  -- When it came to the state in which it is.
  ADD COLUMN state_since timestamptz NOT NULL DEFAULT now(),
  -- Microseconds in each state that it has left, over all its stays there: {"STORED": 21000, …}
  ADD COLUMN spent jsonb NOT NULL DEFAULT '{}';

-- What has happened is in the events. Those that stayed where it was (a note, a try) end no stay.
WITH come AS (
    SELECT task_id, to_state, version,
      -- A change that had to wait for an earlier one carries the time at which it was asked for.
      max(at) OVER (PARTITION BY task_id ORDER BY version) AS at
    FROM task_event WHERE from_state IS DISTINCT FROM to_state),
  stay AS (
    SELECT task_id, to_state AS state, at, lead(at) OVER (PARTITION BY task_id ORDER BY version) AS until
    FROM come),
  total AS (
    SELECT task_id, state,
      (extract(epoch FROM sum(until - at)) * 1000000)::bigint AS micros, max(at) AS came
    FROM stay GROUP BY task_id, state),
  task_total AS (
    SELECT task_id, max(came) AS state_since,
      coalesce(jsonb_object_agg(state, micros) FILTER (WHERE micros IS NOT NULL), '{}') AS spent
    FROM total GROUP BY task_id)
UPDATE task SET state_since = task_total.state_since, spent = task_total.spent
  FROM task_total WHERE id = task_id;

-- Every change of a task's state, whoever makes it.
CREATE FUNCTION count_time_spent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.state_since := greatest(now(), OLD.state_since);
  NEW.spent := OLD.spent || jsonb_build_object(OLD.state,
    coalesce((OLD.spent->>OLD.state)::bigint, 0)
      + (extract(epoch FROM NEW.state_since - OLD.state_since) * 1000000)::bigint);
  RETURN NEW;
END
$$;

CREATE TRIGGER task_left_its_state BEFORE UPDATE OF state ON task
  FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION count_time_spent();
