package verticles.ledger;

/**
 * The writes that change what queries see: tasks, ingestions, the dataset's version and the events
 * become true together. Each is to be run alone (see {@link Postgres#alone}): it looks at every
 * task of a dataset, and must not overlook one that somebody else is just about to show.
 */
final class Showing {
  private Showing() {}

  /** Tasks that leave the dashboard; %s: how long they can be put back, in ms. */
  private static final String HIDE =
      """
      UPDATE task SET version = next_version(), state = 'UNDONE', state_attempt = 0, problem = NULL,
        purge_at = now() + %1$s::bigint * interval '1 millisecond',
        next_at = now() + %1$s::bigint * interval '1 millisecond',
        entered = entered || jsonb_build_object('UNDONE', now())\
      """;

  /**
   * Tasks that come back to it. Once the moment of its purge has come, none does. When it first was
   * there stays known: how long a file took has nothing to do with its being put back.
   */
  private static final String PUT_BACK =
      """
      UPDATE task SET version = next_version(), state = 'QUERYABLE', state_attempt = 0,
        problem = NULL, replaced_by = NULL, purge_at = NULL,
        entered = jsonb_build_object('QUERYABLE', now()) || entered
      WHERE\s\
      """;

  /**
   * Another task holds the content of the one named %1$s; not the one that is being undone, $1. To
   * be looked for under the lock of {@link Postgres#alone}, so that none is overlooked.
   */
  private static final String DOUBLED =
      """
      EXISTS (SELECT FROM task AS other WHERE other.dataset = %1$s.dataset
        AND other.sha256 = %1$s.sha256 AND other.id NOT IN (%1$s.id, $1)
        AND\s"""
          + Statements.HOLDS.replace("%1$s", "other")
          + " AND (other.state <> 'QUERYABLE' OR %2$s))";

  /** The place in which the task %s stands. */
  private static final String PLACE = "coalesce(%1$s.place, %1$s.id)";

  /**
   * What the task $1 replaced and the undo of it brings back, as %1$s: of one place only what stood
   * there last, and nothing where somebody has put another there since.
   */
  private static final String COMES_BACK =
      """
      %1$s.replaced_by = $1 AND %1$s.state = 'UNDONE' AND %1$s.purge_at > clock_timestamp()
      AND NOT EXISTS (SELECT FROM task AS near WHERE near.dataset = %1$s.dataset
        AND near.id NOT IN (%1$s.id, $1)
        AND coalesce(near.place, near.id) = coalesce(%1$s.place, %1$s.id)
        AND (near.state = 'QUERYABLE' OR near.replaced_by = $1 AND near.state = 'UNDONE'
          AND near.purge_at > clock_timestamp() AND near.version > %1$s.version))\
      """;

  /** The same content in the place of what is undone is no more of it than there was. */
  private static final String BRINGS_CONTENT =
      """
      \sAND back.wishes->>'allowDuplicate' IS DISTINCT FROM 'true' AND back.sha256 IS DISTINCT FROM
        (SELECT gone.sha256 FROM task AS gone WHERE gone.id = $1)\
      """;

  /** $4 whether the same content may count twice. */
  private static final String REDO_DOUBLES_NOTHING =
      " AND ($4::boolean OR wishes->>'allowDuplicate' = 'true' OR NOT "
          + DOUBLED.formatted(
              "task",
              "task.wishes->>'mode' IS DISTINCT FROM 'REPLACE' AND "
                  + PLACE.formatted("other")
                  + " <> "
                  + PLACE.formatted("task"))
          + ")";

  /** $4 whether the same content may count twice. */
  private static final String UNDO_DOUBLES_NOTHING =
      " AND ($4::boolean OR NOT EXISTS (SELECT FROM task AS back WHERE "
          + COMES_BACK.formatted("back")
          + BRINGS_CONTENT
          + " AND "
          + DOUBLED.formatted("back", "true")
          + "))";

