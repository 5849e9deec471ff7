// One instance in full, sliding over the table: the answer first, then what to do, then the proof.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Instance } from "../data/contract.ts";
import { clean, count, plural, title, word } from "../format.ts";
import {
  type Detail,
  active,
  change,
  detail,
  first,
  isNarrow,
  items,
  moveOpen,
  openRow,
  table,
  view,
} from "../state.ts";
import { textAt } from "../table/columns.ts";
import { Tree } from "./evidence.tsx";
import { Score } from "./score.tsx";
import { Copy, Icon, Id, Text, Tier, When } from "./small.tsx";
import { Steps } from "./steps.tsx";
import { Timeline } from "./timeline.tsx";

const close = () => change({ open: null });

function Block({ name, children, note }: { name: string; children: ComponentChildren; note?: ComponentChildren }) {
  return (
    <section class="block">
      <h3>
        {name}
        {note !== undefined && <small>{note}</small>}
      </h3>
      {children}
    </section>
  );
}

function Facts({ of }: { of: [string, ComponentChildren | null | undefined][] }) {
  const known = of.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return (
    <dl class="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const maybe = (text: string | null | undefined) =>
  text === null || text === undefined ? <span class="unknown">not known</span> : <Text of={text} />;
const maybeId = (text: string | null | undefined) =>
  text === null || text === undefined ? <span class="unknown">not known</span> : <Id of={text} />;

function Answer({ of }: { of: Instance }) {
  const cause = of.root_cause;
  return (
    <section class="answer">
      <p class="answer-text">
        <Text of={cause.summary} />
      </p>
      <p class="answer-cause">
        <span class="cause">
          {cause.category}/{cause.subcategory}
        </span>
        <span class={`badge confidence ${cause.confidence}`}>{cause.confidence} confidence</span>
        {cause.mechanism && cause.mechanism !== `${cause.category}/${cause.subcategory}` && (
          <code class="faint">{clean(cause.mechanism)}</code>
        )}
      </p>
      {of.exception && (
        <p class="exception">
          {of.exception.expired ? "An exception for this has expired" : "Accepted as an exception"}:{" "}
          <Text of={of.exception.reason} /> (owner <Text of={of.exception.owner} />,{" "}
          {of.exception.expired ? "expired" : "until"} {of.exception.expires_on})
        </p>
      )}
    </section>
  );
}

function Proof({ of, lacks }: { of: Instance; lacks: boolean }) {
  const cause = of.root_cause;
  const ruledOut = cause.ruled_out ?? [];
  return (
    <Block name="Because">
      {cause.evidence.length === 0 ? (
        <p class="empty">No record is cited for this.</p>
      ) : (
        <Tree evidence={cause.evidence} />
      )}
      {cause.contributing.length > 0 && (
        <div class="contributing">
          <h4>Contributing</h4>
          <ul class="tree">
            {cause.contributing.map((one, i) => (
              <li key={i} class="inner">
                <details>
                  <summary>
                    <span class="cause">
                      {one.category}/{one.subcategory}
                    </span>{" "}
                    <span class="claim">
                      <Text of={one.summary} />
                    </span>
                  </summary>
                  <Tree evidence={one.evidence ?? []} depth={1} />
                </details>
              </li>
            ))}
          </ul>
        </div>
      )}
      {ruledOut.length > 0 && (
        <details class="ruled-out">
          <summary>{plural(ruledOut.length, "cause")} ruled out</summary>
          <ul class="tree">
            {ruledOut.map((one, i) => (
              <li key={i} class="inner">
                <details>
                  <summary>
                    <span class="cause">
                      {one.category}/{one.subcategory}
                    </span>
                  </summary>
                  <Tree evidence={one.because} depth={1} />
                </details>
              </li>
            ))}
          </ul>
        </details>
      )}
      {lacks && (
        <p class="empty">
          What was ruled out isn't in this file, to keep it small: <code>patchtriage explain {of.instance_id}</code>{" "}
          prints it.
        </p>
      )}
      {cause.would_disprove && (
        <p class="disprove">
          <b>Would be disproved by</b> <Text of={cause.would_disprove} />
        </p>
      )}
    </Block>
  );
}

function Blockers({ of }: { of: Instance["manageability"] }) {
  return (
    <Block name="Manageability" note={title(of.state)}>
      <Facts
        of={[
          [
            "Ping",
            of.ping_status === null ? (
              <span class="unknown">not known</span>
            ) : (
              <>
                <Text of={of.ping_status} />, <When at={of.last_ping_at} />
              </>
            ),
          ],
          [
            "Agent",
            of.agent_version === null ? (
              <span class="unknown">not known</span>
            ) : (
              <>
                <Text of={of.agent_version} />
                {of.agent_is_latest === false ? ", not the latest" : of.agent_is_latest ? ", the latest" : ""}
              </>
            ),
          ],
          ["Session channel", of.session_channel === null ? null : of.session_channel],
          ["Mechanism", of.mechanism ? <code>{clean(of.mechanism)}</code> : null],
        ]}
      />
      {of.blockers === null ? (
        <p class="empty">What blocks it could not be told from what was read.</p>
      ) : of.blockers.length === 0 ? (
        <p class="empty">No blocker was found.</p>
      ) : (
        <ul class="tree blockers">
          {of.blockers.map((one, i) => (
            <li key={i} class="inner">
              <details>
                <summary>
                  <code class="code">{clean(one.code)}</code>{" "}
                  <span class="claim">
                    <Text of={one.summary} />
                  </span>
                </summary>
                <Tree evidence={one.evidence} depth={1} />
              </details>
            </li>
          ))}
        </ul>
      )}
      {(of.evidence ?? []).length > 0 && (
        <details class="ruled-out">
          <summary>How the state is known</summary>
          <Tree evidence={of.evidence!} depth={1} />
        </details>
      )}
    </Block>
  );
}

const kCounts = [
  "missing",
  "failed",
  "pending_reboot",
  "rejected",
  "critical",
  "security",
  "other",
  "available_security",
  "installed",
];
const kSeverities = ["Critical", "Important", "High", "Moderate", "Medium", "Low"];

function Compliance({ of, lacksPatches }: { of: Instance["compliance"]; lacksPatches: boolean }) {
  const patches = [...(of.patches ?? [])].sort((a, b) => place(a.severity) - place(b.severity));
  return (
    <Block name="Compliance" note={`${word(of.status)}, ${of.verdict}`}>
      <p>
        <Text of={of.reason} />
      </p>
      {of.counts !== null && (
        <ul class="counts">
          {kCounts
            .filter((key) => (of.counts![key] ?? 0) > 0)
            .map((key) => (
              <li key={key}>
                <b>{count(of.counts![key]!)}</b> {word(key)}
              </li>
            ))}
        </ul>
      )}
      <Facts
        of={[
          ["Out of compliance since", <When at={of.non_compliant_since} />],
          ["Last scan", <When at={of.last_scan_at} />],
          [
            "Last operation",
            of.last_operation === null ? null : (
              <>
                {of.last_operation}, <When at={of.last_operation_at} />
              </>
            ),
          ],
          [
            "Read",
            of.reads.length === 0 ? null : (
              <>
                {of.reads.map((read, i) => (
                  <span key={i} class="read">
                    {word(read.status)} <When at={read.at} /> <code class="faint">{clean(read.source)}</code>
                  </span>
                ))}
              </>
            ),
          ],
        ]}
      />
      {lacksPatches ? (
        <p class="empty">
          The list of patches isn't in this file, to keep it small: <code>patchtriage report -o json</code> has it.
        </p>
      ) : of.patches === null ? (
        <p class="empty">The patches were not read.</p>
      ) : patches.length === 0 ? (
        <p class="empty">No patch is listed.</p>
      ) : (
        <details open={patches.length <= 12}>
          <summary>{plural(patches.length, "patch", "patches")}</summary>
          <div class="scroll-x" tabIndex={0} role="region" aria-label="Patches">
            <table class="patches">
              <thead>
                <tr>
                  <th>Patch</th>
                  <th>State</th>
                  <th>Severity</th>
                  <th>Classification</th>
                  <th>CVEs</th>
                </tr>
              </thead>
              <tbody>
                {patches.slice(0, 500).map((patch, i) => (
                  <tr key={i}>
                    <td>
                      <span class="mono">
                        <Text of={patch.id} />
                      </span>
                      {patch.title && patch.title !== patch.id && (
                        <small class="faint">
                          <Text of={patch.title} />
                        </small>
                      )}
                    </td>
                    <td>
                      <Text of={patch.state} />
                    </td>
                    <td>{maybe(patch.severity)}</td>
                    <td>{maybe(patch.classification)}</td>
                    <td class="cves">
                      {(patch.cves ?? []).length === 0 ? (
                        ""
                      ) : (
                        <span title={clean(patch.cves!.join(", "))}>
                          {clean(patch.cves!.slice(0, 2).join(", "))}
                          {patch.cves!.length > 2 && ` +${patch.cves!.length - 2}`}
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </Block>
  );
}
const place = (severity: string | null) => {
  const at = kSeverities.indexOf(severity ?? "");
  return at < 0 ? 99 : at;
};

function Schedule({ of }: { of: Instance["patching"] }) {
  return (
    <Block name="Baseline and schedule">
      <Facts
        of={[
          [
            "Baseline",
            of.baseline === null ? (
              <span class="unknown">not known</span>
            ) : (
              <>
                {of.baseline.name && (
                  <>
                    <Text of={of.baseline.name} />{" "}
                  </>
                )}
                <Id of={of.baseline.id} /> <span class="faint">by {word(of.baseline.source)}</span>
              </>
            ),
          ],
          ["Patch group", of.patch_group === null ? null : <Text of={of.patch_group} />],
          [
            "Next install",
            of.next_install_at === null ? (
              of.why_never ? (
                "never"
              ) : (
                <span class="unknown">not known</span>
              )
            ) : (
              <When at={of.next_install_at} />
            ),
          ],
          ["Why never", of.why_never ? <Text of={of.why_never} /> : null],
          ["Next scan", <When at={of.next_scan_at} />],
        ]}
      />
      {of.maintenance_windows === null ? (
        <p class="empty">The maintenance windows could not be read.</p>
      ) : (
        of.maintenance_windows.map((one, i) => (
          <p key={i} class="covers">
            <b>Window</b> {one.name && <Text of={one.name} />} <Id of={one.id} /> {one.operation ?? "other"}
            {one.enabled === false && <span class="badge gap">disabled</span>}{" "}
            {one.schedule && <code>{clean(one.schedule)}</code>}{" "}
            <span class="faint">
              matches by <Text of={one.matched_by} />
            </span>
          </p>
        ))
      )}
      {of.associations === null ? (
        <p class="empty">The associations could not be read.</p>
      ) : (
        of.associations.map((one, i) => (
          <p key={i} class="covers">
            <b>Association</b> {one.name && <Text of={one.name} />} <Id of={one.id} /> {one.operation ?? "other"}{" "}
            <code>{clean(one.document)}</code> {one.status && <span class="badge">{clean(one.status)}</span>}{" "}
            {one.schedule && <code>{clean(one.schedule)}</code>}{" "}
            <span class="faint">
              matches by <Text of={one.matched_by} />
            </span>
          </p>
        ))
      )}
      {of.maintenance_windows?.length === 0 && of.associations?.length === 0 && (
        <p class="empty">No maintenance window and no association with a patch operation covers this instance.</p>
      )}
    </Block>
  );
}

function Context({ of }: { of: Instance }) {
  const context = of.context;
  const { exposure } = context;
  const tags = context.tags === null ? null : Object.entries(context.tags).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <Block name="The instance">
      <Facts
        of={[
          [
            "Platform",
            context.platform === null ? (
              <span class="unknown">not known</span>
            ) : (
              <>
                <Text of={context.platform} /> {context.platform_version && <Text of={context.platform_version} />}
              </>
            ),
          ],
          [
            "Type, state",
            <>
              {maybe(context.instance_type)}, {maybe(context.state)}
            </>,
          ],
          ["Environment", word(context.environment)],
          ["Launched", <When at={context.launched_at} />],
          ["Image", maybeId(context.image_id)],
          [
            "VPC, subnet",
            <>
              {maybeId(context.vpc_id)} {maybeId(context.subnet_id)}
            </>,
          ],
          ["Instance profile", context.iam_instance_profile ? <Id of={context.iam_instance_profile} /> : null],
          ["Auto Scaling group", context.auto_scaling_group ? <Id of={context.auto_scaling_group} /> : null],
          ["Stack", context.stack ? <Text of={context.stack} /> : null],
          ["Owned by", context.owning_service ? <Text of={context.owning_service} /> : null],
          [
            "Resource groups",
            context.resource_groups && context.resource_groups.length > 0 ? (
              <Text of={context.resource_groups.join(", ")} />
            ) : null,
          ],
        ]}
      />
      <h4>
        Exposure: {exposure.level}
        {exposure.breadth
          ? `, open to ${exposure.breadth === "world" ? "the world" : `a ${exposure.breadth} range`}`
          : ""}
      </h4>
      {(exposure.paths ?? []).length > 0 && (
        <ul class="tree">
          {exposure.paths!.map((path, i) => (
            <li key={i} class="inner">
              <details>
                <summary>
                  <b>
                    <Text of={path.ports} />
                  </b>{" "}
                  via{" "}
                  <span class="mono">
                    <Text of={path.via} />
                  </span>
                </summary>
                <Tree evidence={path.evidence ?? []} depth={1} />
              </details>
            </li>
          ))}
        </ul>
      )}
      {(exposure.paths ?? []).length === 0 && <Tree evidence={exposure.evidence ?? []} depth={1} />}
      <h4>Tags</h4>
      {tags === null ? (
        <p class="empty">The tags could not be read.</p>
      ) : tags.length === 0 ? (
        <p class="empty">No tags.</p>
      ) : (
        <dl class="tags">
          {tags.map(([key, value]) => (
            <div key={key}>
              <dt>
                <bdi>{clean(key)}</bdi>
              </dt>
              <dd>
                <bdi>{clean(value)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Block>
  );
}

function Body({ of: { instance, lacks } }: { of: Detail }) {
  return (
    <div class="panel-body">
      <Answer of={instance} />
      <Block name="What to do">
        {instance.remediation.summary !== "" && (
          <p>
            <Text of={instance.remediation.summary} />
          </p>
        )}
        {instance.remediation.steps.length === 0 ? (
          instance.remediation.summary === "" ? (
            <p class="empty">Nothing.</p>
          ) : null
        ) : (
          <Steps steps={instance.remediation.steps} />
        )}
      </Block>
      <Proof of={instance} lacks={lacks.ruledOut} />
      <Block name="History" note={`${title(instance.history.outcome)}${instance.history.reason ? "" : ""}`}>
        {instance.history.reason && (
          <p>
            <Text of={instance.history.reason} />
          </p>
        )}
        <Timeline of={instance} />
      </Block>
      <Compliance of={instance.compliance} lacksPatches={lacks.patches} />
      <Blockers of={instance.manageability} />
      <Schedule of={instance.patching} />
      {instance.priority.tier !== null && (
        <Block name="Priority" note={`${instance.priority.tier}, rank ${count(instance.rank)}`}>
          <Score of={instance.priority} />
        </Block>
      )}
      <Context of={instance} />
    </div>
  );
}

export function Panel() {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<{ row: number; detail: Detail | null } | null>(null);
  const [error, setError] = useState("");
  const ref = view.value.open;
  const row = table.value === null ? null : openRow.value;

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (ref !== null && !element.open) {
      element.showModal();
      // Reading starts at the answer, not at the first button.
      body.current?.focus();
    }
    if (ref === null && element.open) element.close();
  }, [ref]);

  useEffect(() => {
    setError("");
    body.current?.scrollTo({ top: 0 });
    if (row === null) return;
    let isCurrent = true;
    const at = items.value.indexOf(row);
    if (at >= 0 && at !== active.value) active.value = at;
    detail(row).then(
      (value) => {
        if (isCurrent) setLoaded({ row, detail: value });
      },
      (reason: unknown) => {
        if (isCurrent) setError(reason instanceof Error ? reason.message : String(reason));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [row]);

  const columns = table.value?.columns;
  const name = row === null ? null : textAt(columns?.get("name"), row);
  const id = row === null ? (ref ?? "").split("/").pop()! : textAt(columns?.get("instance_id"), row)!;
  const account = row === null ? null : textAt(columns?.get("account"), row);
  const accountName = first.value?.run.accounts.find((one) => one.id === account)?.name;
  return (
    <dialog
      ref={dialog}
      class="panel"
      aria-labelledby="panel-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      {ref !== null && (
        <div class="panel-inner">
          <header class="panel-head">
            <div class="panel-buttons">
              <button
                type="button"
                class="quiet round"
                onClick={() => moveOpen(-1)}
                title="Previous (k)"
                aria-label="Previous instance"
              >
                <span class="flip">
                  <Icon name="down" />
                </span>
              </button>
              <button
                type="button"
                class="quiet round"
                onClick={() => moveOpen(1)}
                title="Next (j)"
                aria-label="Next instance"
              >
                <Icon name="down" />
              </button>
              <span class="spread" />
              <span class="link-copy">
                <Copy text={location.href} what="the link to this view" icon="link" />
              </span>
              <button type="button" class="quiet round" onClick={close} title="Close (Esc)" aria-label="Close">
                <Icon name="cross" />
              </button>
            </div>
            <h2 id="panel-title">
              {row !== null && <Tier of={textAt(columns?.get("tier"), row)} />}
              <bdi>{clean(name ?? id)}</bdi>
            </h2>
            <p class="panel-ids">
              <Id of={id} />
              {account !== null && (
                <span>
                  {accountName && (
                    <>
                      <bdi>{clean(accountName)}</bdi>{" "}
                    </>
                  )}
                  <Id of={account} />
                </span>
              )}
              {row !== null && <span>{textAt(columns?.get("region"), row)}</span>}
            </p>
          </header>
          <div class="panel-scroll" ref={body} tabIndex={0} role="region" aria-label="Findings">
            {table.value === null && <p class="empty">Reading…</p>}
            {table.value !== null && row === null && (
              <div class="panel-body">
                <p>
                  This report doesn't list <code>{clean(ref)}</code>: it may be compliant, out of scope, or of another
                  run.
                </p>
              </div>
            )}
            {error !== "" && (
              <div class="panel-body">
                <p class="failure">{error}</p>
              </div>
            )}
            {row !== null &&
              error === "" &&
              (loaded?.row !== row ? (
                <p class="empty">Reading…</p>
              ) : loaded.detail === null ? (
                <div class="panel-body">
                  <p>{clean(textAt(columns?.get("summary"), row) ?? "")}</p>
                  <p class="empty">
                    The details of this instance were left out to keep the file small:{" "}
                    <code>patchtriage explain {id}</code> prints them.
                  </p>
                </div>
              ) : (
                <Body of={loaded.detail} />
              ))}
          </div>
          {isNarrow.value && (
            <footer class="panel-foot">
              <button type="button" class="primary" onClick={close}>
                Back to the list
              </button>
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}
