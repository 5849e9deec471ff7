// The menus above the table: filter by anything, group by anything, columns, and export.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { clean, count, word } from "../format.ts";
import { change, first, say, shown, table, view } from "../state.ts";
import { type Column, kDefaultColumns } from "../table/columns.ts";
import { csv } from "../table/csv.ts";
import { type Filter, select, tally } from "../table/model.ts";
import { toggled } from "../table/view.ts";
import { choices, shownColumn } from "./cells.tsx";

const kGroupsFirst = [
  "account",
  "category",
  "cause",
  "asg",
  "region",
  "tier",
  "manageability",
  "environment",
  "vpc_id",
  "change",
];
const kFiltersFirst = [
  "tier",
  "category",
  "cause",
  "account",
  "region",
  "manageability",
  "exposure",
  "environment",
  "outcome",
  "verdict",
  "severity",
  "age",
  "platform",
  "asg",
];

// The well-known ones first, then by label; tags last.
function sorted(columns: Column[], ahead: string[]): Column[] {
  const place = (key: string) => (ahead.includes(key) ? ahead.indexOf(key) : key.startsWith("tag:") ? 2000 : 1000);
  return [...columns].sort((a, b) => place(a.key) - place(b.key) || (a.label < b.label ? -1 : 1));
}

// What a menu shows first takes the focus, so that typing goes on where the reader looks.
function useFocus<T extends HTMLElement>() {
  const element = useRef<T>(null);
  useLayoutEffect(() => element.current?.focus(), []);
  return element;
}

function ChooseColumn({ columns, pick, label }: { columns: Column[]; pick: (column: Column) => void; label: string }) {
  const [text, setText] = useState("");
  const found = columns.filter((column) => column.label.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      <input
        type="search"
        class="menu-search"
        placeholder={label}
        aria-label={label}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        ref={useFocus<HTMLInputElement>()}
      />
      <ul class="menu-list">
        {found.map((column) => (
          <li key={column.key}>
            <button type="button" onClick={() => pick(column)}>
              <bdi>{clean(column.label)}</bdi>
            </button>
          </li>
        ))}
        {found.length === 0 && <li class="empty">No column is called so.</li>}
      </ul>
    </>
  );
}

function NumberRange({ column, close }: { column: Column; close: () => void }) {
  const known = view.value.filters.find(({ key }) => key === column.key);
  const days = column.kind === "time";
  const now = Date.parse(first.value!.run.as_of) / 1000;
  const [from, setFrom] = useState(days ? "" : String(known?.from ?? ""));
  const [to, setTo] = useState(days ? "" : String(known?.to ?? ""));
  const apply = (filter: Omit<Filter, "key">) => {
    const others = view.value.filters.filter(({ key }) => key !== column.key);
    change({ filters: [...others, { key: column.key, ...filter }] });
    close();
  };
  return (
    <form
      class="range"
      onSubmit={(event) => {
        event.preventDefault();
        const [low, high] = [from.trim() === "" ? undefined : Number(from), to.trim() === "" ? undefined : Number(to)];
        // For times, days ago: the larger number is the earlier one.
        if (days)
          apply({
            ...(high === undefined ? {} : { from: now - high * 86400 }),
            ...(low === undefined ? {} : { to: now - low * 86400 }),
          });
        else apply({ ...(low === undefined ? {} : { from: low }), ...(high === undefined ? {} : { to: high }) });
      }}
    >
      <p>
        {column.label}
        {days ? ", days ago" : ""}
      </p>
      <label>
        from{" "}
        <input
          type="number"
          step="any"
          value={from}
          ref={useFocus<HTMLInputElement>()}
          onInput={(event) => setFrom(event.currentTarget.value)}
        />
      </label>
      <label>
        to <input type="number" step="any" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
      </label>
      <div>
        <button type="submit" class="primary">
          Filter
        </button>
        <button type="button" class="link" onClick={() => apply({ values: [null] })}>
          not known
        </button>
      </div>
    </form>
  );
}

const kValuesShown = 200;

