// The state at a glance. Every figure is a filter of the table.
import type { Counts } from "../data/page.ts";
import { count, percent, title } from "../format.ts";
import { change, first, view } from "../state.ts";
import { hasFilter, toggled } from "../table/view.ts";
import { Tier } from "./small.tsx";

const toggle = (key: string, value: string | null) => change({ filters: toggled(view.value.filters, key, value) });
const isOn = (key: string, value: string | null) => hasFilter(view.value.filters, key, value);

function Compliance() {
  const { totals, lists_all } = first.value!;
  const parts = [
    { value: "non_compliant", name: "non-compliant", n: totals.non_compliant },
    { value: "unknown", name: "unknown", n: totals.unknown },
    { value: "compliant", name: "compliant", n: totals.compliant },
  ];
  const all = Math.max(1, totals.instances);
  return (
    <div class="compliance">
      <div class="compliance-bar" aria-hidden="true">
        {parts
          .filter(({ n }) => n > 0)
          .map(({ value, n }) => (
            <i key={value} class={value} style={{ flexGrow: n / all }} />
          ))}
      </div>
      <div class="compliance-keys">
        {parts.map(({ value, name, n }) => {
          const text = (
            <>
              <i class={`swatch ${value}`} aria-hidden="true" />
              <b>{count(n)}</b> {name} <span class="share">{percent(n / all)}</span>
            </>
          );
          // Compliant instances are rows only where the report was asked for them.
          return value === "compliant" && !lists_all ? (
            <span key={value} class="key" title="Not listed: patchtriage report --all lists them too">
              {text}
            </span>
          ) : (
            <button
              key={value}
              type="button"
              class="key"
              aria-pressed={isOn("status", value)}
              onClick={() => toggle("status", value)}
            >
              {text}
            </button>
          );
        })}
      </div>
    </div>
  );
}

function Bars({
  column,
  counts,
  order,
  name,
}: {
  column: string;
  counts: Counts;
  order?: readonly string[];
  name: string;
}) {
  const keys = order ?? Object.keys(counts).sort((a, b) => counts[b]! - counts[a]! || (a < b ? -1 : 1));
  const rows = keys.filter((key) => (counts[key] ?? 0) > 0);
  const most = Math.max(1, ...rows.map((key) => counts[key]!));
  return (
    <div class="figure">
      <h2>{name}</h2>
      {rows.length === 0 && <p class="empty">None.</p>}
      <ul class="bars">
        {rows.map((key) => (
          <li key={key}>
            <button type="button" aria-pressed={isOn(column, key)} onClick={() => toggle(column, key)}>
              <span class="bar-name">{title(key)}</span>
              <span class="bar-track" aria-hidden="true">
                <i style={{ width: `${(100 * counts[key]!) / most}%` }} />
              </span>
              <span class="bar-count">{count(counts[key]!)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Tiers() {
  const { by_tier } = first.value!.totals;
  const tiers = ["P1", "P2", "P3", "P4"];
  const most = Math.max(1, ...tiers.map((tier) => by_tier[tier] ?? 0));
  return (
    <div class="figure tiers">
      <h2>Priority</h2>
      <ul class="bars">
        {tiers.map((tier) => (
          <li key={tier}>
            <button type="button" aria-pressed={isOn("tier", tier)} onClick={() => toggle("tier", tier)}>
              <Tier of={tier} />
              <span class="bar-track" aria-hidden="true">
                <i class={tier.toLowerCase()} style={{ width: `${(100 * (by_tier[tier] ?? 0)) / most}%` }} />
              </span>
              <span class="bar-count">{count(by_tier[tier] ?? 0)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export const kAges = ["under a week", "1 to 4 weeks", "1 to 3 months", "over 3 months", "not known"];

// By whole days, as src/report/page counts them.
export function ageOf(since: number | null, now: number): string {
  if (since === null) return "not known";
  const days = (now - since) / 86400;
  return days < 7 ? kAges[0]! : days < 28 ? kAges[1]! : days < 90 ? kAges[2]! : kAges[3]!;
}

function Ages() {
  const { ages } = first.value!;
  const most = Math.max(1, ...kAges.map((age) => ages[age] ?? 0));
  return (
    <div class="figure ages">
      <h2>Age of findings</h2>
      <ul class="columns-chart">
        {kAges.map((age) => (
          <li key={age}>
            <button type="button" aria-pressed={isOn("age", age)} onClick={() => toggle("age", age)}>
              <b>{count(ages[age] ?? 0)}</b>
              <i
                class={age === "not known" ? "unknown" : ""}
                style={{ height: (ages[age] ?? 0) === 0 ? "0" : `max(3px, ${(100 * (ages[age] ?? 0)) / most}%)` }}
                aria-hidden="true"
              />
              <span>{age}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Figures() {
  const report = first.value!;
  if (report.totals.instances === 0) return null;
  const { none: _none, ...causes } = report.totals.by_category;
  return (
    <div class="figures" role="group" aria-label="Figures; each filters the table">
      <Compliance />
      <div class="figure-grid">
        <Tiers />
        <Bars column="category" counts={causes} name="Why" />
        <Bars
          column="manageability"
          counts={report.manageability}
          order={["managed", "lost", "unmanaged", "stopped", "unknown"]}
          name="Systems Manager"
        />
        <Ages />
      </div>
    </div>
  );
}
