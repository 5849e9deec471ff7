// What the page carries beside the instances, as src/report/page/ writes it. Sections are elements of their own, so that
// each is read only when it is needed: `first` before anything else, `rows` for the table, the others when opened.

// A column of the table. `d`: the values and, for each row, which of them; without `i`, row k has value k.
// `n`: numbers. `t`: seconds since 1970.
export type PackedColumn =
  | { key: string; d: (string | null)[]; i?: number[] }
  | { key: string; n: (number | null)[] }
  | { key: string; t: (number | null)[] };

export interface Counts {
  [name: string]: number;
}

export interface First {
  tool: { name: string; version: string };
  run: {
    id: string;
    started_at: string;
    finished_at: string;
    as_of: string;
    partition: string;
    accounts: { id: string; name: string; status: string; reason: string }[];
    regions: string[];
    complete: boolean;
    settings_hash: string;
  };
  lists_all: boolean;
  listed: number;
  totals: {
    instances: number;
    compliant: number;
    non_compliant: number;
    unknown: number;
    unmanaged: number;
    accepted: number;
    by_category: Counts;
    by_tier: Counts;
    by_verdict: Counts;
  };
  calls: { total: number; throttled: number; retried: number; failed: number; by_operation: Counts };
  // account, Region, compliant, non-compliant, unknown
  heat: [string, string, number, number, number][];
  // of the instances that are not known to be compliant, by how long they have been out of compliance
  ages: Counts;
  // of the same instances
  manageability: Counts;
  actions: {
    title: string[];
    path: string[];
    scope: string[];
    count: number[];
    risk: number[];
    share: number[];
    lead: number[]; // the row of its first instance
  };
  coverage: { counts: Counts; holes: number };
  chunk_size: number;
  left_out: { what: string; count: number; where: string }[];
  never_scanned: number;
}

export interface Coverage {
  columns: PackedColumn[];
}

export interface Method {
  rules: {
    id: string;
    instances: number;
    means: string;
    established: string;
    is_not: string;
    disproved_by: string;
  }[];
  signals: { name: string; weight: number; documentation: string }[];
}