function Values({ column }: { column: Column }) {
  const [text, setText] = useState("");
  // The values as they were when the menu was opened: a choice doesn't make the others go away.
  const all = useMemo(() => tally(column, othersThan(column.key)), [column]);
  const found = all.filter(({ value }) => (value ?? "not known").toLowerCase().includes(text.toLowerCase()));
  const chosen = view.value.filters.find(({ key }) => key === column.key)?.values ?? [];
  return (
    <>
      <input
        type="search"
        class="menu-search"
        placeholder={`Search ${column.label.toLowerCase()}`}
        aria-label={`Search ${column.label}`}
        ref={useFocus<HTMLInputElement>()}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ul class="menu-list values">
        {found.slice(0, kValuesShown).map(({ value, rows }) => (
          <li key={value}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => change({ filters: toggled(view.value.filters, column.key, value) })}
              />
              <span class={value === null ? "unknown" : ""}>
                <bdi>{value === null ? "not known" : value === "" ? "(empty)" : clean(word(value))}</bdi>
              </span>
              <small>{count(rows)}</small>
            </label>
          </li>
        ))}
        {found.length === 0 && <li class="empty">No such value among these rows.</li>}
        {found.length > kValuesShown && (
          <li class="empty">{count(found.length - kValuesShown)} more: search to narrow them.</li>
        )}
      </ul>
    </>
  );
}

// Rows that pass every condition but those on this column.
function othersThan(key: string): Uint8Array {
  const { filters, query } = view.value;
  return select(
    table.value!.columns,
    table.value!.rows,
    filters.filter((filter) => filter.key !== key),
    query,
  );
}

export function FilterMenu({ close }: { close: () => void }) {
  const [column, setColumn] = useState<Column | null>(null);
  const columns = useMemo(
    () =>
      sorted(
        [...table.value!.columns.values()].filter(({ key }) => key !== "action"),
        kFiltersFirst,
      ),
    [],
  );
  if (column === null) return <ChooseColumn columns={columns} pick={setColumn} label="Filter by…" />;
  return (
    <>
      <button type="button" class="menu-back" onClick={() => setColumn(null)}>
        ‹ <bdi>{clean(column.label)}</bdi>
      </button>
      {column.kind === "text" ? <Values column={column} /> : <NumberRange column={column} close={close} />}
    </>
  );
}

export function GroupMenu({ close }: { close: () => void }) {
  const columns = useMemo(
    () =>
      sorted(
        [...table.value!.columns.values()].filter(
          ({ kind, key }) => kind === "text" && key !== "summary" && key !== "instance_id",
        ),
        kGroupsFirst,
      ),
    [],
  );
  return (
    <>
      {view.value.group !== null && (
        <button
          type="button"
          class="menu-back"
          onClick={() => {
            change({ group: null });
            close();
          }}
        >
          No groups
        </button>
      )}
      <ChooseColumn
        columns={columns}
        label="Group by…"
        pick={(column) => {
          change({ group: column.key });
          close();
        }}
      />
    </>
  );
}

export function ColumnMenu() {
  const all = choices(table.value!.columns);
  const chosen = view.value.columns ?? kDefaultColumns;
  const [text, setText] = useState("");
  const found = all.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
  const set = (keys: string[]) => {
    view.value = {
      ...view.value,
      columns: keys.length === 0 || keys.join("\n") === kDefaultColumns.join("\n") ? null : keys,
    };
  };
  return (
    <>
      <input
        type="search"
        class="menu-search"
        placeholder="Columns"
        aria-label="Search columns"
        ref={useFocus<HTMLInputElement>()}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ul class="menu-list values">
        {found.map(({ key, label }) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(key)}
                onChange={() => set(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])}
              />
              <span>
                <bdi>{clean(label)}</bdi>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <button type="button" class="menu-back" onClick={() => set(kDefaultColumns)}>
        The default columns
      </button>
    </>
  );
}

function save(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function exportCsv(keys: string[]) {
  const columns = keys.flatMap((key) => table.value!.columns.get(key) ?? []);
  save(`patchtriage-${first.value!.run.id.replace(/[^\w.-]+/g, "_")}.csv`, csv(columns, shown.value));
  say(`Exported ${count(shown.value.length)} rows`);
}

export function ExportMenu({ close }: { close: () => void }) {
  const chosen = (view.value.columns ?? kDefaultColumns).flatMap(
    (key) => shownColumn(table.value!.columns, key)?.holds ?? [],
  );
  const every = [...table.value!.columns.keys()];
  return (
    <ul class="menu-list">
      <li>
        <button
          type="button"
          onClick={() => {
            exportCsv([...new Set(chosen)]);
            close();
          }}
        >
          What is shown, as CSV<small>{count(shown.value.length)} rows, the columns shown</small>
        </button>
      </li>
      <li>
        <button
          type="button"
          onClick={() => {
            exportCsv(every);
            close();
          }}
        >
          All columns, as CSV
          <small>
            {count(shown.value.length)} rows, {count(every.length)} columns
          </small>
        </button>
      </li>
    </ul>
  );
}
