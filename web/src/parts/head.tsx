// The answer: one sentence, what was read, and first of all whether everything could be.
import type { First } from "../data/page.ts";
import { count, duration, minute, percent, plural, seconds } from "../format.ts";
import { change, first, help, nextTheme, theme } from "../state.ts";
import { Icon } from "./small.tsx";

const kThemeIcon = { system: "auto", light: "sun", dark: "moon" } as const;

export function Bar() {
  const sections = [
    ["fixes", "Fixes"],
    ["where", "Where"],
    ["instances", "Instances"],
    ["unseen", "Not seen"],
    ["method", "Method"],
  ];
  return (
    <header class="bar">
      <a
        class="brand"
        href="#"
        onClick={(event) => {
          event.preventDefault();
          scrollTo({ top: 0 });
        }}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <rect x="1" y="1" width="18" height="18" rx="5" fill="var(--accent)" />
          <path d="M5 6.2h10M5 10h6.5M5 13.8h3" stroke="var(--on-accent)" stroke-width="1.8" stroke-linecap="round" />
        </svg>
        patchtriage
      </a>
      <nav aria-label="Sections">
        {sections.map(([id, name]) => (
          <a
            key={id}
            href={`#${id}`}
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(id!)?.scrollIntoView();
            }}
          >
            {name}
          </a>
        ))}
      </nav>
      <div class="bar-end">
        <button
          type="button"
          class="quiet round"
          onClick={nextTheme}
          title={`Theme: ${theme.value} (t)`}
          aria-label={`Theme: ${theme.value}`}
        >
          <Icon name={kThemeIcon[theme.value]} />
        </button>
        <button
          type="button"
          class="quiet round"
          onClick={() => (help.value = true)}
          title="Keys (?)"
          aria-label="Keys and help"
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

// How many of the changes, taken in order, remove at least this share of the risk.
export function changesFor(share: number[], wanted: number): number {
  const at = share.findIndex((value) => value >= wanted - 1e-9);
  return at < 0 ? share.length : at + 1;
}

function Sentence({ report }: { report: First }) {
  const { totals, actions } = report;
  if (totals.instances === 0) return <h1>There are no EC2 instances in the accounts and Regions that were read.</h1>;
  if (totals.non_compliant === 0) {
    return (
      <h1>
        Nothing is <em>known to be</em> out of compliance.
        {totals.unknown > 0 && (
          <>
            {" "}
            {totals.unknown === 1 ? "1 instance" : `${count(totals.unknown)} instances`} could not be judged
            {report.never_scanned > 0
              ? `, ${count(report.never_scanned)} because ${report.never_scanned === 1 ? "it was" : "they were"} never scanned`
              : ""}
            :{" "}
            <button type="button" class="link" onClick={() => show({ key: "status", values: ["unknown"] })}>
              see {totals.unknown === 1 ? "it" : "them"}
            </button>
            .
          </>
        )}
      </h1>
    );
  }
  const wanted = changesFor(actions.share, 0.9);
  const share = actions.share[wanted - 1] ?? 0;
  return (
    <h1>
      <strong>{count(totals.non_compliant)}</strong> of {plural(totals.instances, "instance")}{" "}
      {totals.non_compliant === 1 ? "is" : "are"} out of patch compliance
      {wanted > 0 ? (
        <>
          ; <strong>{plural(wanted, "change")}</strong> would clear <strong>{percent(share)}</strong> of the risk.
        </>
      ) : (
        "."
      )}
    </h1>
  );
}

export function show(filter: { key: string; values: (string | null)[] }) {
  change({ filters: [filter], query: "" });
  document.getElementById("instances")?.scrollIntoView();
}

export function Head() {
  const report = first.value!;
  const { run, totals, calls } = report;
  const read = run.accounts.filter(({ status }) => status === "read").length;
  const took = seconds(run.finished_at) - seconds(run.started_at);
  return (
    <div class="head">
      {!run.complete && (
        <p class="incomplete" role="status">
          <b>Not everything could be read.</b> {plural(report.coverage.holes, "hole")} in what was asked of AWS; the
          conclusions that depend on them say so.{" "}
          <a
            href="#unseen"
            onClick={(event) => {
              event.preventDefault();
              document.getElementById("unseen")?.scrollIntoView();
            }}
          >
            What is missing, and what to grant
          </a>
        </p>
      )}
      <Sentence report={report} />
      <p class="scope">
        {totals.non_compliant > 0 && totals.unknown > 0 && (
          <>
            <button type="button" class="link" onClick={() => show({ key: "status", values: ["unknown"] })}>
              {count(totals.unknown)} more
            </button>{" "}
            could not be judged.{" "}
          </>
        )}
        {plural(read, "account")}, {plural(run.regions.length, "Region")}, as of{" "}
        <time dateTime={run.as_of} title={run.as_of}>
          {minute(seconds(run.as_of))}
        </time>
        . Read in {duration(took)} with {plural(calls.total, "call")};{" "}
        {run.complete ? "everything was read." : "not everything was read."}
        {totals.accepted > 0 && (
          <>
            {" "}
            {plural(totals.accepted, "instance")} {totals.accepted === 1 ? "has" : "have"} an accepted exception and{" "}
            {totals.accepted === 1 ? "stays" : "stay"} listed.
          </>
        )}
      </p>
    </div>
  );
}
