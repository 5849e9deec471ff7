// Patch operations on an axis: when scans and installs ran, how they ended, and when the next ones are due.
import { scaleUtc } from "d3-scale";
import { useEffect, useRef } from "preact/hooks";
import type { Instance, Operation } from "../data/contract.ts";
import { clean, minute, plural, seconds, word } from "../format.ts";
import { now } from "../state.ts";
import { Text, When } from "./small.tsx";

type Outcome = "good" | "bad" | "open" | "skipped";

function outcomeOf(status: string): Outcome {
  const text = status.toLowerCase().replace(/[^a-z]/g, "");
  if (/^(success|succeeded|installed|compliant|completed)/.test(text)) return "good";
  if (/(pending|inprogress|delayed|waiting)/.test(text)) return "open";
  if (/(skipped|cancel|terminated|noinstances|invalidtag|disabled|cutoff)/.test(text)) return "skipped";
  return "bad";
}

const kLanes = ["Install", "Scan", "Other"] as const;
const lane = (operation: string | null) => (operation === "Install" ? 0 : operation === "Scan" ? 1 : 2);

interface Mark {
  at: number;
  lane: number;
  outcome: Outcome | "planned";
  label: string;
}

function Shape({ mark, x, y }: { mark: Mark; x: number; y: number }) {
  return (
    <g class={`op ${mark.outcome}`} transform={`translate(${x},${y})`}>
      <title>{clean(mark.label)}</title>
      <circle r="9" class="hit" />
      {mark.outcome === "bad" ? <path d="M-4 -4 4 4M4 -4-4 4" /> : <circle r="4.5" />}
    </g>
  );
}

export function Timeline({ of }: { of: Instance }) {
  const { operations } = of.history;
  const today = now.value;
  const scroller = useRef<HTMLDivElement>(null);
  // Where not all of it is in sight, the latest is.
  useEffect(() => {
    if (scroller.current !== null) scroller.current.scrollLeft = scroller.current.scrollWidth;
  }, [of]);
  const marks: Mark[] = [];
  for (const operation of operations ?? []) {
    if (operation.at === null) continue;
    marks.push({
      at: seconds(operation.at),
      lane: lane(operation.operation),
      outcome: outcomeOf(operation.status),
      label: `${minute(seconds(operation.at))}: ${operation.operation ?? "operation"} ${operation.status}${operation.reads_as ? `, reads as ${operation.reads_as}` : ""}`,
    });
  }
  const planned = (at: string | null, which: string) => {
    if (at !== null)
      marks.push({
        at: seconds(at),
        lane: lane(which),
        outcome: "planned",
        label: `${minute(seconds(at))}: next ${which.toLowerCase()} is due`,
      });
  };
  planned(of.patching.next_install_at, "Install");
  planned(of.patching.next_scan_at, "Scan");
  const since = of.compliance.non_compliant_since === null ? null : seconds(of.compliance.non_compliant_since);
  const lanes = kLanes.filter((_, i) => i < 2 || marks.some((mark) => mark.lane === i));
  const [width, left, right, rowHeight] = [680, 58, 16, 34];
  const height = lanes.length * rowHeight + 34;
  // AWS keeps 30 days of commands; what is older is drawn where it is, what is far ahead too.
  const from = Math.min(today - 30 * 86400, ...marks.map(({ at }) => at)) - 86400;
  const to = Math.max(today + 3 * 86400, ...marks.map(({ at }) => at)) + 86400;
  const x = scaleUtc([new Date(from * 1000), new Date(to * 1000)], [left, width - right]);
  const at = (time: number) => x(new Date(time * 1000));
  const format = x.tickFormat(6);
  return (
    <div class="timeline">
      <div class="timeline-scroll" ref={scroller} tabIndex={0} role="region" aria-label="Timeline of patch operations">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`Timeline: ${plural(marks.filter(({ outcome }) => outcome !== "planned").length, "operation")}; listed below`}
        >
          {since !== null && (
            <rect
              class="since"
              x={Math.max(left, at(since))}
              width={Math.max(0, at(today) - Math.max(left, at(since)))}
              y={4}
              height={lanes.length * rowHeight}
            >
              <title>{`out of compliance since ${minute(since)}`}</title>
            </rect>
          )}
          {lanes.map((name, i) => (
            <g key={name}>
              <text class="lane" x={0} y={i * rowHeight + rowHeight / 2 + 8}>
                {name}
              </text>
              <line
                class="grid"
                x1={left}
                x2={width - right}
                y1={i * rowHeight + rowHeight / 2 + 4}
                y2={i * rowHeight + rowHeight / 2 + 4}
              />
            </g>
          ))}
          {x.ticks(6).map((tick) => (
            <g key={tick.getTime()}>
              <line
                class="tick-line"
                x1={x(tick)}
                x2={x(tick)}
                y1={lanes.length * rowHeight + 4}
                y2={lanes.length * rowHeight + 9}
              />
              <text class="tick" x={x(tick)} y={height - 8} text-anchor="middle">
                {format(tick)}
              </text>
            </g>
          ))}
          <line class="now" x1={at(today)} x2={at(today)} y1={4} y2={lanes.length * rowHeight + 6} />
          <text class="now-text" x={at(today) + 4} y={12}>
            now
          </text>
          {marks.map((mark, i) => (
            <Shape key={i} mark={mark} x={at(mark.at)} y={mark.lane * rowHeight + rowHeight / 2 + 4} />
          ))}
        </svg>
      </div>
      <p class="legend" aria-hidden="true">
        <span class="good">● succeeded</span>
        <span class="bad">✕ failed</span>
        <span class="skipped">○ skipped</span>
        <span class="planned">◌ due</span>
        {since !== null && <span class="since-key">out of compliance</span>}
      </p>
      {operations === null ? (
        <p class="empty">The history could not be read.</p>
      ) : operations.length === 0 ? (
        <p class="empty">No patch operation is on record in the 30 days that AWS keeps.</p>
      ) : (
        <Operations list={operations} />
      )}
    </div>
  );
}

