// What a reader looks at, and how the address of the page says it: everything after the # can be sent to others.
import type { Filter, Sort } from "./model.ts";

export interface View {
  query: string;
  filters: Filter[];
  sort: Sort;
  group: string | null;
  columns: string[] | null; // null: the default ones
  open: string | null; // ACCOUNT/REGION/i-…
}

export const kPlainView: View = {
  query: "",
  filters: [],
  sort: { key: "rank", descending: false },
  group: null,
  columns: null,
  open: null,
};

const kOurs = new Set(["q", "sort", "group", "col", "open"]);

// "~" is "not known"; a text that starts with it gets another one.
const packValue = (value: string | null) => (value === null ? "~" : value.startsWith("~") ? `~${value}` : value);
const unpackValue = (text: string) => (text === "~" ? null : text.startsWith("~") ? text.slice(1) : text);

export function fragmentOf(view: View): string {
  const parameters = new URLSearchParams();
  if (view.query !== "") parameters.set("q", view.query);
  for (const filter of view.filters) {
    for (const value of filter.values ?? []) parameters.append(`is.${filter.key}`, packValue(value));
    if (filter.from !== undefined) parameters.set(`from.${filter.key}`, String(filter.from));
    if (filter.to !== undefined) parameters.set(`to.${filter.key}`, String(filter.to));
  }
  if (view.sort.key !== "rank" || view.sort.descending)
    parameters.set("sort", `${view.sort.descending ? "-" : ""}${view.sort.key}`);
  if (view.group !== null) parameters.set("group", view.group);
  if (view.columns !== null) for (const key of view.columns) parameters.append("col", key);
  if (view.open !== null) parameters.set("open", view.open);
  // Slashes and colons may stand in a fragment, and are easier to read.
  return parameters.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
}

// What it doesn't know it leaves out: the address is anyone's.
export function viewOf(fragment: string): View {
  const view: View = { ...kPlainView, filters: [] };
  const filters = new Map<string, Filter>();
  const filterOf = (key: string) => {
    const filter = filters.get(key) ?? { key };
    filters.set(key, filter);
    return filter;
  };
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    const dot = name.indexOf(".");
    if (kOurs.has(name)) {
      if (name === "q") view.query = value;
      if (name === "sort") view.sort = { key: value.replace(/^-/, ""), descending: value.startsWith("-") };
      if (name === "group") view.group = value || null;
      if (name === "col") (view.columns ??= []).push(value);
      if (name === "open") view.open = value || null;
    } else if (name.startsWith("is.")) {
      (filterOf(name.slice(3)).values ??= []).push(unpackValue(value));
    } else if ((name.startsWith("from.") || name.startsWith("to.")) && Number.isFinite(Number(value))) {
      filterOf(name.slice(dot + 1))[name.slice(0, dot) as "from" | "to"] = Number(value);
    }
  }
  view.filters = [...filters.values()];
  return view;
}

export const isFiltered = (view: View) => view.query !== "" || view.filters.length > 0;

// The filters with a value of one column switched on or off.
export function toggled(filters: Filter[], key: string, value: string | null): Filter[] {
  const filter = filters.find((one) => one.key === key);
  const had = filter?.values ?? [];
  const values = had.includes(value) ? had.filter((one) => one !== value) : [...had, value];
  const others = filters.filter((one) => one.key !== key);
  return values.length === 0 ? others : [...others, { key, values }];
}

export const hasFilter = (filters: Filter[], key: string, value: string | null) =>
  filters.some((filter) => filter.key === key && (filter.values?.includes(value) ?? false));
