// What could not be seen: each hole with the permission to grant and the conclusions it weakens, and what was read where.
import { useEffect, useState } from "preact/hooks";
import type { Coverage } from "../data/page.ts";
import { clean, count, plural } from "../format.ts";
import { first, part } from "../state.ts";
import { type Column, numberAt, textAt, unpackColumns } from "../table/columns.ts";
import { Copy, Section, Text } from "./small.tsx";

interface Row {
  account: string;
  region: string;
  step: string;
  operation: string;
  status: string;
  items: number;
  error: string | null;
  message: string | null;
  permission: string | null;
  affects: string | null;
}

function rowsOf(columns: Map<string, Column>): Row[] {
  const text = (key: string, row: number) => textAt(columns.get(key), row);
  return Array.from({ length: columns.get("items")?.numbers.length ?? 0 }, (_, row) => ({
    account: text("account", row) ?? "",
    region: text("region", row) ?? "",
    step: text("step", row) ?? "",
    operation: text("operation", row) ?? "",
    status: text("status", row) ?? "",
    items: numberAt(columns.get("items"), row) ?? 0,
    error: text("error_code", row),
    message: text("message", row),
    permission: text("permission", row),
    affects: text("affects", row),
  }));
}

const kWorst = ["failed", "denied", "partial", "skipped", "complete"];
const kSigns: Record<string, string> = { complete: "✓", partial: "◐", denied: "✕", failed: "!", skipped: "–" };
const worst = (rows: Row[]) => kWorst.find((status) => rows.some((row) => row.status === status)) ?? "";

function grouped<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

function Holes({ rows }: { rows: Row[] }) {
  const holes = grouped(
    rows.filter(({ status }) => status !== "complete" && status !== "skipped"),
    (row) => `${row.operation}\n${row.status}\n${row.error}\n${row.affects}`,
  );
  if (holes.size === 0)
    return (
      <p class="all-seen">
        Everything that was asked for was read: no conclusion in this report is weaker for something that wasn't seen.
      </p>
    );
  const permissions = [
    ...new Set(rows.filter(({ status }) => status === "denied").flatMap(({ permission }) => permission ?? [])),
  ].sort();
  const statement = JSON.stringify({ Effect: "Allow", Action: permissions, Resource: "*" }, null, 2);
  return (
    <>
      <ul class="holes">
        {[...holes.values()]
          .sort((a, b) => b.length - a.length)
          .map((list, i) => {
            const one = list[0]!;
            const places = list.map(({ account, region }) => `${account} ${region}`);
            return (
              <li key={i}>
                <div class="hole-head">
                  <span class={`badge status ${one.status}`}>{one.status}</span> <code>{clean(one.operation)}</code>{" "}
                  <span class="faint">
                    {places.length === 1 ? (
                      places[0]
                    ) : (
                      <details class="places">
                        <summary>in {count(places.length)} places</summary>
                        {places.join(", ")}
                      </details>
                    )}
                  </span>
                </div>
                {one.affects && (
                  <p>
                    <Text of={one.affects} />
                  </p>
                )}
                {one.permission && (
                  <p class="grant">
                    Grant <code>{clean(one.permission)}</code>
                    <Copy text={one.permission} what={one.permission} />
                  </p>
                )}
                {(one.error || one.message) && (
                  <p class="faint said">
                    <Text of={[one.error, one.message].filter(Boolean).join(": ")} />
                  </p>
                )}
              </li>
            );
          })}
      </ul>
      {permissions.length > 0 && (
        <details class="statement">
          <summary>The statement that grants {permissions.length === 1 ? "it" : `all ${permissions.length}`}</summary>
          <div class="command">
            <pre tabIndex={0}>
              <code>{statement}</code>
            </pre>
            <Copy text={statement} what="the statement" />
          </div>
        </details>
      )}
    </>
  );
}

const kMostColumns = 40;

const isHole = ({ status }: Row) => status !== "complete" && status !== "skipped";

