package verticles.ledger;

/**
 * The ledger's writes. Each is one statement and so one transaction: the row, its event and the
 * notification become true together. All clocks are PostgreSQL's.
 */
final class Statements {
  private Statements() {}

  /**
   * What a task with these wishes takes the place of is on the dashboard, if it is to take one.
   * %1$s wishes, %2$s dataset, which may not be known yet.
   */
  static final String PLACE_IS_TAKEN =
      """
      (%1$s->>'replaces' IS NULL OR EXISTS (SELECT FROM task AS old
        WHERE old.id = (%1$s->>'replaces')::uuid AND old.state = 'QUERYABLE'
          AND old.dataset = coalesce(%2$s, old.dataset)))\
      """;

  /** The same of a task that is there. */
  static final String ITS_PLACE_IS_TAKEN = PLACE_IS_TAKEN.formatted("task.wishes", "task.dataset");

  /** $1 id, $2 dataset, $3 filename, $4 bytes, $5 key, $6 owner, $7 home, $8 wishes. */
  static final String OPEN =
      told(
          "$6",
          "NULL::text",
          "CASE WHEN task.wishes->>'reread' = 'true'"
              + " THEN 'the file of ' || (task.wishes->>'replaces') || ', read again' END",
          """
          INSERT INTO task (id, dataset, filename, state, version, fence, lease_owner, lease_home,
            lease_until, bytes, idempotency_key, wishes, entered)
          SELECT $1::uuid, $2::text, $3::text, 'RECEIVING', next_version(), nextval('fence_seq'),
            $6::uuid, $7::uuid, now() + interval '60 seconds', $4::bigint, $5::text,
            $8::text::jsonb, jsonb_build_object('RECEIVING', now())
          WHERE\s"""
              + PLACE_IS_TAKEN.formatted("$8::text::jsonb", "$2::text")
              + """
          \sON CONFLICT (idempotency_key) DO NOTHING
          """);

  /**
   * $1 id, $2 fence, $3 from, $4 to, $5 dataset, $6 bytes, $7 sha256, $8 raw key, $9 verdict, $10
   * canonical, $11 attempt, $12 Druid task, $13 problem, $14 note, $15 whether the lease ends, $16
   * owner, $17 wishes, $18 source.
   *
   * <p>From RECEIVING to STORED the home keeps a head start of two seconds, for it has the file. An
   * upload that ends unstored gives its idempotency key back. A state that is gone back to, from
   * INGESTING to SUBMITTING, is no progress: its tries go on counting, and so does its time.
   */
  static final String SET =
      """
      UPDATE task SET
        version = next_version(),
        state = $4,
        entered = CASE WHEN $3 = $4 OR $3 = 'INGESTING' AND $4 = 'SUBMITTING' THEN entered
          ELSE entered || jsonb_build_object($4::text, now()) END,
        state_attempt = CASE WHEN $3 = $4 THEN state_attempt
          WHEN $3 = 'INGESTING' AND $4 = 'SUBMITTING' THEN state_attempt + 1 ELSE 0 END,
        next_at = now(),
        dataset = coalesce($5, dataset),
        bytes = coalesce($6, bytes),
        sha256 = coalesce($7, sha256),
        raw_key = coalesce($8, raw_key),
        wishes = coalesce($17::text::jsonb, wishes),
        source = coalesce($18::text::jsonb, source),
        verdict = coalesce($9::text::jsonb, verdict),
        canonical = coalesce($10::text::jsonb, canonical),
        attempt = coalesce($11, attempt),
        druid_task_id = coalesce($12, druid_task_id),
        problem = CASE WHEN $3 = $4 THEN coalesce($13::text::jsonb, problem) ELSE $13::text::jsonb END,
        idempotency_key = CASE WHEN $3 = 'RECEIVING' AND $4 NOT IN ('RECEIVING', 'STORED')
          THEN NULL ELSE idempotency_key END,
        lease_owner = CASE WHEN $15 THEN NULL ELSE lease_owner END,
        lease_home = CASE WHEN $15 AND $3 <> 'RECEIVING' THEN NULL ELSE lease_home END,
        lease_until = CASE WHEN NOT $15 THEN lease_until
          WHEN $3 = 'RECEIVING' AND $4 = 'STORED' THEN now() + interval '2 seconds' END\
      """;

  static final String HELD = " WHERE id = $1 AND fence = $2 AND state = $3";

