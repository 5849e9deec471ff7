// Fewest fixes first: each change, what it clears, and how much of the risk is gone with those above it.
import { scaleLinear } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { useEffect, useState } from "preact/hooks";
import type { Step } from "../data/contract.ts";
import { clean, count, percent, plural } from "../format.ts";
import { actionSteps, first, table } from "../state.ts";
import { numberAt, textAt } from "../table/columns.ts";
import { changesFor, show } from "./head.tsx";
import { Icon, Prose, Section } from "./small.tsx";
import { Steps } from "./steps.tsx";

const kShownAtFirst = 8;

function Curve({ share, pointed }: { share: number[]; pointed: number | null }) {
  const [width, height] = [360, 240];
  const [left, right, top, bottom] = [8, 44, 14, 26];
  const x = scaleLinear([0, Math.max(1, share.length)], [left, width - right]);
  const y = scaleLinear([0, 1], [height - bottom, top]);
  // Thousands of points look like some hundred; the first ones, where it bends, stay.
  const step = Math.max(1, Math.floor(share.length / 300));
  const points: [number, number][] = [[0, 0]];
  share.forEach((value, i) => {
    if (i < 50 || i % step === 0 || i === share.length - 1) points.push([i + 1, value]);
  });
  const path =
    line<[number, number]>(
      (p) => x(p[0]),
      (p) => y(p[1]),
    ).curve(curveMonotoneX)(points) ?? "";
  const under =
    area<[number, number]>(
      (p) => x(p[0]),
      y(0),
      (p) => y(p[1]),
    ).curve(curveMonotoneX)(points) ?? "";
  const marks = [...new Set([changesFor(share, 0.5), changesFor(share, 0.9)])].filter(
    (n) => n > 0 && n <= share.length,
  );
  const at = pointed === null ? null : { n: pointed + 1, share: share[pointed] ?? 0 };
  const words = marks.map((n) => `${plural(n, "change")} remove ${percent(share[n - 1]!)}`).join("; ");
  return (
    <figure class="curve">
      <figcaption>Risk removed, by number of changes</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Risk removed by number of changes: ${words}`}>
        {[0, 0.25, 0.5, 0.75, 1].map((value) => (
          <g key={value}>
            <line class="grid" x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
            <text class="tick" x={width - right + 8} y={y(value) + 3.5}>
              {percent(value)}
            </text>
          </g>
        ))}
        <path class="under" d={under} />
        <path class="line" d={path} />
        {x
          .ticks(4)
          .filter((n) => Number.isInteger(n))
          .map((n) => (
            <text key={n} class="tick" x={x(n)} y={height - 8} text-anchor={n === 0 ? "start" : "middle"}>
              {count(n)}
            </text>
          ))}
        {at === null &&
          marks.map((n) => (
            <g key={n}>
              <circle class="dot" cx={x(n)} cy={y(share[n - 1]!)} r="4" />
              <text
                class="mark"
                x={Math.min(x(n) + 9, width - right - 78)}
                y={y(share[n - 1]!) + 16}
              >{`${count(n)} → ${percent(share[n - 1]!)}`}</text>
            </g>
          ))}
        {at !== null && (
          <g>
            <line class="point" x1={x(at.n)} x2={x(at.n)} y1={y(0)} y2={y(at.share)} />
            <circle class="dot" cx={x(at.n)} cy={y(at.share)} r="5" />
            <text
              class="mark"
              x={Math.min(x(at.n) + 9, width - right - 78)}
              y={y(at.share) + 16}
            >{`${count(at.n)} → ${percent(at.share)}`}</text>
          </g>
        )}
      </svg>
    </figure>
  );
}

function Opened({ action }: { action: number }) {
  const [steps, setSteps] = useState<Step[] | null | undefined>(undefined);
  const [error, setError] = useState("");
  useEffect(() => {
    actionSteps(action).then(setSteps, (reason: unknown) => setError(String(reason)));
  }, [action]);
  const columns = table.value?.columns;
  const rows: number[] = [];
  if (table.value !== null) {
    const of = columns?.get("action");
    for (let row = 0; row < table.value.rows && rows.length < 12; ++row)
      if (numberAt(of, row) === action + 1) rows.push(row);
  }
  const all = first.value!.actions.count[action]!;
  return (
    <div class="fix-open">
      <div class="fix-instances">
        {rows.map((row) => (
          <a
            key={row}
            class="chip"
            href={`#open=${textAt(columns?.get("account"), row)}/${textAt(columns?.get("region"), row)}/${textAt(columns?.get("instance_id"), row)}`}
          >
            <bdi>{clean(textAt(columns?.get("name"), row) ?? textAt(columns?.get("instance_id"), row) ?? "")}</bdi>
          </a>
        ))}
        <button
          type="button"
          class="link"
          onClick={() => show({ key: "change", values: [first.value!.actions.title[action]!] })}
        >
          {all > rows.length ? `all ${plural(all, "instance")} in the table` : "show in the table"}
        </button>
      </div>
      {error !== "" && <p class="failure">{error}</p>}
      {steps === undefined && error === "" && <p class="empty">Reading…</p>}
      {steps === null && (
        <p class="empty">
          The steps of this change were left out to keep the file small: <code>patchtriage actions</code> prints them.
        </p>
      )}
      {steps && <Steps steps={steps} />}
    </div>
  );
}

