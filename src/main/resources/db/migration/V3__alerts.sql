-- Rules over metrics, what they found, and whom to tell.
CREATE TABLE alert_rule (
  id                uuid        PRIMARY KEY,
  dataset           text        NOT NULL REFERENCES dataset (name),
  -- As the contract has it.
  rule              jsonb       NOT NULL,
  -- Of the rule's text: a look at an older one is not heard.
  revision          bigint      NOT NULL DEFAULT 0,
  firing            boolean     NOT NULL DEFAULT false,
  -- Of the dataset, as it was looked at last.
  evaluated_version bigint      NOT NULL DEFAULT -1,
  evaluated_at      timestamptz,
  value             double precision,
  sentence          text,
  created_at        timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX alert_rule_of_dataset ON alert_rule (dataset);

-- History outlives its rule.
CREATE TABLE alert (
  id              uuid        PRIMARY KEY,
  rule_id         uuid        NOT NULL,
  name            text        NOT NULL,
  dataset         text        NOT NULL,
  version         bigint      NOT NULL,
  value           double precision,
  sentence        text        NOT NULL,
  fired_at        timestamptz NOT NULL DEFAULT now(),
  resolved_at     timestamptz,
  acknowledged_at timestamptz
);

CREATE UNIQUE INDEX alert_firing ON alert (rule_id) WHERE resolved_at IS NULL;
CREATE INDEX alert_newest ON alert (fired_at DESC, id DESC);

-- Messages to webhooks. Kept with the alert in one statement, so none is lost; each is tried until
-- it is delivered or given up.
CREATE TABLE alert_delivery (
  id           uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  alert_id     uuid        NOT NULL REFERENCES alert (id),
  url          text        NOT NULL,
  resolved     boolean     NOT NULL,
  attempts     integer     NOT NULL DEFAULT 0,
  due_at       timestamptz DEFAULT now(),
  delivered_at timestamptz,
  failure      text,
  created_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX alert_delivery_due ON alert_delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX alert_delivery_of_alert ON alert_delivery (alert_id, created_at DESC);

-- A rule ends with its dataset, and so does what it says of it.
CREATE FUNCTION end_alerts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM alert_rule WHERE dataset = NEW.name;
  UPDATE alert SET resolved_at = now() WHERE dataset = NEW.name AND resolved_at IS NULL;
  RETURN NEW;
END
$$;

CREATE TRIGGER dataset_deleted AFTER UPDATE OF deleted_at ON dataset
  FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
  EXECUTE FUNCTION end_alerts();
