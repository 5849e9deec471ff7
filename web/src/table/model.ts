// What the table shows: which rows pass, in which order, in which groups. Pure; rows are numbers.
import { type Column, lowerOf, ranksOf } from "./columns.ts";

// One column's condition: one of the values (null: not known), or a range of numbers. Conditions on different columns
// must all hold.
export interface Filter {
  key: string;
  values?: (string | null)[];
  from?: number;
  to?: number;
}

export interface Sort {
  key: string;
  descending: boolean;
}

export interface Group {
  value: string | null;
  rows: number[];
}

function keepByFilter(column: Column, filter: Filter, keep: Uint8Array) {
  if (column.kind === "text") {
    const wanted = new Set(filter.values);
    const passes = Uint8Array.from(column.values, (value) => (wanted.has(value) ? 1 : 0));
    for (let row = 0; row < keep.length; ++row) keep[row]! &= passes[column.index[row]!]!;
    return;
  }
  const { from = -Infinity, to = Infinity } = filter;
  const takesUnknown = filter.values?.includes(null) ?? false;
  for (let row = 0; row < keep.length; ++row) {
    const value = column.numbers[row]!;
    if (Number.isNaN(value) ? !takesUnknown : takesUnknown || value < from || value > to) keep[row] = 0;
  }
}

// Every word must be in one of the row's texts. `region:eu` looks in one column only.
function keepByWord(columns: Map<string, Column>, word: string, keep: Uint8Array) {
  const colon = word.indexOf(":");
  const one = colon > 0 ? columns.get(word.slice(0, colon)) : undefined;
  const needle = one?.kind === "text" ? word.slice(colon + 1) : word;
  const searched = one?.kind === "text" ? [one] : [...columns.values()].filter((column) => column.kind === "text");
  const found = new Uint8Array(keep.length);
  for (const column of searched) {
    const passes = Uint8Array.from(lowerOf(column), (text) => (text.includes(needle) ? 1 : 0));
    if (!passes.includes(1)) continue;
    for (let row = 0; row < found.length; ++row) found[row]! |= passes[column.index[row]!]!;
  }
  for (let row = 0; row < keep.length; ++row) keep[row]! &= found[row]!;
}

export function select(columns: Map<string, Column>, rows: number, filters: Filter[], query: string): Uint8Array {
  const keep = new Uint8Array(rows).fill(1);
  for (const filter of filters) {
    const column = columns.get(filter.key);
    if (column !== undefined) keepByFilter(column, filter, keep);
  }
  for (const word of query.toLowerCase().split(/\s+/)) if (word !== "") keepByWord(columns, word, keep);
  return keep;
}

// Rows that pass, in order; ties stay in rank order. "Not known" stands last, whichever the direction.
export function order(columns: Map<string, Column>, keep: Uint8Array, sort: Sort): Uint32Array {
  const result = new Uint32Array(keep.reduce((sum, kept) => sum + kept, 0));
  for (let row = 0, at = 0; row < keep.length; ++row) if (keep[row]) result[at++] = row;
  const column = columns.get(sort.key);
  if (column === undefined) return result;
  const sign = sort.descending ? -1 : 1;
  const by = new Float64Array(keep.length);
  if (column.kind === "text") {
    const ranks = ranksOf(column);
    for (const row of result)
      by[row] = column.values[column.index[row]!] === null ? Infinity : sign * ranks[column.index[row]!]!;
  } else {
    for (const row of result) by[row] = Number.isNaN(column.numbers[row]!) ? Infinity : sign * column.numbers[row]!;
  }
  return result.sort((a, b) => {
    const [left, right] = [by[a]!, by[b]!];
    return left === right ? a - b : left < right ? -1 : 1;
  });
}

// Groups in the order of their first row, so that the most urgent group stands first where rows are in rank order.
export function group(column: Column, rows: Uint32Array): Group[] {
  const groups = new Map<string | null, Group>();
  for (const row of rows) {
    const value =
      column.kind === "text" ? (column.values[column.index[row]!] ?? null) : numberText(column.numbers[row]!);
    let found = groups.get(value);
    if (found === undefined) groups.set(value, (found = { value, rows: [] }));
    found.rows.push(row);
  }
  return [...groups.values()];
}

const numberText = (value: number) => (Number.isNaN(value) ? null : String(value));

// How often each value of a text column occurs among the rows, the most frequent first.
export function tally(column: Column, keep: Uint8Array): { value: string | null; rows: number }[] {
  const counts = new Uint32Array(column.values.length);
  for (let row = 0; row < keep.length; ++row) if (keep[row]) counts[column.index[row]!]!++;
  return column.values
    .map((value, i) => ({ value, rows: counts[i]! }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows || ((a.value ?? "~") < (b.value ?? "~") ? -1 : 1));
}