  private static final String CHANGE = SET + HELD;

  static final String MOVE = told("$16", "$3::text", "$14::text", CHANGE);

  /** The states of a task whose content is in its dataset, or on its way there. */
  private static final String HOLDING_STATES =
      """
      'STORED', 'VALIDATING', 'AWAITING_MAPPING', 'SUBMITTING', 'INGESTING', 'PUBLISHING',
      'QUERYABLE', 'PARKED'\
      """;

  static final String HOLDING = "(" + HOLDING_STATES + ")";

  /**
   * The task %1$s holds its content. What is read again does so once it is shown: until then it is
   * the content of the file that it takes the place of.
   */
  static final String HOLDS =
      "%1$s.state IN "
          + HOLDING
          + " AND (%1$s.state = 'QUERYABLE' OR %1$s.wishes->>'reread' IS DISTINCT FROM 'true')";

  /** A file that was not kept because its content is there already: refused, and yet no failure. */
  static final String IS_DUPLICATE =
      "(state = 'REJECTED' AND coalesce(problem->>'type' = 'duplicate-content', false))";

  /** No other task has brought the same content, unless it may come again. */
  static final String NO_DUPLICATE =
      """
      \sAND (%1$s->>'allowDuplicate' = 'true' OR %1$s->>'reread' = 'true'
        OR NOT content_is_there(%2$s, %3$s, task.id, ARRAY[
      """
          + HOLDING_STATES
          + "]))";

  /** A file is whole: its dataset exists from now on, be it empty. */
  static final String MOVE_TO_STORED =
      told(
          "$16",
          "$3::text",
          "$14::text",
          CHANGE
              + NO_DUPLICATE.formatted(
                  "coalesce($17::text::jsonb, wishes)",
                  "coalesce($5, task.dataset)",
                  "coalesce($7, task.sha256)")
              + " AND "
              + PLACE_IS_TAKEN.formatted(
                  "coalesce($17::text::jsonb, task.wishes)", "coalesce($5, task.dataset)"),
          """
          INSERT INTO dataset (name) SELECT dataset FROM changed WHERE dataset IS NOT NULL
            ON CONFLICT (name) DO UPDATE SET deleted_at = NULL
          """);

  /** $1 id, $2 fence, $3 delay in ms, $4 problem, $5 note, $6 owner. */
  static final String RELEASE =
      told(
          "$6",
          "state",
          "$5::text",
          """
          UPDATE task SET version = next_version(), state_attempt = state_attempt + 1,
            next_at = now() + $3::bigint * interval '1 millisecond',
            problem = coalesce($4::text::jsonb, problem),
            lease_owner = NULL, lease_home = NULL, lease_until = NULL
          WHERE id = $1 AND fence = $2 AND lease_owner = $6::uuid
          """);

  /** $1 id, $2 owner. Due at once, so that somebody looks at it if nobody holds it. */
  static final String CANCEL =
      told(
          "$2",
          "state",
          "'cancel requested'",
          """
          UPDATE task SET version = next_version(), cancel_at = now(), next_at = now()
          WHERE id = $1 AND cancel_at IS NULL AND state IN ('RECEIVING', 'STORED', 'VALIDATING',
            'AWAITING_MAPPING', 'SUBMITTING', 'INGESTING')
          """);

  /**
   * $1 id, $2 its state, $3 owner. Only what was once stored whole, and of which nothing is being
   * purged. To be run alone, so that of two equal files only one finds none beside it.
   */
  static final String RETRY =
      told(
          "$3",
          "$2::text",
          "'retry requested'",
          """
          UPDATE task SET version = next_version(), state_attempt = 0, next_at = now(),
            state = CASE WHEN $2 = 'PARKED' AND purge_at IS NOT NULL THEN 'UNDONE'
              ELSE 'STORED' END,
            purge_at = CASE WHEN $2 = 'PARKED' THEN purge_at END,
            cancel_at = NULL, problem = NULL, entered = entered || jsonb_build_object(
              CASE WHEN $2 = 'PARKED' AND purge_at IS NOT NULL THEN 'UNDONE' ELSE 'STORED' END,
              now())
          WHERE id = $1 AND state = $2 AND entered ? 'STORED' AND (state = 'PARKED'
            OR state IN ('FAILED', 'CANCELLED')
              AND (purge_at IS NULL OR purge_at > clock_timestamp()) AND\s"""
              + ITS_PLACE_IS_TAKEN
              + ")"
              + NO_DUPLICATE.formatted(
                  "state = 'PARKED' AND purge_at IS NOT NULL OR wishes",
                  "task.dataset",
                  "task.sha256"));

