// How a row's values look in the table. Four columns show several values in one cell.
import type { ComponentChildren } from "preact";
import { clean, count, word } from "../format.ts";
import { type Column, columnLabel, numberAt, textAt } from "../table/columns.ts";
import { Copy, Tier, When } from "./small.tsx";

export interface Shown {
  key: string;
  label: string;
  sortKey: string;
  width: string; // of the grid's column
  isNumber: boolean;
  // the packed columns in it: what an export of this cell has
  holds: string[];
  cell: (row: number) => ComponentChildren;
}

export const Unknown = () => (
  <span class="unknown" title="not known">
    –
  </span>
);

function plain(column: Column): Shown["cell"] {
  if (column.kind === "time")
    return (row) => (numberAt(column, row) === null ? <Unknown /> : <When at={numberAt(column, row)} />);
  if (column.kind === "number") {
    return (row) => {
      const value = numberAt(column, row);
      return value === null ? <Unknown /> : count(Math.round(value * 10) / 10);
    };
  }
  return (row) => {
    const value = textAt(column, row);
    if (value === null) return <Unknown />;
    return (
      <bdi class={column.isId ? "mono" : ""} title={clean(value)}>
        {clean(word(value))}
      </bdi>
    );
  };
}

export function shownColumn(columns: Map<string, Column>, key: string): Shown | null {
  const text = (name: string, row: number) => textAt(columns.get(name), row);
  const number = (name: string, row: number) => numberAt(columns.get(name), row);
  const composite: Record<string, Omit<Shown, "key">> = {
    tier: {
      label: "Priority",
      sortKey: "score",
      width: "112px",
      isNumber: false,
      holds: ["tier", "score", "lowest", "highest"],
      cell: (row) => {
        const [score, lowest, highest] = [number("score", row), number("lowest", row), number("highest", row)];
        const isRange = lowest !== null && highest !== null && lowest !== highest;
        return (
          <span
            class="priority"
            title={
              isRange ? `${score}; between ${lowest} and ${highest} once the unknown signals are known` : undefined
            }
          >
            <Tier of={text("tier", row)} />
            <b>{score}</b>
            {isRange && <small>–{highest}</small>}
          </span>
        );
      },
    },
    instance: {
      label: "Instance",
      sortKey: "name",
      width: "minmax(196px, 1.2fr)",
      isNumber: false,
      holds: ["instance_id", "name"],
      cell: (row) => {
        const id = text("instance_id", row) ?? "";
        const name = text("name", row);
        return (
          <span class="two">
            <span class="strong">
              {name === null ? <span class="mono">{id}</span> : <bdi title={clean(name)}>{clean(name)}</bdi>}
            </span>
            <span class="mono faint">
              {name === null ? <span class="unknown">no name</span> : id}
              <Copy text={id} what={id} />
            </span>
          </span>
        );
      },
    },
    where: {
      label: "Where",
      sortKey: "account",
      width: "minmax(130px, 0.8fr)",
      isNumber: false,
      holds: ["account", "region"],
      cell: (row) => {
        const name = text("account_name", row);
        return (
          <span class="two">
            <span title={text("account", row) ?? ""}>
              <bdi>{name === null ? text("account", row) : clean(name)}</bdi>
            </span>
            <span class="faint">{text("region", row)}</span>
          </span>
        );
      },
    },
    why: {
      label: "Why",
      sortKey: "cause",
      width: "minmax(220px, 2fr)",
      isNumber: false,
      holds: ["cause", "confidence", "summary"],
      cell: (row) => {
        const summary = text("summary", row) ?? "";
        return (
          <span class="two">
            <span class="cause">
              {text("cause", row)} <small class="faint">{text("confidence", row)}</small>
            </span>
            <span class="faint" title={clean(summary)}>
              <bdi>{clean(summary)}</bdi>
            </span>
          </span>
        );
      },
    },
    exposure: {
      label: "Exposure",
      sortKey: "exposure",
      width: "108px",
      isNumber: false,
      holds: ["exposure", "breadth", "ports"],
      cell: (row) => {
        const ports = text("ports", row);
        const level = text("exposure", row) ?? "unknown";
        return (
          <span class="two">
            <span class={level === "internet" ? "strong" : level === "unknown" ? "unknown" : ""}>{level}</span>
            <span class="faint" title={ports ?? ""}>
              {ports === null ? (text("environment", row) === "production" ? "production" : "") : clean(ports)}
            </span>
          </span>
        );
      },
    },
  };
  const found = Object.hasOwn(composite, key) ? composite[key] : undefined;
  if (found !== undefined) return { key, ...found };
  const column = columns.get(key);
  if (column === undefined) return null;
  const width =
    kWidths[key] ?? (column.kind === "number" ? "100px" : column.kind === "time" ? "100px" : "minmax(130px, 1fr)");
  return {
    key,
    label: columnLabel(key),
    sortKey: key,
    width,
    isNumber: column.kind === "number",
    holds: [key],
    cell: plain(column),
  };
}

const kWidths: Record<string, string> = { rank: "84px", outcome: "118px", status: "124px" };

// Columns that can be chosen: those with more than one value in a cell, then every other one.
export function choices(columns: Map<string, Column>): { key: string; label: string }[] {
  const composites = ["tier", "instance", "where", "why", "exposure"].map((key) => ({
    key,
    label: shownColumn(columns, key)!.label,
  }));
  const inside = new Set(["tier", "exposure"]);
  return [
    ...composites,
    ...[...columns.values()].filter(({ key }) => !inside.has(key)).map(({ key, label }) => ({ key, label })),
  ];
}