  /** The first of the tasks that hold a content which would come back with the undo of $1. */
  static final String IN_THE_WAY_OF_UNDO =
      "SELECT "
          + TaskRow.COLUMNS
          + " FROM task WHERE "
          + Statements.HOLDS.formatted("task")
          + " AND id <> $1 AND EXISTS (SELECT FROM task AS back WHERE "
          + COMES_BACK.formatted("back")
          + BRINGS_CONTENT
          + """
          \sAND back.dataset = task.dataset AND back.sha256 = task.sha256)
          ORDER BY created_at, id LIMIT 1
          """;

  /**
   * The place of what the task named %s takes the place of; else null. A task comes to its place as
   * it is first shown, so that whoever takes it later stands there, too.
   */
  private static final String PLACE_TAKEN =
      """
      (SELECT coalesce(old.place, old.id) FROM task AS old
        WHERE old.id = (%s->>'replaces')::uuid)\
      """;

  /**
   * What a task that is shown takes the place of: all there is, or what stands where it stands; %s:
   * how long that can be put back, in ms.
   */
  private static final String REPLACED =
      """
      replaced AS (%s, replaced_by = $1
        WHERE state = 'QUERYABLE' AND id <> $1 AND dataset = (SELECT dataset FROM shown)
          AND ((SELECT wishes::jsonb->>'mode' FROM shown) = 'REPLACE'
            OR coalesce(place, id) = (SELECT coalesce(%s, shown.id) FROM shown))
        RETURNING %s)\
      """;

  private static String replaced(String millis) {
    return REPLACED.formatted(
        HIDE.formatted(millis), PLACE_TAKEN.formatted("shown.wishes::jsonb"), TaskRow.COLUMNS);
  }

  private static final String REPLACED_ROWS =
      " UNION ALL SELECT *, 'QUERYABLE', 'replaced by ' || $1 FROM replaced)";

  /** The ingestions of those that were shown or hidden. */
  private static final String INGESTIONS =
      """
      UPDATE dataset_ingestion SET visible = (state = 'QUERYABLE'),
        shown_at = CASE WHEN state = 'QUERYABLE' THEN now() ELSE shown_at END
      FROM changed WHERE ingestion_id = id AND id <> ALL(%s)
      """;

  private static final String DATASET =
      """
      INSERT INTO dataset (name, version, changed_at)
        SELECT DISTINCT dataset, 1, now() FROM changed
        ON CONFLICT (name) DO UPDATE
          SET version = dataset.version + 1, changed_at = now(), deleted_at = NULL
      """;

  /** As {@link Statements#MOVE}; $19 how long what it replaces can be put back, in ms. */
  static final String MOVE_TO_QUERYABLE =
      Statements.allTold(
          "$16",
          "shown AS ("
              + Statements.SET
              + ", place = "
              + PLACE_TAKEN.formatted("task.wishes")
              + Statements.HELD
              + " AND "
              + Statements.ITS_PLACE_IS_TAKEN
              + " RETURNING "
              + TaskRow.COLUMNS
              + "), "
              + replaced("$19")
              + """
              , changed AS (SELECT *, $3::text AS was,
                coalesce($14::text, 'in the place of ' || (wishes::jsonb->>'replaces')) AS note
                FROM shown\
              """
              + REPLACED_ROWS,
          DATASET,
          INGESTIONS.formatted("ARRAY[$1::uuid]"),
          """
          INSERT INTO dataset_ingestion (ingestion_id, dataset, rows, columns, min_time, max_time,
              rejected, bytes, quality, currencies, visible)
            SELECT id, dataset, (canonical::jsonb->>'rows')::bigint, canonical::jsonb->'columns',
              (canonical::jsonb->>'minTime')::bigint, (canonical::jsonb->>'maxTime')::bigint,
              coalesce((verdict::jsonb->>'rejected')::bigint, 0), bytes,
              nullif(canonical::jsonb->'quality', 'null'),
              coalesce(verdict::jsonb->'plan'->'currencies', '[]'), true
            FROM shown
            ON CONFLICT (ingestion_id) DO UPDATE SET rows = excluded.rows,
              columns = excluded.columns, min_time = excluded.min_time,
              max_time = excluded.max_time, rejected = excluded.rejected,
              bytes = excluded.bytes, quality = excluded.quality,
              currencies = excluded.currencies, visible = true, shown_at = now()
          """);