function Matrix({ rows }: { rows: Row[] }) {
  const [which, setWhich] = useState("holes");
  const isWhole = !rows.some(isHole);
  const picked = which === "all" || isWhole ? rows : rows.filter(isHole);
  const operations = new Set(picked.map(({ operation }) => operation));
  const shown = rows.filter(({ operation }) => operations.has(operation));
  // Many scopes are told by account, the worst of its Regions standing for all.
  const byScope = (row: Row) => `${row.account} ${row.region}`;
  const byAccount = (row: Row) => row.account;
  const key = new Set(rows.map(byScope)).size <= kMostColumns ? byScope : byAccount;
  // Those with holes first where not all can stand side by side.
  const holes = new Set(shown.filter(isHole).map(key));
  const all = [...new Set(shown.map(key))].sort();
  const columns =
    all.length <= kMostColumns
      ? all
      : [...all.filter((one) => holes.has(one)), ...all.filter((one) => !holes.has(one))].slice(0, kMostColumns);
  const table = grouped(shown, ({ step, operation }) => `${step}\n${operation}`);
  const names = new Map(first.value!.run.accounts.map(({ id, name }) => [id, name]));
  return (
    <>
      {!isWhole && (
        <p class="switch">
          <label>
            <input type="radio" name="which" checked={which === "holes"} onChange={() => setWhich("holes")} />{" "}
            operations with holes
          </label>
          <label>
            <input type="radio" name="which" checked={which === "all"} onChange={() => setWhich("all")} /> every
            operation
          </label>
        </p>
      )}
      <div class="scroll-x" tabIndex={0} role="region" aria-label="Coverage by operation, account and Region">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">Operation</th>
              {columns.map((column) => {
                const [account = "", region] = column.split(" ");
                return (
                  <th key={column} scope="col">
                    <span>
                      <bdi>{clean(names.get(account) || account)}</bdi> {region && clean(region)}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {[...table].map(([head, list]) => {
              const [step = "", operation = ""] = head.split("\n");
              const cells = grouped(list, key);
              return (
                <tr key={head}>
                  <th scope="row">
                    <code>{clean(operation)}</code> <small class="faint">{step}</small>
                  </th>
                  {columns.map((column) => {
                    const cell = cells.get(column);
                    if (cell === undefined) return <td key={column} />;
                    const status = worst(cell);
                    const said = `${operation} in ${column}: ${status}${cell.length > 1 ? " (the worst of its Regions)" : `, ${plural(cell[0]!.items, "item")}`}${cell[0]!.message ? `. ${cell[0]!.message}` : ""}`;
                    return (
                      <td key={column} class={status} title={clean(said)}>
                        <span aria-label={status}>{kSigns[status]}</span>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {columns.length < all.length && (
        <p class="empty">
          {count(all.length - columns.length)} more accounts aren’t drawn;{" "}
          {count(Math.max(0, holes.size - columns.length))} of them have holes, which the list above names.
        </p>
      )}
      <p class="legend">
        {Object.entries(kSigns).map(([status, sign]) => (
          <span key={status}>
            <i class={`cell-key ${status}`}>{sign}</i> {status}
          </span>
        ))}
      </p>
    </>
  );
}

export function Unseen() {
  const report = first.value!;
  const [rows, setRows] = useState<Row[] | null>(null);
  const [error, setError] = useState("");
  const [isDrawn, setDrawn] = useState(!report.run.complete);
  useEffect(() => {
    part<Coverage>("coverage").then(
      ({ columns }) => {
        const items = columns.find(({ key }) => key === "items");
        setRows(rowsOf(unpackColumns(columns, items !== undefined && "n" in items ? items.n.length : 0)));
      },
      (reason: unknown) => setError(String(reason)),
    );
  }, []);
  const counts = report.coverage.counts;
  const skipped = report.run.accounts.filter(({ status }) => status !== "read");
  return (
    <Section
      id="unseen"
      title="What we couldn’t see"
      note={
        <>
          {["complete", "partial", "denied", "failed", "skipped"]
            .filter((status) => (counts[status] ?? 0) > 0)
            .map((status) => `${count(counts[status]!)} ${status}`)
            .join(", ")}{" "}
          of{" "}
          {plural(
            Object.values(counts).reduce((a, b) => a + b, 0),
            "listing",
          )}{" "}
          by account, Region and operation.
        </>
      }
    >
      {error !== "" && <p class="failure">{error}</p>}
      {rows !== null && <Holes rows={rows} />}
      {skipped.length > 0 && (
        <p class="skipped-accounts">
          Accounts left out:{" "}
          {skipped.map(({ id, name, reason }, i) => (
            <span key={id}>
              {i > 0 && "; "}
              <code>{id}</code> {name && <Text of={name} />}
              {reason && (
                <>
                  {" "}
                  (<Text of={reason} />)
                </>
              )}
            </span>
          ))}
        </p>
      )}
      {report.left_out.length > 0 && (
        <div class="left-out">
          <h3>Left out of this file to keep it small</h3>
          <ul>
            {report.left_out.map(({ what, count: number, where }) => (
              <li key={what}>
                {what}: {count(number)}. <code>{where}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {rows !== null && rows.length > 0 && (
        <details class="coverage" open={isDrawn} onToggle={(event) => setDrawn(event.currentTarget.open)}>
          <summary>What was read, by operation, account and Region</summary>
          {isDrawn && <Matrix rows={rows} />}
        </details>
      )}
    </Section>
  );
}