  /** $1 id, $2 fence, $3 owner. */
  static final String PURGED =
      told(
          "$3",
          "state",
          "'purged'",
          """
          UPDATE task SET version = next_version(), purged_at = now(),
            problem = CASE WHEN state = 'UNDONE' THEN NULL ELSE problem END,
            lease_owner = NULL, lease_home = NULL, lease_until = NULL
          WHERE id = $1 AND fence = $2 AND purge_at <= now() AND purged_at IS NULL
          """);

  /**
   * $1 states, $2 limit, $3 owner, $4 home, $5 what somebody here is at work on. An expired lease
   * is simply claimable; its holder died over the task, so that counts as a try. The list of states
   * is that of the index {@code task_due}: without it PostgreSQL would not know that the index will
   * do, and read every task that ever was.
   */
  static final String CLAIM =
      claim(
          """
          state = ANY($1) AND (state <> 'AWAITING_MAPPING' OR cancel_at IS NOT NULL)
          AND state IN ('RECEIVING', 'STORED', 'VALIDATING', 'AWAITING_MAPPING', 'SUBMITTING',
            'INGESTING', 'PUBLISHING')
          """);

  /** As {@link #CLAIM}; $1 the states in which nobody goes on by himself. */
  static final String CLAIM_PURGES =
      claim("purge_at <= now() AND purged_at IS NULL AND state <> ALL($1)");

  private static String claim(String wanted) {
    return """
      WITH due AS (
        SELECT id AS due_id FROM task
        WHERE %s AND next_at <= now()
          AND (lease_until IS NULL OR lease_until < now()
            OR (lease_owner IS NULL AND lease_home = $4))
          AND id <> ALL($5)
        ORDER BY next_at FOR UPDATE SKIP LOCKED LIMIT $2)
      UPDATE task SET fence = nextval('fence_seq'),
        state_attempt = state_attempt + (lease_owner IS NOT NULL)::int,
        lease_owner = $3, lease_home = $4, lease_until = now() + interval '60 seconds'
      FROM due WHERE id = due_id RETURNING %s
      """
        .formatted(wanted, TaskRow.COLUMNS);
  }

  /** $1 owner, $2 the tasks that it is at work on. */
  static final String HEARTBEAT =
      """
      UPDATE task SET lease_until = now() + interval '60 seconds'
      WHERE lease_owner = $1 AND id = ANY($2)
      """;

  /** $1 home, $2 owner. An earlier start of this replica is dead: its leases end now. */
  static final String TAKE_OVER =
      """
      UPDATE task SET lease_until = '-infinity' WHERE lease_home = $1 AND lease_owner <> $2
      """;

  /** $1 home, $2 owner. Stopping in order is no try: others go on where this one was. */
  static final String HAND_BACK =
      """
      UPDATE task SET lease_owner = NULL, lease_home = NULL, lease_until = NULL, next_at = now()
      WHERE lease_home = $1 AND lease_owner = $2
      """;

  /** A change of one task, and what goes with it; see {@link #allTold}. */
  static String told(String owner, String from, String note, String change, String... more) {
    String changed =
        "changed AS (%s RETURNING %s, %s AS was, %s AS note)"
            .formatted(change, TaskRow.COLUMNS, from, note);
    return allTold(owner, changed, more);
  }

  /**
   * A change of tasks, their events, what else is true from then on, and the news of it.
   *
   * @param steps common table expressions of which the last is {@code changed}: the tasks' rows,
   *     what state each {@code was} in, and a {@code note} for its event
   */
  static String allTold(String owner, String steps, String... more) {
    StringBuilder also = new StringBuilder();
    for (int i = 0; i < more.length; i++) {
      also.append(", also_").append(i).append(" AS (").append(more[i]).append(")");
    }
    return """
        WITH %s, noted AS (
          INSERT INTO task_event (version, task_id, from_state, to_state, note)
            SELECT version, id, was, state, note FROM changed)%s
        SELECT *, pg_notify('sluice_task', %s::uuid::text || ' ' || version)::text AS told
          FROM (SELECT * FROM changed ORDER BY version) AS in_order
        """
        .formatted(steps, also, owner);
  }
}
