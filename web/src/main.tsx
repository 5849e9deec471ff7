// Starts the page: what answers at a glance as soon as it is there, the table when all of the file is.
import { render } from "preact";
import type { First, PackedColumn } from "./data/page.ts";
import { section, whenParsed } from "./data/sections.ts";
import { listenToKeys } from "./keys.ts";
import { Fixes } from "./parts/fixes.tsx";
import { Figures, ageOf } from "./parts/figures.tsx";
import { Bar, Head } from "./parts/head.tsx";
import { Heat } from "./parts/heat.tsx";
import { Help } from "./parts/help.tsx";
import { Method } from "./parts/method.tsx";
import { Panel } from "./parts/panel.tsx";
import { Instances } from "./parts/table.tsx";
import { Unseen } from "./parts/unseen.tsx";
import { failure, first, followAddress, now, table, toast } from "./state.ts";
import { derive, numberAt, unpackColumns } from "./table/columns.ts";
import "./style/style.css";

function Page() {
  if (failure.value !== "") {
    return (
      <main class="broken">
        <h1>This report can’t be read.</h1>
        <p>{failure.value}</p>
        <p>
          Write it again with <code>patchtriage report -o html=report.html</code>.
        </p>
      </main>
    );
  }
  if (first.value === null) return null;
  return (
    <>
      <a
        class="skip"
        href="#instances"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>("[role=grid]")?.focus();
        }}
      >
        To the instances
      </a>
      <Bar />
      <main>
        <Head />
        <Figures />
        <Fixes />
        <Heat />
        <Instances />
        {table.value !== null && (
          <>
            <Unseen />
            <Method />
          </>
        )}
      </main>
      <footer class="foot">
        patchtriage {first.value.tool.version} · read-only · this page asks nothing of the network
      </footer>
      <Panel />
      <Help />
      <div class="toast" role="status" aria-live="polite">
        {toast.value !== "" && <span>{toast.value}</span>}
      </div>
    </>
  );
}

async function start() {
  render(<Page />, document.getElementById("app")!);
  first.value = await section<First>("first");
  const report = first.value;
  document.title = `${report.totals.non_compliant} of ${report.totals.instances} out of compliance · patchtriage`;
  await whenParsed();
  const columns = unpackColumns((await section<{ columns: PackedColumn[] }>("rows")).columns, report.listed);
  const [since, action] = [columns.get("non_compliant_since"), columns.get("action")];
  columns.set(
    "age",
    derive("age", report.listed, (row) => ageOf(numberAt(since, row), now.value)),
  );
  columns.set(
    "change",
    derive("change", report.listed, (row) => {
      const number = numberAt(action, row);
      return number === null ? null : (report.actions.title[number - 1] ?? null);
    }),
  );
  table.value = { rows: report.listed, columns };
  followAddress();
  listenToKeys();
  performance.mark("interactive");
}

start().catch((reason: unknown) => {
  failure.value = reason instanceof Error ? reason.message : String(reason);
});
