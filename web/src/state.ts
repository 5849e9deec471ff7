// Everything that changes while the page is read, and what follows from it.
import { batch, computed, effect, signal } from "@preact/signals";
import type { Instance, Step } from "./data/contract.ts";
import type { First } from "./data/page.ts";
import { type Chunk, type Pool, type Self, unpack } from "./data/pool.ts";
import { hasSection, section } from "./data/sections.ts";
import { seconds } from "./format.ts";
import { type Column, textAt } from "./table/columns.ts";
import { type Group, group, order, select } from "./table/model.ts";
import { type View, fragmentOf, kPlainView, viewOf } from "./table/view.ts";

export interface Table {
  rows: number;
  columns: Map<string, Column>;
}

export const first = signal<First | null>(null);
export const table = signal<Table | null>(null);
export const view = signal<View>(viewOf(location.hash));
export const openGroups = signal<Set<string | null>>(new Set());
// Position in `items` of the row that the keys move.
export const active = signal(0);
export const toast = signal("");
export const help = signal(false);
export const failure = signal("");
export const isNarrow = signal(matchMedia("(max-width: 700px)").matches);
matchMedia("(max-width: 700px)").addEventListener("change", (event) => (isNarrow.value = event.matches));

// The instant that counts as now in every conclusion of this report; the reader's clock has no part in it.
export const now = computed(() => (first.value === null ? 0 : seconds(first.value.run.as_of)));

// --- the table ---

const conditions = computed(() => ({ filters: view.value.filters, query: view.value.query }));
let lastKept: { filters: unknown; query: string; table: Table; keep: Uint8Array } | null = null;
export const kept = computed<Uint8Array>(() => {
  const { filters, query } = conditions.value;
  if (table.value === null) return new Uint8Array();
  if (lastKept?.filters === filters && lastKept.query === query && lastKept.table === table.value) return lastKept.keep;
  const keep = select(table.value.columns, table.value.rows, filters, query);
  lastKept = { filters, query, table: table.value, keep };
  return keep;
});

const sort = computed(() => `${view.value.sort.descending ? "-" : ""}${view.value.sort.key}`);
export const shown = computed<Uint32Array>(() => {
  if (table.value === null) return new Uint32Array();
  const text = sort.value;
  return order(table.value.columns, kept.value, { key: text.replace(/^-/, ""), descending: text.startsWith("-") });
});

const groupKey = computed(() => view.value.group);
export const groups = computed<Group[] | null>(() => {
  const column = groupKey.value === null ? undefined : table.value?.columns.get(groupKey.value);
  return column === undefined ? null : group(column, shown.value);
});

// What stands in the list, from top to bottom: rows, or -1, -2, … for the first, second, … group's head.
export const items = computed<Int32Array>(() => {
  if (groups.value === null) return Int32Array.from(shown.value);
  const list: number[] = [];
  groups.value.forEach(({ value, rows }, i) => {
    list.push(-i - 1);
    if (openGroups.value.has(value)) for (const row of rows) list.push(row);
  });
  return Int32Array.from(list);
});

export function change(part: Partial<View>) {
  batch(() => {
    view.value = { ...view.value, ...part };
    if (!("open" in part)) active.value = 0;
    if ("group" in part) openGroups.value = new Set();
  });
}

export const clearFilters = () => change({ filters: [], query: "" });

// --- the open instance ---

const columnOf = (key: string) => table.value?.columns.get(key);
export const refOf = (row: number) =>
  `${textAt(columnOf("account"), row)}/${textAt(columnOf("region"), row)}/${textAt(columnOf("instance_id"), row)}`;

const selfOf = (row: number): Self => ({
  account: textAt(columnOf("account"), row) ?? "",
  region: textAt(columnOf("region"), row) ?? "",
  instance_id: textAt(columnOf("instance_id"), row) ?? "",
});

// The row of ACCOUNT/REGION/i-…, or of i-… alone where only one has it; null where the report doesn't list it.
export function rowOf(ref: string): number | null {
  const ids = columnOf("instance_id");
  if (table.value === null || ids === undefined) return null;
  const id = ref.slice(ref.lastIndexOf("/") + 1);
  const found: number[] = [];
  for (let row = 0; row < table.value.rows; ++row) if (ids.values[ids.index[row]!] === id) found.push(row);
  if (!ref.includes("/")) return found.length === 1 ? found[0]! : null;
  return found.find((row) => refOf(row) === ref) ?? null;
}

export const openRow = computed<number | null>(() => (view.value.open === null ? null : rowOf(view.value.open)));

const parts = new Map<string, Promise<unknown>>();
export function part<T>(name: string): Promise<T> {
  let promise = parts.get(name) as Promise<T> | undefined;
  if (promise === undefined) parts.set(name, (promise = section<T>(name)));
  return promise;
}

async function piece<T>(kind: string, index: number, self: Self): Promise<T | null> {
  const size = first.value!.chunk_size;
  const name = `${kind}${Math.floor(index / size)}`;
  if (!hasSection(name)) return null;
  const [pool, chunk] = await Promise.all([part<Pool>("pool"), part<Chunk>(name)]);
  return unpack(pool, chunk, index % size, self) as T;
}

// null where this file has only the row.
export const detail = (row: number) => piece<Instance>("i", row, selfOf(row));

export const actionSteps = (action: number) => piece<Step[]>("a", action, selfOf(first.value!.actions.lead[action]!));

export function moveOpen(step: number) {
  const list = items.value;
  let at = active.value + step;
  while (at >= 0 && at < list.length && list[at]! < 0) at += step;
  if (at < 0 || at >= list.length) return;
  active.value = at;
  if (view.value.open !== null) view.value = { ...view.value, open: refOf(list[at]!) };
}

// --- the address ---

let written = location.hash.replace(/^#/, "");
export function followAddress() {
  // Opening an instance is a step that "back" takes back; everything else changes the address in place.
  let lastOpen = view.value.open;
  effect(() => {
    const fragment = fragmentOf(view.value);
    if (fragment === written) return;
    const address = fragment === "" ? location.pathname + location.search : `#${fragment}`;
    if (lastOpen === null && view.value.open !== null) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    lastOpen = view.value.open;
    written = fragment;
  });
  const read = () => {
    const fragment = location.hash.replace(/^#/, "");
    if (fragment === written) return;
    written = fragment;
    lastOpen = viewOf(fragment).open;
    view.value = fragment === "" ? kPlainView : viewOf(fragment);
  };
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
}

// --- light and dark ---

export type Theme = "system" | "light" | "dark";
const kThemes: Theme[] = ["system", "light", "dark"];
const remembered = (() => {
  try {
    return localStorage.getItem("patchtriage-theme");
  } catch {
    return null; // a reader who allows no storage has the system's theme
  }
})();
export const theme = signal<Theme>(kThemes.find((one) => one === remembered) ?? "system");
effect(() => {
  if (theme.value === "system") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme.value);
  try {
    localStorage.setItem("patchtriage-theme", theme.value);
  } catch {
    // as above
  }
});
export const nextTheme = () => (theme.value = kThemes[(kThemes.indexOf(theme.value) + 1) % kThemes.length]!);

let clearing: ReturnType<typeof setTimeout> | undefined;
export function say(text: string) {
  toast.value = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => (toast.value = ""), 2500);
}
