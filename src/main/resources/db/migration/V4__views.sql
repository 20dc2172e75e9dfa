-- What people keep of a dataset: views of it under names, and what its readers have agreed on.
CREATE TABLE saved_view (
  id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  dataset    text        NOT NULL REFERENCES dataset (name),
  name       text        NOT NULL,
  -- Path and query of the page, as it was looked at.
  address    text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dataset, name)
);

CREATE TABLE dataset_preference (
  dataset        text   PRIMARY KEY REFERENCES dataset (name),
  -- Net sales wanted in a month.
  monthly_target float8,
  -- ISO 4217.
  currency       text,
  -- IETF BCP 47.
  locale         text,
  fiscal_start   int    CHECK (fiscal_start BETWEEN 1 AND 12)
);

-- Should the name be used again, nothing of it comes back.
CREATE FUNCTION forget_what_was_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM saved_view WHERE dataset = NEW.name;
  DELETE FROM dataset_preference WHERE dataset = NEW.name;
  RETURN NULL;
END
$$;

CREATE TRIGGER dataset_deleted_with_what_was_kept AFTER UPDATE OF deleted_at ON dataset
  FOR EACH ROW WHEN (NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION forget_what_was_kept();
