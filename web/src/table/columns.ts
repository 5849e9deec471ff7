// The table's columns: how the packed ones become columns that can be shown, filtered, sorted and grouped.
import type { PackedColumn } from "../data/page.ts";

export type Kind = "text" | "number" | "time";

export interface Column {
  key: string;
  label: string;
  kind: Kind;
  // text: the values, null for "not known"; which one each row has
  values: (string | null)[];
  index: Uint32Array;
  // number and time: NaN for "not known"
  numbers: Float64Array;
  // an identifier: shown in the fixed-width font
  isId: boolean;
  // made on the first use
  lower?: string[];
  ranks?: Uint32Array;
}

const kLabels: Record<string, string> = {
  rank: "Rank",
  tier: "Tier",
  score: "Score",
  lowest: "Score at least",
  highest: "Score at most",
  instance_id: "Instance id",
  name: "Name",
  account: "Account",
  account_name: "Account name",
  region: "Region",
  status: "Compliance",
  verdict: "Verdict",
  verdict_reason: "Why this verdict",
  severity: "Worst severity",
  missing: "Missing",
  failed: "Failed",
  pending_reboot: "Pending reboot",
  rejected: "Rejected",
  critical: "Critical non-compliant",
  security: "Security non-compliant",
  other: "Other non-compliant",
  available_security: "Available security",
  installed: "Installed",
  last_operation: "Last operation",
  last_operation_at: "Last operation at",
  last_scan_at: "Last scan",
  data_age_hours: "Data age, hours",
  non_compliant_since: "Since",
  age: "Age of finding",
  cause: "Root cause",
  rule: "Rule",
  category: "Category",
  confidence: "Confidence",
  summary: "Explanation",
  contributing: "Contributing causes",
  manageability: "Manageability",
  ping_status: "Ping status",
  last_ping_at: "Last ping",
  agent_version: "Agent version",
  agent_is_latest: "Agent is latest",
  session_channel: "Session channel",
  blockers: "Blockers",
  environment: "Environment",
  exposure: "Exposure",
  breadth: "Open to",
  ports: "Open ports",
  platform: "Platform",
  platform_version: "Platform version",
  instance_type: "Instance type",
  image_id: "Image",
  vpc_id: "VPC",
  subnet_id: "Subnet",
  state: "Instance state",
  launched_at: "Launched",
  profile: "Instance profile",
  asg: "Auto Scaling group",
  stack: "Stack",
  owning_service: "Owned by",
  resource_groups: "Resource groups",
  baseline: "Baseline",
  baseline_name: "Baseline name",
  baseline_source: "Baseline by",
  patch_group: "Patch group",
  windows: "Maintenance windows",
  associations: "Associations",
  patch_policies: "Patch policies",
  next_install_at: "Next install",
  next_scan_at: "Next scan",
  why_never: "Why never",
  outcome: "Outcome",
  outcome_reason: "What it ended by",
  last_install_at: "Last install",
  remedy: "Remedy",
  remedy_summary: "What to do",
  action: "Change number",
  change: "Change",
  exception: "Exception",
};
const kIds = new Set([
  "instance_id",
  "account",
  "image_id",
  "vpc_id",
  "subnet_id",
  "baseline",
  "profile",
  "windows",
  "associations",
  "asg",
  "instance_type",
  "agent_version",
  "patch_policies",
]);

// What is shown until someone chooses; the first four are one cell each with more than one value.
export const kDefaultColumns = [
  "rank",
  "tier",
  "instance",
  "where",
  "why",
  "exposure",
  "missing",
  "non_compliant_since",
];

export function columnLabel(key: string): string {
  // The key may come from an address, and so be any word.
  return Object.hasOwn(kLabels, key) ? kLabels[key]! : key.startsWith("tag:") ? `Tag ${key.slice(4)}` : key;
}

export function unpackColumns(packed: PackedColumn[], rows: number): Map<string, Column> {
  const columns = new Map<string, Column>();
  for (const column of packed) {
    const base = { key: column.key, label: columnLabel(column.key), isId: kIds.has(column.key) };
    if ("d" in column) {
      const index =
        column.i === undefined ? Uint32Array.from({ length: rows }, (_, row) => row) : Uint32Array.from(column.i);
      columns.set(column.key, { ...base, kind: "text", values: column.d, index, numbers: new Float64Array() });
    } else {
      const list = "n" in column ? column.n : column.t;
      const numbers = Float64Array.from(list, (value) => value ?? NaN);
      columns.set(column.key, {
        ...base,
        kind: "n" in column ? "number" : "time",
        values: [],
        index: new Uint32Array(),
        numbers,
      });
    }
  }
  return columns;
}

// A text column from a function of the row.
export function derive(key: string, rows: number, of: (row: number) => string | null): Column {
  const values: (string | null)[] = [];
  const known = new Map<string | null, number>();
  const index = new Uint32Array(rows);
  for (let row = 0; row < rows; ++row) {
    const value = of(row);
    let at = known.get(value);
    if (at === undefined) known.set(value, (at = values.push(value) - 1));
    index[row] = at;
  }
  return { key, label: columnLabel(key), kind: "text", values, index, numbers: new Float64Array(), isId: false };
}

export const textAt = (column: Column | undefined, row: number): string | null =>
  column === undefined ? null : (column.values[column.index[row]!] ?? null);
export const numberAt = (column: Column | undefined, row: number): number | null => {
  const value = column?.numbers[row];
  return value === undefined || Number.isNaN(value) ? null : value;
};

// The order of a text column's values, "not known" last.
export function ranksOf(column: Column): Uint32Array {
  if (column.ranks !== undefined) return column.ranks;
  const lower = lowerOf(column);
  const order = column.values.map((_, i) => i);
  order.sort((a, b) => {
    const [left, right] = [column.values[a], column.values[b]];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return lower[a]! < lower[b]! ? -1 : lower[a]! > lower[b]! ? 1 : a - b;
  });
  const ranks = new Uint32Array(order.length);
  order.forEach((value, rank) => {
    ranks[value] = rank;
  });
  return (column.ranks = ranks);
}

export const lowerOf = (column: Column): string[] =>
  (column.lower ??= column.values.map((value) => (value ?? "").toLowerCase()));
