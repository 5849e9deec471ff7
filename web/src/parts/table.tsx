// The ranked table. Only the rows in sight are elements, so its length costs nothing.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { clean, count, plural, word } from "../format.ts";
import {
  active,
  change,
  clearFilters,
  first,
  groups,
  isNarrow,
  items,
  openGroups,
  refOf,
  table,
  view,
} from "../state.ts";
import { type Column, columnLabel, kDefaultColumns, numberAt, textAt } from "../table/columns.ts";
import type { Group } from "../table/model.ts";
import { isFiltered } from "../table/view.ts";
import { type Shown, shownColumn } from "./cells.tsx";
import { Section, Tier, When } from "./small.tsx";
import { Toolbar } from "./toolbar.tsx";

const kRow = 52;
const kCard = 104;
const kAhead = 8;

function openItem(at: number) {
  const item = items.value[at];
  if (item === undefined) return;
  active.value = at;
  if (item < 0) toggleGroup(groups.value![-item - 1]!.value);
  else change({ open: refOf(item) });
}

function toggleGroup(value: string | null) {
  const next = new Set(openGroups.value);
  if (!next.delete(value)) next.add(value);
  openGroups.value = next;
}

function Head({ columns }: { columns: Shown[] }) {
  const { sort } = view.value;
  return (
    <div role="row" class="row head-row" aria-rowindex={1}>
      {columns.map(({ key, label, sortKey, isNumber }) => {
        const isSorted = sort.key === sortKey;
        return (
          <div
            key={key}
            role="columnheader"
            class={isNumber ? "number" : ""}
            aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : "none"}
          >
            <button
              type="button"
              onClick={() => change({ sort: nextSort(sortKey) })}
              title={`Sort by ${clean(columnLabel(sortKey)).toLowerCase()}`}
            >
              <bdi>{clean(label)}</bdi>
              <i aria-hidden="true">{isSorted ? (sort.descending ? "↓" : "↑") : ""}</i>
            </button>
          </div>
        );
      })}
    </div>
  );
}

// Numbers are most interesting from the largest; a second click turns round, a third goes back to the ranking.
function nextSort(key: string) {
  const { sort } = view.value;
  const startsDescending = table.value!.columns.get(key)?.kind === "number" && key !== "rank";
  if (sort.key !== key) return { key, descending: startsDescending };
  return sort.descending === startsDescending
    ? { key, descending: !startsDescending }
    : { key: "rank", descending: false };
}

