/** What the server answers, as far as the page reads it. Times are texts of ISO 8601, in UTC. */
declare namespace Server {
  type Problem = import('../../webroot/api/http.js').Problem;
  type Fault = import('../../webroot/api/http.js').Fault;

  type State =
    | 'RECEIVING'
    | 'STORED'
    | 'VALIDATING'
    | 'AWAITING_MAPPING'
    | 'SUBMITTING'
    | 'INGESTING'
    | 'PUBLISHING'
    | 'QUERYABLE'
    | 'REJECTED'
    | 'FAILED'
    | 'CANCELLED'
    | 'ABANDONED'
    | 'UNDONE'
    | 'PARKED';

  /** A file on its way, or at its end. */
  interface Task {
    task_id: string;
    state: State;
    version: number;
    /** Null while nobody has named it. */
    datasource_name: string | null;
    original_filename: string;
    file_size: number | null;
    cancel_requested: boolean;
    created_at: string;
    stored_at: string | null;
    queryable_at: string | null;
    completed_at: string | null;
    row_count: number | null;
    rejected_rows: number | null;
    errors?: Fault[];
    rejects_by_rule?: Record<string, number>;
    mode: 'append' | 'replace';
    source: { format: string; sheet: string | null; charset: string | null; compression: string | null } | null;
    notes: Note[];
    derived: Derived[];
    quality: Quality | null;
    replaces: string | null;
    reread: boolean;
    replaced_by: string | null;
    purge_at: string | null;
    problem: Problem | null;
    stages: { state: State; entered_at: string; seconds: number | null }[];
    progress?: Progress;
  }

  /** A file that did not get through, as the diagnostics have it. */
  interface Failed {
    task_id: string;
    original_filename: string;
    datasource_name: string | null;
    state: State;
    at: string;
    error: Problem | null;
  }

  interface Progress {
    percent: number | null;
    eta_seconds: number | null;
    bytes_received: number | null;
    bytes_total: number | null;
    bytes_per_second: number | null;
    rows_checked: number | null;
    rows_rejected: number | null;
  }

  interface Note {
    kind: string;
    column: string | null;
    message: string;
  }

  interface Derived {
    target: string;
    formula: string;
  }

  interface Quality {
    completeness: Record<string, number>;
    not_in_file: string[];
    validity: number;
    duplicates: number;
    duplicates_exact: boolean;
    outliers: number;
    low_fence: number | null;
    high_fence: number | null;
  }

  interface Dataset {
    name: string;
    /** Grows with every change of what a query may see. */
    version: number;
    changed_at: string | null;
    rows: number;
    files_waiting: number;
    demo: boolean;
    min_time: string | null;
    max_time: string | null;
    time_zone: string;
    /** The one that its files name for their amounts; null where they name none, or several. */
    currency: string | null;
    columns: { name: string; type: string }[];
  }

  interface DatasetDetail extends Dataset {
    bytes: number;
    ingestions: Ingestion[];
    quality: Quality | null;
    freshness: { newest_sale: string; age_seconds: number } | null;
    remembered: { header: string[]; reading: Record<string, any> } | null;
  }

  /** A file of a dataset. */
  interface Ingestion {
    task_id: string;
    original_filename: string;
    state: State;
    visible: boolean;
    rows: number;
    rejected_rows: number;
    bytes: number;
    min_time: string | null;
    max_time: string | null;
    shown_at: string | null;
    replaced_by: string | null;
    purge_at: string | null;
    quality: Quality | null;
  }

  /** How a file is understood. */
  interface Preview {
    source: { format: string; charset: string | null; compression: string | null; sheets: Sheet[]; sheet: string | null; header_line: number | null; notes: string[] } | null;
    mapping: Record<string, any> | null;
    delimiter: string | null;
    header_line: number | null;
    time_zone: string | null;
    columns: PreviewColumn[];
    derived: Derived[];
    canonical: { name: string; type: string }[];
    raw: (string | null)[][];
    mapped: (string | null)[][];
    rows: number;
    whole: boolean;
    rejected: number;
    errors: Fault[];
    notes: Note[];
    questions: Question[];
    confident: boolean;
    min_time: string | null;
    max_time: string | null;
    problem: Problem | null;
    targets: { target: string; role: string; label: string | null }[];
  }

  interface Sheet {
    name: string;
    rows: number;
    columns: number;
    score: number;
  }

  interface PreviewColumn {
    source: string;
    type: string;
    format: string | null;
    values: number;
    nulls: number;
    misfits: number;
    distinct: number;
    min: string | null;
    max: string | null;
    target?: string | null;
    role?: string;
    decimal?: string | null;
    confidence?: number;
    because?: string;
    asked?: boolean;
    samples: (string | null)[];
  }

  interface Question {
    about: 'column' | 'role' | 'format' | 'decimal' | 'header';
    role: string | null;
    column: string | null;
    message: string;
    candidates: string[];
    choices: string[];
  }

  interface Rule {
    id: string;
    dataset: string;
    name: string;
    metric: string;
    filters: Record<string, string[]>;
    period: string;
    measure: string;
    operator: 'above' | 'below';
    threshold: number;
    webhook: string | null;
    [more: string]: any;
  }

  interface Alert {
    id: string;
    rule_id: string;
    name: string;
    dataset: string;
    data_version: number;
    value: number;
    sentence: string;
    fired_at: string;
    resolved_at: string | null;
    acknowledged_at: string | null;
    delivery: { attempts: number; delivered_at: string | null; failure: string | null; ended: boolean } | null;
  }
}

/** A row of a table, a chart or an answer: values by the names of its columns. */
type Row = Record<string, any>;