function Operations({ list }: { list: Operation[] }) {
  const rows = (part: Operation[]) =>
    part.map((operation, i) => (
      <li key={i} class={outcomeOf(operation.status)}>
        <span class="op-when">
          <When at={operation.at} />
        </span>
        <span class="op-what">
          <b>{operation.operation ?? "?"}</b> <Text of={operation.status} />
          {operation.status_details && operation.status_details !== operation.status && (
            <>
              {" "}
              (<Text of={operation.status_details} />)
            </>
          )}
          {operation.exit_code !== null && operation.exit_code !== undefined && <> exit {operation.exit_code}</>}
          {operation.reads_as && (
            <>
              {" "}
              reads as <b>{clean(operation.reads_as)}</b>
            </>
          )}
          {operation.summary && (
            <span class="op-summary">
              <Text of={operation.summary} />
            </span>
          )}
          <small class="faint">
            {word(operation.kind)}{" "}
            <code>
              <bdi>{clean(operation.id)}</bdi>
            </code>
            {(operation.seen_in ?? []).length > 1 && (
              <>
                {" "}
                · seen in{" "}
                {operation
                  .seen_in!.map(({ kind }) => word(kind))
                  .filter((kind, at, all) => all.indexOf(kind) === at)
                  .join(", ")}
              </>
            )}
          </small>
        </span>
      </li>
    ));
  return (
    <>
      <ul class="operations">{rows(list.slice(0, 5))}</ul>
      {list.length > 5 && (
        <details>
          <summary>{plural(list.length - 5, "earlier operation")}</summary>
          <ul class="operations">{rows(list.slice(5))}</ul>
        </details>
      )}
    </>
  );
}
