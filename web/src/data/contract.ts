// One instance as the report contract has it (patchtriage.report/1). null means "not known".
export interface Evidence {
  kind: "value" | "not_listed" | "gap" | "derived";
  claim: string;
  source?: string | null;
  account?: string;
  region?: string;
  record?: string | null;
  field?: string;
  value?: unknown;
  permission?: string;
  observed_at?: string | null;
  request_id?: string | null;
  because?: Evidence[];
}

export interface Step {
  title: string;
  command?: string | null;
  runbook?: string | null;
  changes?: string;
  purpose: "diagnose" | "fix" | "verify";
  inputs?: { name: string; meaning: string; candidates?: string[] }[];
  side_effects?: string | null;
  may_reboot?: boolean;
  affects_others?: boolean;
}

export interface Cause {
  category: string;
  subcategory: string;
  confidence?: string;
  rule?: string;
  summary: string;
  evidence?: Evidence[];
}

export interface Operation {
  at: string | null;
  finished_at?: string | null;
  kind: string;
  id: string;
  document: string | null;
  operation: "Scan" | "Install" | "Other" | null;
  status: string;
  status_details?: string | null;
  exit_code?: number | null;
  summary?: string | null;
  seen_in?: { kind: string; id: string }[];
  reads_as?: string | null;
}

export interface Counts {
  [name: string]: number | null;
}

export interface Patch {
  id: string;
  title?: string | null;
  state: string;
  severity: string | null;
  classification?: string | null;
  cves?: string[];
  installed_at?: string | null;
}

export interface Instance {
  account: string;
  region: string;
  instance_id: string;
  rank: number;
  compliance: {
    status: string;
    verdict: string;
    reason: string;
    severity: string | null;
    counts: Counts | null;
    last_operation: string | null;
    last_operation_at: string | null;
    last_scan_at: string | null;
    data_age_hours: number | null;
    non_compliant_since: string | null;
    reads: { at: string; source: string; status: string; counts?: Counts | null }[];
    patches: Patch[] | null;
    evidence?: Evidence[];
  };
  manageability: {
    state: string;
    mechanism?: string;
    ping_status: string | null;
    last_ping_at: string | null;
    agent_version: string | null;
    agent_is_latest: boolean | null;
    session_channel: string | null;
    blockers: { code: string; summary: string; evidence: Evidence[] }[] | null;
    evidence?: Evidence[];
  };
  context: {
    name: string | null;
    state: string | null;
    platform: string | null;
    platform_version?: string | null;
    instance_type?: string | null;
    image_id?: string | null;
    vpc_id?: string | null;
    subnet_id?: string | null;
    launched_at?: string | null;
    iam_instance_profile?: string | null;
    environment: string;
    exposure: {
      level: string;
      breadth?: string | null;
      paths: { via: string; ports: string; breadth?: string; evidence?: Evidence[] }[] | null;
      evidence?: Evidence[];
    };
    auto_scaling_group: string | null;
    tags: Record<string, string> | null;
    account_name?: string | null;
    stack?: string | null;
    resource_groups?: string[] | null;
    owning_service?: string | null;
  };
  patching: {
    baseline: { id: string; name?: string | null; source: string } | null;
    patch_group: string | null;
    associations:
      | {
          id: string;
          name?: string | null;
          document: string;
          operation: string | null;
          status: string | null;
          schedule?: string | null;
          last_execution_at?: string | null;
          next_execution_at?: string | null;
          matched_by: string;
        }[]
      | null;
    maintenance_windows:
      | {
          id: string;
          name?: string | null;
          enabled: boolean | null;
          operation: string | null;
          schedule?: string | null;
          next_execution_at?: string | null;
          matched_by: string;
        }[]
      | null;
    patch_policies?:
      { association_id: string; name?: string | null; operation?: string | null; status?: string | null }[] | null;
    next_install_at: string | null;
    next_scan_at: string | null;
    why_never?: string | null;
  };
  history: {
    outcome: string;
    reason: string | null;
    last_install_at: string | null;
    operations: Operation[] | null;
  };
  root_cause: Cause & {
    confidence: string;
    rule: string;
    mechanism?: string | null;
    evidence: Evidence[];
    contributing: Cause[];
    would_disprove?: string | null;
    ruled_out?: { category: string; subcategory: string; because: Evidence[] }[];
  };
  remediation: { path: string | null; summary: string; steps: Step[] };
  priority: {
    score: number;
    range: [number, number];
    tier: string | null;
    signals: { name: string; value: unknown; points: number | null; max: number; evidence?: Evidence[] }[];
  };
  exception?: { reason: string; owner: string; expires_on: string; expired: boolean } | null;
}