export function Fixes() {
  const { actions } = first.value!;
  const [opened, setOpened] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [shown, setShown] = useState(kShownAtFirst);
  const total = actions.risk.reduce((sum, risk) => sum + risk, 0) || 1;
  const most = Math.max(...actions.risk, 1);
  if (actions.title.length === 0) {
    return (
      <Section id="fixes" title="Fewest fixes first">
        <p class="empty">
          No change would clear an instance: either nothing is out of compliance, or what is could not be explained by
          what was read.
        </p>
      </Section>
    );
  }
  return (
    <Section
      id="fixes"
      title="Fewest fixes first"
      note="One row is one change. Done from the top, each removes the most risk that is left."
    >
      <div class="fixes">
        <ol class="fix-list" onMouseLeave={() => setPointed(null)}>
          {actions.title.slice(0, shown).map((title, i) => (
            <li key={i} class={opened === i ? "is-open" : ""} onMouseEnter={() => setPointed(i)}>
              <button
                type="button"
                class="fix"
                aria-expanded={opened === i}
                onClick={() => setOpened(opened === i ? null : i)}
                onFocus={() => setPointed(i)}
                onBlur={() => setPointed(null)}
              >
                <span class="fix-number">{i + 1}</span>
                <span class="fix-title">
                  <Prose of={title} />
                </span>
                <span class="fix-count">
                  <b>{count(actions.count[i]!)}</b> {actions.count[i] === 1 ? "instance" : "instances"}
                </span>
                <span
                  class="fix-risk"
                  title={`${percent(actions.risk[i]! / total)} of the risk that changes can remove`}
                >
                  <span class="bar-track" aria-hidden="true">
                    <i style={{ width: `${(100 * actions.risk[i]!) / most}%` }} />
                  </span>
                  <span class="fix-share">{percent(actions.share[i]!)}</span>
                </span>
                <Icon name="down" />
              </button>
              {opened === i && <Opened action={i} />}
            </li>
          ))}
        </ol>
        <Curve share={actions.share} pointed={pointed} />
      </div>
      {actions.title.length > kShownAtFirst && (
        <p class="more">
          {shown < actions.title.length ? (
            <button type="button" class="link" onClick={() => setShown(shown + (shown < 50 ? 42 : 200))}>
              Show {count(Math.min(shown < 50 ? 42 : 200, actions.title.length - shown))} more of{" "}
              {plural(actions.title.length, "change")}
            </button>
          ) : (
            <button type="button" class="link" onClick={() => setShown(kShownAtFirst)}>
              Show the first {kShownAtFirst} only
            </button>
          )}
        </p>
      )}
    </Section>
  );
}