function GroupHead({
  group,
  at,
  top,
  height,
  columns,
}: {
  group: Group;
  at: number;
  top: number;
  height: number;
  columns: number;
}) {
  const isOpen = openGroups.value.has(group.value);
  const tier = table.value!.columns.get("tier");
  const counts = new Map<string, number>();
  for (const row of group.rows) {
    const value = textAt(tier, row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const name =
    view.value.group === "account" ? first.value!.run.accounts.find(({ id }) => id === group.value)?.name : undefined;
  return (
    <div
      role="row"
      id={`item-${at}`}
      aria-rowindex={at + 2}
      class={`group-row${active.value === at ? " is-active" : ""}`}
      style={{ top: `${top}px`, height: `${height}px` }}
    >
      <div role="gridcell" aria-colspan={columns}>
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={isOpen}
          onClick={() => {
            active.value = at;
            toggleGroup(group.value);
          }}
        >
          <span class="twist" aria-hidden="true">
            {isOpen ? "▾" : "▸"}
          </span>
          <span class="group-name">
            {group.value === null ? (
              <span class="unknown">not known</span>
            ) : (
              <bdi>{clean(word(group.value)) || "(empty)"}</bdi>
            )}
            {name && (
              <small>
                <bdi>{clean(name)}</bdi>
              </small>
            )}
          </span>
          <span class="group-tiers">
            {["P1", "P2", "P3", "P4"]
              .filter((one) => counts.has(one))
              .map((one) => (
                <span key={one}>
                  <Tier of={one} /> {count(counts.get(one)!)}
                </span>
              ))}
          </span>
          <b>{plural(group.rows.length, "instance")}</b>
        </button>
      </div>
    </div>
  );
}

function Card({ row, columns }: { row: number; columns: Map<string, Column> }) {
  const text = (key: string) => textAt(columns.get(key), row);
  return (
    <div role="gridcell" class="card">
      <span class="card-top">
        <Tier of={text("tier")} />
        <b>{numberAt(columns.get("score"), row)}</b>
        <span class="strong">
          <bdi>{clean(text("name") ?? text("instance_id") ?? "")}</bdi>
        </span>
        <span class="faint">
          <When at={numberAt(columns.get("non_compliant_since"), row)} none="" />
        </span>
      </span>
      <span class="cause">{text("cause")}</span>
      <span class="faint summary">
        <bdi>{clean(text("summary") ?? "")}</bdi>
      </span>
      <span class="faint">
        <bdi>{clean(text("account_name") ?? text("account") ?? "")}</bdi> · {text("region")} ·{" "}
        {text("exposure") === "internet" ? "internet" : text("manageability")}
      </span>
    </div>
  );
}

function Empty() {
  const isNothing = table.value!.rows === 0;
  return (
    <div class="table-empty">
      {isNothing ? (
        <p>
          Every instance that was read is compliant, so none is listed. <code>patchtriage report --all</code> lists the
          compliant ones too.
        </p>
      ) : (
        <p>
          No instance passes these filters.{" "}
          {isFiltered(view.value) && (
            <button type="button" class="link" onClick={clearFilters}>
              Clear them
            </button>
          )}
        </p>
      )}
    </div>
  );
}

// Mounted anew after an empty selection, so that what it measures is there.
function Grid() {
  return items.value.length === 0 ? <Empty /> : <Rows />;
}

function Rows() {
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 640 });
  const columns = table.value!.columns;
  const keys = view.value.columns ?? kDefaultColumns;
  const shownColumns = useMemo(() => keys.flatMap((key) => shownColumn(columns, key) ?? []), [columns, keys]);
  const list = items.value;
  const narrow = isNarrow.value;
  const height = narrow ? kCard : kRow;
  const start = Math.max(0, Math.floor(scroll.top / height) - kAhead);
  const end = Math.min(list.length, Math.ceil((scroll.top + scroll.height) / height) + kAhead);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);

  // Another selection starts at its top.
  useEffect(() => {
    if (scroller.current !== null && active.value === 0) scroller.current.scrollTop = 0;
  }, [list]);

  // The active row stays in sight.
  const at = active.value;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const head = narrow ? 0 : 40;
    if (at * height < element.scrollTop) element.scrollTop = at * height;
    else if ((at + 1) * height + head > element.scrollTop + element.clientHeight)
      element.scrollTop = (at + 1) * height + head - element.clientHeight;
  }, [at, height, narrow]);

  const template = shownColumns.map(({ width }) => width).join(" ");
  const open = view.value.open;
  const rows = [];
  for (let i = start; i < end; ++i) {
    const item = list[i]!;
    const top = i * height;
    if (item < 0) {
      rows.push(
        <GroupHead
          key={`g${item}`}
          group={groups.value![-item - 1]!}
          at={i}
          top={top}
          height={height}
          columns={shownColumns.length}
        />,
      );
      continue;
    }
    const isOpen = open !== null && refOf(item) === open;
    rows.push(
      <div
        key={item}
        role="row"
        id={`item-${i}`}
        aria-rowindex={i + 2}
        aria-selected={i === at}
        class={`row${i === at ? " is-active" : ""}${isOpen ? " is-open" : ""}`}
        style={
          narrow
            ? { top: `${top}px`, height: `${height}px` }
            : { top: `${top}px`, height: `${height}px`, gridTemplateColumns: template }
        }
        onClick={() => openItem(i)}
      >
        {narrow ? (
          <Card row={item} columns={columns} />
        ) : (
          shownColumns.map(({ key, isNumber, cell }) => (
            <div key={key} role="gridcell" class={isNumber ? "number" : ""}>
              {cell(item)}
            </div>
          ))
        )}
      </div>,
    );
  }
  return (
    <div
      class="grid-scroll"
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="Instances"
      aria-rowcount={list.length + 1}
      aria-colcount={narrow ? 1 : shownColumns.length}
      aria-activedescendant={at >= start && at < end ? `item-${at}` : undefined}
      onKeyDown={(event) => {
        const page = Math.max(1, Math.floor(scroll.height / height) - 1);
        const steps: Record<string, number> = {
          ArrowDown: 1,
          ArrowUp: -1,
          PageDown: page,
          PageUp: -page,
          Home: -Infinity,
          End: Infinity,
        };
        const step = steps[event.key];
        if (step === undefined || event.target !== event.currentTarget) return;
        event.preventDefault();
        active.value = Math.max(0, Math.min(list.length - 1, at + step));
      }}
    >
      <div class="grid" role="presentation" style={narrow ? {} : { "--columns": template, minWidth: "min-content" }}>
        {!narrow && (
          <div role="rowgroup" class="grid-head" style={{ "--columns": template }}>
            <Head columns={shownColumns} />
          </div>
        )}
        <div role="rowgroup" class="grid-body" style={{ height: `${list.length * height}px` }}>
          {rows}
        </div>
      </div>
    </div>
  );
}

// Paper has no scrolling: the first rows, as they are shown.
function Printed() {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia("print");
    const on = () => setPrinting(true);
    const off = () => setPrinting(false);
    const follow = () => setPrinting(media.matches);
    addEventListener("beforeprint", on);
    addEventListener("afterprint", off);
    media.addEventListener("change", follow);
    return () => {
      removeEventListener("beforeprint", on);
      removeEventListener("afterprint", off);
      media.removeEventListener("change", follow);
    };
  }, []);
  if (!isPrinting) return null;
  const columns = table.value!.columns;
  const rows = [...items.value.subarray(0, 400)].filter((item) => item >= 0).slice(0, 50);
  const shownColumns = kDefaultColumns.flatMap((key) => shownColumn(columns, key) ?? []);
  return (
    <table class="printed">
      <caption>
        {rows.length < items.value.length
          ? `The first ${count(rows.length)} of ${count(items.value.length)}`
          : plural(rows.length, "instance")}
      </caption>
      <thead>
        <tr>
          {shownColumns.map(({ key, label, isNumber }) => (
            <th key={key} class={isNumber ? "number" : ""}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            {shownColumns.map(({ key, cell, isNumber }) => (
              <td key={key} class={isNumber ? "number" : ""}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Instances() {
  return (
    <Section id="instances" title="Instances" note="In the order in which to look at them.">
      {table.value === null ? (
        <div class="table-empty">
          <p>Reading…</p>
        </div>
      ) : (
        <>
          <Toolbar />
          {items.value.length === 0 ? <Empty /> : <Grid />}
          <Printed />
        </>
      )}
    </Section>
  );
}