  /**
   * As {@link Statements#MOVE}; $19 as there. Of what fails only when it would be shown, the rows
   * are in Druid already: they are deleted in their time, as of what was taken off.
   */
  static final String MOVE_TO_FAILED =
      Statements.told(
          "$16",
          "$3::text",
          "$14::text",
          Statements.SET
              + """
              , purge_at = CASE WHEN $3 = 'PUBLISHING'
                  THEN now() + $19::bigint * interval '1 millisecond' ELSE purge_at END\
              """
              + Statements.HELD);

  /**
   * $1 id, $2 owner, $3 how long it can be put back, in ms, $4 whether the same content may count
   * twice. What it had replaced comes back.
   */
  static final String UNDO =
      Statements.allTold(
          "$2",
          "hidden AS ("
              + HIDE.formatted("$3")
              + " WHERE id = $1 AND state = 'QUERYABLE'"
              + UNDO_DOUBLES_NOTHING
              + " RETURNING "
              + TaskRow.COLUMNS
              + "), back AS ("
              + PUT_BACK
              + COMES_BACK.formatted("task")
              + " AND EXISTS (SELECT FROM hidden) RETURNING "
              + TaskRow.COLUMNS
              + """
              ), changed AS (
                SELECT *, 'QUERYABLE' AS was, 'undo requested' AS note FROM hidden
                UNION ALL SELECT *, 'UNDONE', 'put back with the undo of ' || $1 FROM back)\
              """,
          DATASET,
          INGESTIONS.formatted("'{}'"));

  /**
   * $1 id, $2 owner, $3 how long what it replaces can be put back, in ms, $4 whether the same
   * content may count twice.
   */
  static final String REDO =
      Statements.allTold(
          "$2",
          "shown AS ("
              + PUT_BACK
              + "id = $1 AND state = 'UNDONE' AND purge_at > clock_timestamp()"
              + REDO_DOUBLES_NOTHING
              + " RETURNING "
              + TaskRow.COLUMNS
              + "), "
              + replaced("$3")
              + ", changed AS (SELECT *, 'UNDONE' AS was, 'redo requested' AS note FROM shown"
              + REPLACED_ROWS,
          DATASET,
          INGESTIONS.formatted("'{}'"));

  /**
   * $1 name, $2 owner, $3 the states of a task that is on its way. Whatever is left of the
   * dataset's tasks is due to be purged now, and their keys are free.
   */
  static final String DELETE =
      Statements.allTold(
          "$2",
          """
          gone AS (
            UPDATE dataset SET version = version + 1, changed_at = now(), deleted_at = now()
            WHERE name = $1 AND deleted_at IS NULL
              AND NOT EXISTS (SELECT FROM task WHERE dataset = $1 AND state = ANY($3))
            RETURNING name),
          before AS (
            SELECT id AS task_id, state AS was,
              CASE WHEN state IN ('QUERYABLE', 'PARKED') THEN 'UNDONE' ELSE state END AS next
            FROM task WHERE dataset = (SELECT name FROM gone) AND purged_at IS NULL),
          changed AS (
            UPDATE task SET version = next_version(), state = next, state_attempt = 0,
              problem = CASE WHEN next = 'UNDONE' THEN NULL ELSE problem END,
              replaced_by = NULL, purge_at = least(purge_at, now()), next_at = now(),
              idempotency_key = NULL,
              entered = CASE WHEN was = next THEN entered
                ELSE entered || jsonb_build_object(next, now()) END
            FROM before WHERE id = task_id
            RETURNING\s"""
              + TaskRow.COLUMNS
              + ", was, 'dataset deleted' AS note)",
          "DELETE FROM dataset_ingestion WHERE dataset = (SELECT name FROM gone)");
}
