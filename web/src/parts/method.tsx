// How the conclusions were drawn: the rules that fired, the scoring, the run, and what this page is made of.
import { useEffect, useState } from "preact/hooks";
import type { Method as MethodPart } from "../data/page.ts";
import { clean, count, plural } from "../format.ts";
import { first, part } from "../state.ts";
import { show } from "./head.tsx";
import { Id, Section, Text } from "./small.tsx";

function Rule({ of }: { of: MethodPart["rules"][number] }) {
  const parts: [string, string][] = [
    ["How records establish it", of.established],
    ["What it is not", of.is_not],
    ["What would disprove it", of.disproved_by],
  ];
  return (
    <li>
      <details>
        <summary>
          <span class="cause">{clean(of.id)}</span> <small class="faint">{plural(of.instances, "instance")}</small>
        </summary>
        <p>
          <Text of={of.means} />
        </p>
        {parts
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <p key={name}>
              <b>{name}.</b> <Text of={text} />
            </p>
          ))}
        <button type="button" class="link" onClick={() => show({ key: "rule", values: [of.id] })}>
          Its instances
        </button>
      </details>
    </li>
  );
}

const kRulesAtFirst = 12;

export function Method() {
  const { run, tool, calls } = first.value!;
  const [method, setMethod] = useState<MethodPart | null>(null);
  const [error, setError] = useState("");
  const [shown, setShown] = useState(kRulesAtFirst);
  useEffect(() => {
    part<MethodPart>("method").then(setMethod, (reason: unknown) => setError(String(reason)));
  }, []);
  const operations = Object.entries(calls.by_operation).sort((a, b) => b[1] - a[1]);
  const notices = document.getElementById("notices")?.textContent ?? "";
  return (
    <Section
      id="method"
      title="Method"
      note="Every conclusion is drawn from AWS’s records alone; nothing in AWS was changed."
    >
      {error !== "" && <p class="failure">{error}</p>}
      <div class="method">
        <div>
          <h3>Rules that fired</h3>
          {method?.rules.length === 0 && <p class="empty">None: nothing is listed.</p>}
          <ul class="rules">
            {(method?.rules ?? []).slice(0, shown).map((rule) => (
              <Rule key={rule.id} of={rule} />
            ))}
          </ul>
          {(method?.rules.length ?? 0) > shown && (
            <p class="more">
              <button type="button" class="link" onClick={() => setShown(Infinity)}>
                Show all {plural(method!.rules.length, "rule")}
              </button>
            </p>
          )}
        </div>
        <div>
          <h3>Priority</h3>
          <p>
            A score from 0 to 100 is the sum of signals that AWS’s records give. A signal that could not be read widens
            the range and never lowers its upper end.
          </p>
          {method !== null && (
            <table class="weights">
              <tbody>
                {method.signals.map(({ name, weight, documentation }) => (
                  <tr key={name}>
                    <th scope="row">
                      {name.replaceAll("_", " ")}
                      <small class="faint">
                        <Text of={documentation} />
                      </small>
                    </th>
                    <td class="number">{count(weight)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <h3>This run</h3>
          <dl class="facts">
            <div>
              <dt>Run</dt>
              <dd>
                <Id of={run.id} />
              </dd>
            </div>
            <div>
              <dt>Scoring and thresholds</dt>
              <dd>
                <Id of={run.settings_hash} what="the hash of the settings" />
              </dd>
            </div>
            <div>
              <dt>Counts as now</dt>
              <dd>{run.as_of}</dd>
            </div>
            <div>
              <dt>Read</dt>
              <dd>
                {run.started_at} to {run.finished_at}
              </dd>
            </div>
            <div>
              <dt>Calls</dt>
              <dd>
                {count(calls.total)}, {count(calls.throttled)} throttled, {count(calls.retried)} retried,{" "}
                {count(calls.failed)} failed
              </dd>
            </div>
            <div>
              <dt>Tool</dt>
              <dd>
                {tool.name} {tool.version}
              </dd>
            </div>
          </dl>
          <details class="calls">
            <summary>Calls by operation</summary>
            <table>
              <tbody>
                {operations.map(([name, n]) => (
                  <tr key={name}>
                    <th scope="row">
                      <code>{clean(name)}</code>
                    </th>
                    <td class="number">{count(n)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
          <details class="notices">
            <summary>What this page contains of others</summary>
            <pre tabIndex={0}>{notices.trim()}</pre>
          </details>
        </div>
      </div>
    </Section>
  );
}
