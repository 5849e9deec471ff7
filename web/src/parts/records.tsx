// What was read of one instance: its compliance, its baseline and schedule, and what it is.
import type { Instance } from "../data/contract.ts";
import { clean, count, plural, word } from "../format.ts";
import { Block, Facts, maybe, maybeId } from "./blocks.tsx";
import { Tree } from "./evidence.tsx";
import { Id, Prose, Stamp, Text, When } from "./small.tsx";

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

export function Compliance({ of }: { of: Instance["compliance"] }) {
  const patches = [...(of.patches ?? [])].sort((a, b) => place(a.severity) - place(b.severity));
  return (
    <Block name="Compliance" note={`${word(of.status)}, ${of.verdict}`}>
      <p>
        <Prose of={of.reason} />
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
                    {word(read.status)} <Stamp at={read.at} /> <code class="faint">{clean(read.source)}</code>
                  </span>
                ))}
              </>
            ),
          ],
        ]}
      />
      {of.patches === null ? (
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

export function Schedule({ of }: { of: Instance["patching"] }) {
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

export function Context({ of }: { of: Instance }) {
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
