// What was concluded of one instance: the answer, its proof, and what blocks it.
import type { Instance } from "../data/contract.ts";
import { clean, plural, title } from "../format.ts";
import { Block, Facts } from "./blocks.tsx";
import { Tree } from "./evidence.tsx";
import { Prose, Text, When } from "./small.tsx";

export function Answer({ of }: { of: Instance }) {
  const cause = of.root_cause;
  return (
    <section class="answer">
      <p class="answer-text">
        <Prose of={cause.summary} />
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

export function Proof({ of }: { of: Instance }) {
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
      {cause.would_disprove && (
        <p class="disprove">
          <b>Would be disproved by</b> <Text of={cause.would_disprove} />
        </p>
      )}
    </Block>
  );
}

export function Blockers({ of }: { of: Instance["manageability"] }) {
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
