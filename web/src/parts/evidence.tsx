// Why a conclusion holds: a tree that folds, down to fields of AWS's records, proofs that something isn't listed, and gaps.
import type { Evidence } from "../data/contract.ts";
import { clean, plural } from "../format.ts";
import { Stamp, Text } from "./small.tsx";

const valueText = (value: unknown) =>
  value === null || value === undefined ? "(not sent)" : typeof value === "string" ? value : JSON.stringify(value);

function Record({ of }: { of: Evidence }) {
  return (
    <div class="record">
      {of.kind === "value" && (
        <code class="field">
          <bdi>{clean(of.field ?? "")}</bdi> = <bdi>{clean(valueText(of.value))}</bdi>
        </code>
      )}
      {of.kind === "not_listed" && <span class="badge">not listed</span>}
      {of.kind === "gap" && <span class="badge gap">not read</span>}
      <span class="source">
        {of.source && <code>{clean(of.source)}</code>}
        {of.record && (
          <code class="faint">
            <bdi>{clean(of.record)}</bdi>
          </code>
        )}
        {of.observed_at && <Stamp at={of.observed_at} />}
      </span>
      {(of.request_id || of.permission) && (
        <details class="receipt">
          <summary>receipt</summary>
          <dl>
            {of.account && (
              <>
                <dt>Account, Region</dt>
                <dd>
                  {clean(of.account)} {clean(of.region ?? "")}
                </dd>
              </>
            )}
            {of.observed_at && (
              <>
                <dt>Read at</dt>
                <dd>{of.observed_at}</dd>
              </>
            )}
            {of.request_id && (
              <>
                <dt>Request id</dt>
                <dd>
                  <code>{clean(of.request_id)}</code>
                </dd>
              </>
            )}
            {of.permission && (
              <>
                <dt>To grant</dt>
                <dd>
                  <code>{clean(of.permission)}</code>
                </dd>
              </>
            )}
          </dl>
        </details>
      )}
    </div>
  );
}

function Node({ of, depth }: { of: Evidence; depth: number }) {
  const because = of.because ?? [];
  if (because.length === 0) {
    return (
      <li class={`leaf ${of.kind}`}>
        <span class="claim">
          <Text of={of.claim} />
        </span>
        {of.kind !== "derived" && <Record of={of} />}
      </li>
    );
  }
  return (
    <li class="inner">
      <details open={depth < 2}>
        <summary>
          <span class="claim">
            <Text of={of.claim} />
          </span>{" "}
          <small class="faint">{plural(because.length, "reason")}</small>
        </summary>
        {of.kind !== "derived" && <Record of={of} />}
        <Tree evidence={because} depth={depth + 1} />
      </details>
    </li>
  );
}

export function Tree({ evidence, depth = 0 }: { evidence: Evidence[]; depth?: number }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="tree">
      {evidence.map((one, i) => (
        <Node key={i} of={one} depth={depth} />
      ))}
    </ul>
  );
}
